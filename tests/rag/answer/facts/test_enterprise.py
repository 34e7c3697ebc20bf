"""Which size of enterprise the asker is."""

from datetime import date

import pytest

from rag.answer.compose import Answerer

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        (
            "Wir sind eine 100-prozentige Tochter eines Konzerns mit 9.000 Leuten, selbst 60. Gelten wir als KMU?",
            "Mit zusammen 9.060 Beschäftigten sind Sie nach Ihren Angaben ein großes Unternehmen, also kein KMU.",
            "mehr als 50 Prozent",
        ),
        ("Wir sind 60 Leute. Gelten wir als KMU?", "ein mittleres Unternehmen, also ein KMU", "250 Beschäftigte"),
    ],
)
def test_the_class_is_reckoned_with_linked_enterprises(
    over_corpus: Answerer, question: str, said: str, cited: str
) -> None:
    answer = over_corpus.answer(question, today=TODAY)
    assert said in answer.text and any(cited in one.quote for one in answer.citations), answer.text


def test_nothing_is_said_of_a_group_whose_size_is_not_known(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Wir sind 60 Leute und Tochter eines Konzerns. Gelten wir als KMU?", today=TODAY)
    assert "also ein KMU" not in answer.text and "also kein KMU" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Ab welcher Mitarbeiterzahl zählt ein Unternehmen nach EU-Empfehlung als mittleres?",
        "Ab wann ist man ein mittleres Unternehmen?",
    ],
)
def test_a_class_is_told_by_its_bounds(over_corpus: Answerer, question: str) -> None:
    answer = over_corpus.answer(question, today=TODAY)
    assert "weniger als 50 Beschäftigte" in answer.text and "weniger als 250 Beschäftigte" in answer.text
