"""Whether a place lies in the area of a programme."""

from datetime import date

import pytest

from rag.answer.compose import Answerer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ist Osnabrück GRW-Fördergebiet?", "gehört Osnabrück zum Gebiet"),
        ("Liegt Wolfsburg im GRW-Fördergebiet oder nicht?", "gehört Wolfsburg nicht zum Gebiet"),
        ("Is Wilhelmshaven part of the GRW area?", "Wilhelmshaven belongs to the area"),
    ],
)
def test_the_tables_of_regions_decide_and_the_document_is_cited(
    over_corpus: Answerer, question: str, said: str
) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert said in answer.text.splitlines()[0] and answer.citations[0].entry_id == "grw", answer.text


def test_a_question_for_the_rate_at_a_place_is_none_for_the_area(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Wie hoch ist die GRW-Förderung in Osnabrück?", today=date(2026, 11, 25))
    assert "Liste der Kreise" not in answer.text
