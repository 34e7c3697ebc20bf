"""A follow-up that only changes place or subject is the question before, asked anew."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer, Turn

TODAY = date(2026, 11, 26)


def _ask(answerer: Answerer, *turns: str) -> Answer:
    history: list[Turn] = []
    for text in turns[:-1]:
        answer = answerer.answer(text, today=TODAY, history=history)
        history += [Turn(role="user", text=text), Turn(role="assistant", text=answer.text)]
    return answerer.answer(turns[-1], today=TODAY, history=history)


def test_a_place_instead_of_the_earlier_one(over_corpus: Answerer) -> None:
    first = "Welches Transformationsnetzwerk ist für Zulieferer in Hannover da?"
    text = _ask(over_corpus, first, "Und wenn wir in Wolfsburg statt in Hannover wären?").text
    assert "ReTraSON" in text and "neu/wagen" not in text


def test_a_follow_up_on_a_follow_up_keeps_the_subject(over_corpus: Answerer) -> None:
    turns = ("Wer hilft uns in Hannover bei der Transformation?", "Und in Osnabrück?", "Und in Wolfsburg?")
    assert "ReTraSON" in _ask(over_corpus, *turns).text


def test_a_subject_instead_of_the_earlier_one(over_corpus: Answerer) -> None:
    text = _ask(over_corpus, "Welche Netzwerke gibt es zu Wasserstoff in Niedersachsen?", "Und für KI?").text
    assert "Wasserstoff-Netzwerk" not in text.split("\n")[0]


@pytest.mark.parametrize(
    "later", ["Und wie hoch ist der Satz in Hannover?", "Wer ist Ansprechpartner für ZIM in Hannover?"]
)
def test_a_question_of_its_own_is_not_replaced(over_corpus: Answerer, later: str) -> None:
    text = _ask(over_corpus, "Welche Netzwerke gibt es zu Wasserstoff in Niedersachsen?", later).text
    assert "Wasserstoff-Netzwerk" not in text
