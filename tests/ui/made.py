"""Answers, citations and evidence as the tests of the page need them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rag.records import Answer, AnswerWarning, Availability, Citation
from ui.chat.excerpt import excerpt
from ui.chat.panel import Evidence

TODAY = dt.date(2026, 11, 24)
TEXT = "Davor steht etwas. Der Testbonus zahlt höchstens 35 Prozent. Danach steht noch mehr."
QUOTE = "Der Testbonus zahlt höchstens 35 Prozent."
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
"""Breaks out of text, of an attribute in either quote, and of a tag, wherever escaping is forgotten."""

CLOSED = "Achtung, Testbonus: Das Programm ist seit dem 1. Januar 2026 geschlossen"


def citation(marker: int = 1, **given: Any) -> Citation:
    """A citation of QUOTE in TEXT."""
    start = TEXT.index(QUOTE)
    fixed: dict[str, Any] = {
        "marker": marker,
        "doc_id": "testbonus",
        "title": "Testbonus Niedersachsen",
        "url": "https://www.example.org/testbonus",
        "heading": "Was und wie viel",
        "quote": QUOTE,
        "start": start,
        "end": start + len(QUOTE),
        "version": "v1",
    }
    return Citation(**{**fixed, **given})


def evidence(marker: int = 1, kind: str = "programme", text: str | None = TEXT, **given: Any) -> Evidence:
    """A citation with its quote in context; `text` None: the document is gone."""
    cited = citation(marker, **given)
    return Evidence(cited, kind, excerpt(text, cited.start, cited.end) if text is not None else None)


def answer(text: str = f"{QUOTE} [1]", **given: Any) -> Answer:
    """An answer with one citation."""
    fixed: dict[str, Any] = {
        "question": "Wie viel zahlt der Testbonus?",
        "language": "de",
        "today": TODAY,
        "status": "answered",
        "text": text,
        "citations": (citation(),),
        "engine": "extract",
    }
    return Answer(**{**fixed, **given})


def warning(text: str = f"{CLOSED}.", code: str = "closed_successor", marker: int | None = None) -> AnswerWarning:
    """A warning."""
    return AnswerWarning.model_validate({"code": code, "text": text, "marker": marker})


def stands(state: str, **given: Any) -> Availability:
    """How an entry stands."""
    return Availability.model_validate({"state": state, **given})
