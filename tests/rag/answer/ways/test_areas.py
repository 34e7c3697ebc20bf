"""In which districts a programme works: what its documents say of its area."""

from datetime import date

from rag.answer.compose import Answerer


def test_the_area_is_quoted_with_what_the_programme_is(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("In welchen Landkreisen gilt Niedersachsen Invest EFRE?", today=date(2026, 11, 26))
    assert "Zum Gebiet sagen die Dokumente:" in answer.text.splitlines()
    assert "Peine" in answer.text and "status_unproven" in {one.code for one in answer.warnings}


def test_what_lies_outside_is_said_where_only_that_is_stored(over_corpus: Answerer) -> None:
    answer = over_corpus.answer(
        "Was fördert die GRW in Niedersachsen und in welchen Landkreisen?", today=date(2026, 11, 26)
    )
    assert answer.status == "answered" and "nicht im GRW-Gebiet" in answer.text


def test_a_programme_whose_document_names_no_area_is_left_to_the_other_ways(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("In welchen Landkreisen gilt ZIM?", today=date(2026, 11, 26))
    assert "Zum Gebiet sagen die Dokumente:" not in answer.text
