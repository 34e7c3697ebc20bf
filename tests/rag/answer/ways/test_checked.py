"""Whether something named suits the asker: the verdict and the sentences that decide it."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer, Turn

TODAY = date(2026, 11, 25)


def _ask(answerer: Answerer, question: str, *turns: Turn) -> Answer:
    return answerer.answer(question, today=TODAY, history=turns)


def test_too_many_people_do_not_fit_and_the_rule_is_quoted(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Bekommen wir mit 260 Leuten das INQA-Coaching?")
    assert [(one.id, one.verdict) for one in answer.programmes] == [("inqa-coaching", "does_not_fit")]
    assert answer.text.startswith("Nach Ihren Angaben passt das nicht.")
    assert "weniger als 250 Beschäftigten" in answer.text
    assert {one.criterion for one in answer.programmes[0].criteria if one.result == "not_met"} & {"size", "headcount"}


def test_fewer_people_are_not_ruled_out(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Bekommen wir mit 60 Leuten das INQA-Coaching?")
    assert answer.programmes[0].verdict != "does_not_fit"


def test_why_not_explains_the_programme_named_last(over_corpus: Answerer) -> None:
    before = [
        Turn(role="user", text="Bekommen wir mit 260 Leuten das INQA-Coaching?"),
        Turn(role="assistant", text="Nach Ihren Angaben passt das nicht."),
    ]
    answer = _ask(over_corpus, "Warum nicht?", *before)
    assert answer.programmes[0].id == "inqa-coaching"
    assert "weniger als 250 Beschäftigten" in answer.text


@pytest.mark.parametrize("question", ["Bis wann läuft ZIM?", "Welche Netzwerke gibt es in Peine?"])
def test_other_questions_are_left_alone(over_corpus: Answerer, question: str) -> None:
    assert not _ask(over_corpus, question).programmes
