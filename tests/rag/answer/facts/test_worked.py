"""Sums worked out for the asker: grant, own share, de-minimis room."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.answer.facts.worked import costs_told

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("question", "costs"),
    [
        ("Was kostet mich das nach Zuschuss, wenn der Berater 3.500 Euro nimmt?", 3_500),
        ("Wie hoch ist die Förderung bei 200.000 Euro Personalkosten?", 200_000),
        ("Der Höchstbetrag ist doch 50.000 Euro, oder?", None),
        ("Unser Umsatz liegt bei 5.000.000 Euro. Wie viel gibt es?", None),
        ("Was kostet das: 3.000 Euro oder eher 5.000 Euro Honorar", None),
    ],
)
def test_costs_are_one_sum_told_as_such(question: str, costs: float | None) -> None:
    assert costs_told(question) == costs


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Was kostet mich eine Energieberatung nach Zuschuss, wenn die 8.000 Euro verlangt?",
            "50 % von 8.000 Euro = 4.000 Euro; 8.000 Euro minus 4.000 Euro = 4.000 Euro",
        ),
        (
            "Wie hoch ist die Forschungszulage für 40 Leute bei 200.000 Euro Personalkosten?",
            "35 % von 200.000 Euro = 70.000 Euro; 200.000 Euro minus 70.000 Euro = 130.000 Euro",
        ),
    ],
)
def test_grant_and_own_share_are_worked_out_and_cited(over_corpus: Answerer, question: str, said: str) -> None:
    answer = over_corpus.answer(question, today=TODAY)
    line = next(one for one in answer.text.splitlines() if said in one)
    assert line.rstrip().endswith("]") and answer.status == "answered", answer.text


def test_a_cap_that_may_cut_the_grant_is_said(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Was kostet mich eine EBN-Energieberatung, wenn die 8.000 Euro verlangt?", today=TODAY)
    assert "ein Höchstbetrag kann den Zuschuss kürzen" in answer.text


def test_the_room_left_stands_first_with_the_limit_cited(over_corpus: Answerer) -> None:
    question = "Mein Mandant hat 280.000 Euro De-minimis seit 2024 bekommen, reicht der Rest für eine BAFA-Beratung?"
    answer = over_corpus.answer(question, today=TODAY)
    first = answer.text.splitlines()[0]
    assert "300.000 Euro minus 280.000 Euro = 20.000 Euro. [1]" in first
    assert answer.citations[0].doc_id == "de-minimis" and "300.000 Euro" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("De-minimis: Mandant hat 290.000 Euro, was bleibt?", "300.000 Euro minus 290.000 Euro = 10.000 Euro"),
        (
            "Wir haben 2024 60.000 Euro und 2025 50.000 Euro De-minimis bekommen, wie viel ist noch frei?",
            "300.000 Euro minus 60.000 Euro = 240.000 Euro; 240.000 Euro minus 50.000 Euro = 190.000 Euro",
        ),
    ],
)
def test_what_is_left_of_the_ceiling_is_reckoned(over_corpus: Answerer, question: str, said: str) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert said in answer.text, answer.text
