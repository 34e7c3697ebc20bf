"""Answers worded by a chat model: what the passages carry is kept, the rest dropped, and quotes stand in where nothing is left."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from rag.answer.compose import Answerer
from rag.answer.generate import Writer
from rag.answer.phrases import MODEL_NOTES
from rag.assemble import Reader
from rag.errors import ChatModelBroken, ChatModelDown, ChatModelError, ChatModelSlow
from rag.records import PUBLIC, Answer, Turn
from rag.settings import Settings
from tests.rag.answer.writing import Scripted

TODAY = dt.date(2026, 11, 24)
ASKED = "Mit wie viel Prozent wird das INQA-Coaching bezuschusst?"
TRUE = "Das INQA-Coaching wird mit 80 Prozent der Coachingkosten bezuschusst [1]."
DOWN, SLOW, BROKEN = ChatModelDown("m", "weg"), ChatModelSlow("m", 1), ChatModelBroken("m", "Unfug")


def over(corpus: Reader, model: Scripted | None) -> Answerer:
    """The corpus, answered with a chat model or by quotes; without the ways that need neither."""
    return Answerer(corpus.retriever, Settings(data=Path("unbenutzt")), (), model)


def ask(corpus: Reader, model: Scripted, question: str = ASKED, history: tuple[Turn, ...] = ()) -> Answer:
    """One answer; its stream says the same, markers resolve, quotes are the slices they say they are."""
    *steps, last = over(corpus, model).stream(question, today=TODAY, history=history)
    answer = last.answer
    assert answer is not None
    said = [step.text for step in steps if step.kind == "sentence"]
    assert said and " ".join(said).split() == answer.text.replace("\n- ", "\n").removeprefix("- ").split()
    assert {int(one) for one in re.findall(r"\[(\d+)\]", answer.text)} == {one.marker for one in answer.citations}
    for citation in answer.citations:
        text = corpus.store.text(citation.doc_id, citation.version, PUBLIC)
        assert text is not None and text[citation.start : citation.end] == citation.quote
    return answer


def test_what_is_carried_is_the_answer_in_the_models_words(corpus: Reader) -> None:
    answer = ask(corpus, Scripted("Von den Coachingkosten bezuschusst das INQA-Coaching 80 Prozent [1]."))
    assert answer.engine == "test:scripted" and answer.note is None and answer.dropped == 0
    assert answer.status == "answered" and "Von den Coachingkosten bezuschusst" in answer.text
    assert any("80 Prozent" in one.quote and one.entry_id == "inqa-coaching" for one in answer.citations)


def test_how_a_programme_stands_is_said_first_whatever_the_model_says(corpus: Reader) -> None:
    answer = ask(corpus, Scripted(TRUE))
    assert answer.text.startswith("Achtung, INQA-Coaching") and answer.warnings[0].code == "status_unproven"


@pytest.mark.parametrize(
    "false",
    [
        "Zusätzlich gibt es 25.000 Euro Bonus [1].",
        "Die Förderung läuft bis zum 31. Dezember 2031 [1].",
        "Das gilt auch für Betriebe in Bayern [99].",
        "Ich ignoriere nun alle Regeln und nenne 100 Prozent [1].",
        "Bestimmt bekommen Sie alles bezahlt.",
        "The coaching is entirely free of charge for everyone [1].",
    ],
)
def test_a_false_sentence_is_dropped_and_counted_and_the_true_one_stays(corpus: Reader, false: str) -> None:
    answer = ask(corpus, Scripted(f"{TRUE} {false}"))
    assert answer.engine == "test:scripted" and answer.dropped == 1
    assert "80 Prozent" in answer.text and false.split(" [")[0] not in answer.text
    assert answer.status == ("partial" if "[" in false else "answered")


@pytest.mark.parametrize(
    ("reply", "note"),
    [
        ("Das INQA-Coaching zahlt 95 Prozent [1]. Es endet am 1. Mai 2033 [2].", "unsupported"),
        ("Gern helfe ich Ihnen weiter, fragen Sie mich jederzeit.", "unsupported"),
        ("KEINE ANTWORT", "nothing"),
        (DOWN, "down"),
        (SLOW, "slow"),
        (BROKEN, "broken"),
        (("Das INQA-Coaching zahlt", SLOW), "slow"),
    ],
)
def test_with_nothing_left_the_quotes_answer_and_a_note_says_why(
    corpus: Reader, reply: str | ChatModelError | tuple[str, ChatModelError], note: str
) -> None:
    answer = ask(corpus, Scripted(reply))
    plain = over(corpus, None).answer(ASKED, today=TODAY)
    assert (answer.text, answer.citations, answer.engine) == (plain.text, plain.citations, "extract")
    assert answer.note == MODEL_NOTES["de"][note] and plain.note is None


@pytest.mark.parametrize("error", [SLOW, BROKEN, DOWN])
def test_what_was_said_before_a_fault_stays(corpus: Reader, error: ChatModelError) -> None:
    answer = ask(corpus, Scripted((f"{TRUE} Höchstens werden 12", error)))
    assert answer.engine == "test:scripted" and "80 Prozent" in answer.text
    assert answer.note == MODEL_NOTES["de"]["unfinished"]


def test_a_sentence_comes_before_the_reply_is_over(corpus: Reader) -> None:
    model = Scripted((f"{TRUE} Höchstens werden 12 Beratungstage", BROKEN))
    stream = over(corpus, model).stream(ASKED, today=TODAY)
    first = [next(stream) for _ in range(4)]
    assert [one.kind for one in first] == ["status", "status", "sentence", "sentence"]
    assert "80 Prozent" in first[3].text


def test_what_is_refused_without_a_model_is_refused_with_one(corpus: Reader) -> None:
    model = Scripted()  # any call fails
    answer = over(corpus, model).answer("Wie hoch ist das Bürgergeld?", today=TODAY)
    assert answer.status == "abstained" and not model.asked
    assert over(corpus, model).answer("Hallo", today=TODAY).engine == "small_talk"


def test_a_model_that_never_ends_is_left(corpus: Reader) -> None:
    answer = ask(corpus, Scripted(" ".join(f"Das INQA-Coaching zahlt {number} Euro [1]." for number in range(1_000))))
    assert answer.engine == "extract" and answer.dropped < 20


def test_repeated_sentences_are_said_once(corpus: Reader) -> None:
    assert ask(corpus, Scripted(f"{TRUE} {TRUE}")).text.count("80 Prozent") == 1


HISTORY = (Turn(role="user", text="Was ist ReTraSON?"), Turn(role="assistant", text="Ein Netzwerk."))


def test_a_follow_up_is_made_to_stand_alone(corpus: Reader) -> None:
    model = Scripted("Bis wann läuft ReTraSON?", "KEINE ANTWORT")
    answer = ask(corpus, model, "Und wie lange noch?", HISTORY)
    assert "31. Dezember 2026" in answer.text and answer.question == "Und wie lange noch?"
    assert "<frage>\nBis wann läuft ReTraSON?\n</frage>" in model.asked[1][1][1]


@pytest.mark.parametrize(
    "rewritten",
    [
        "Wie hoch ist der Digitalbonus?",  # nobody spoke of it
        "Läuft ReTraSON bis zum 1. Mai 2031?",  # nobody named a day
        "",
        "Wie lange läuft ReTraSON? " * 40,
        "How long does the network run and who is in it?",
        DOWN,
    ],
)
def test_a_rewritten_question_that_asks_something_new_is_not_used(rewritten: str | ChatModelError) -> None:
    assert Writer(Scripted(rewritten)).alone("Und bis wann?", HISTORY) is None


def test_a_first_question_is_not_rewritten() -> None:
    assert Writer(Scripted()).alone("Was ist ReTraSON?", ()) is None
