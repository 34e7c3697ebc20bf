"""The sentences of an answer: how an entry stands before what it says, once, for what is asked for."""

from __future__ import annotations

from datetime import date

from corpus.schema import Entry
from rag.answer.evidence import Evidence
from rag.answer.extract import Extract, Pick
from rag.answer.find import Found
from rag.answer.need import read_question
from rag.answer.statements import MAX_OF_PART, Statements, state
from rag.records import Chunk
from tests.rag.answer.made import chunk, cut, entry, entry_document

TODAY = date(2026, 11, 24)
CLOSED = entry("bonus", status="closed", status_as_of="2026-01-01")
STAND = chunk("Bonus ist seit dem 1. Januar 2026 geschlossen.", "Fristen und Stand", doc_id="bonus", start=1_000)


def found(question: str, text: str, given: Entry = CLOSED, options: bool = False, subject: bool = True) -> Found:
    """A part of a question with every sentence of a text chosen."""
    picks = tuple(Pick(one, one.cut.start, one.cut.end, 1.0) for one in cut(text, doc=entry_document(given)))
    subjects = (given.id,) if subject else ()
    return Found(read_question(question), Extract(picks, Evidence(1.0, ()), subjects, options), question)


def stated(*parts: Found) -> Statements:
    """What is said of the parts."""
    chunks: dict[str, list[Chunk]] = {"bonus": [STAND]}
    return state(parts, TODAY, "de", lambda doc_id: None, lambda doc_id: chunks.get(doc_id, []))


def test_a_closed_programme_is_said_to_be_before_anything_else() -> None:
    said = stated(found("Was zahlt Bonus?", "Bonus zahlte 35 Prozent."))
    assert said.sentences[0].startswith("Achtung, Bonus: Das Programm ist seit dem 1. Januar 2026 geschlossen")
    assert said.sentences[1].startswith("Bonus zahlte 35 Prozent.") and said.warnings[0].code == "closed_successor"


def test_two_parts_on_one_programme_tell_its_state_once_and_nothing_twice() -> None:
    part = found("Was zahlt Bonus?", "Bonus zahlte 35 Prozent.")
    assert len(stated(part, part).sentences) == 2 and len(stated(part, part).warnings) == 1


def test_of_several_options_each_is_followed_by_how_it_stands() -> None:
    other = entry("offen", status="open", status_as_of="2026-11-01")
    both = found("Welche Programme gibt es?", "Bonus fördert.", options=True)
    more = found("Welche Programme gibt es?", "Offen fördert.", other, options=True)
    said = stated(both, more).sentences
    assert [one.split(" [")[0].rstrip(".") for one in said] == [
        "Bonus fördert", "Achtung, Bonus: Das Programm ist seit dem 1. Januar 2026 geschlossen", "Offen fördert",
    ]  # fmt: skip


def test_a_page_that_only_holds_the_fact_is_not_warned_of() -> None:
    assert len(stated(found("Wie viele Leute arbeiten dort?", "Dort arbeiten 50 Leute.", subject=False)).sentences) == 1


def test_each_of_several_parts_gets_few_sentences() -> None:
    long = found("Was ist Bonus?", "Bonus ist rot. Bonus ist blau. Bonus ist grün. Bonus ist gelb.")
    assert sum("Bonus ist" in one for one in stated(long).sentences) == 4
    shorter = stated(long, found("Was zahlt Bonus?", "Bonus zahlte 35 Prozent.")).sentences
    assert sum(one.startswith("Bonus ist") for one in shorter) == MAX_OF_PART
