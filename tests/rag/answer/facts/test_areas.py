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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Gilt H2 Invest auch für Celle?", "in der Region Hannover liegen"),
        ("Geht H2 Invest der Region Hannover auch bei uns in Osnabrück?", "in der Region Hannover liegen"),
        ("Hilft ReTraSON auch Firmen in Celle?", "Zum Gebiet von ReTraSON gehören"),
        ("Braunschweig, 40 Leute. Ist Interreg Deutschland-Nederland was für uns?", "Südostniedersachsen nicht"),
    ],
)
def test_who_sits_elsewhere_is_told_so_first(over_corpus: Answerer, question: str, said: str) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert "nicht zum Gebiet" in answer.text or "passt das nicht" in answer.text, answer.text
    assert said in answer.text, answer.text


def test_who_sits_there_is_not_told_of_the_area_unasked(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Gilt H2 Invest auch für Laatzen?", today=date(2026, 11, 25))
    assert "zum Gebiet." not in answer.text, answer.text
