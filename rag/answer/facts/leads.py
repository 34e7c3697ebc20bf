"""First sentences in our own words from the record: whether an entry is open and until when, and what an English question gets."""

from __future__ import annotations

from rag.answer.facts.carriers import carrier
from rag.answer.facts.facet import Facet
from rag.answer.facts.subject import Subject
from rag.answer.need import Language
from rag.answer.phrases import day
from rag.answer.told import Line


def open_line(subject: Subject, facet: Facet, language: Language) -> Line | None:
    """Returns that an open entry is open, with the last day where there is one; None where no sentence carries it.

    Asked for of status and deadline only: on another day than the document's own its sentences may say it is closed.
    """
    standing = subject.standing
    if (
        subject.entry.kind == "rule"
        or standing is None
        or standing.state != "open"
        or facet not in ("status", "deadline")
        or standing.until is None
    ):
        return None
    until = day(standing.until, language)
    works = subject.entry.kind != "programme"
    text = f"{subject.entry.name} {'läuft' if works else 'ist offen'}; letzter Tag ist der {until}."
    if language == "en":
        text = f"{subject.entry.name} is {'running' if works else 'open'}; the last day is {until}."
    source = carrier(until, subject.pool, "Fristen und Stand")
    return None if source is None else Line(text, (source,))
