"""How an entry stands, as lines and warnings: the notices of `rag.answer.notices` for ways of answering."""

from __future__ import annotations

from rag.answer.entries import entry_of
from rag.answer.facts.subject import Subject
from rag.answer.notices import Notice, Successor, closing, notice
from rag.answer.told import Asked
from rag.clocks import availability
from rag.records import AnswerWarning


def notice_of(asked: Asked, subject: Subject) -> Notice | None:
    """Returns what must be said of an entry that is not simply open; None for an open one, and for those without clocks."""
    if subject.standing is None or subject.standing.state == "open":
        return None
    following = successor_of(asked, subject)
    chunks = asked.store.document_chunks(subject.document.doc_id, asked.scope.audiences)
    return notice(subject.document, subject.entry, subject.standing, chunks, following, asked.need.language)


def successor_of(asked: Asked, subject: Subject) -> Successor | None:
    """Returns the name of the entry's successor and whether it is closed, too; None where it has none that may be seen."""
    if not subject.entry.successor:
        return None
    document = asked.store.info(subject.entry.successor, asked.scope.audiences)
    following = entry_of(document) if document is not None else None
    if following is None:
        return None
    closed = availability(following, asked.scope.today).state == "closed"
    return Successor(following.short_name or following.name, closed)


def closing_of(asked: Asked, subject: Subject) -> AnswerWarning | None:
    """Returns the warning of an open entry whose window closes soon."""
    if subject.standing is None:
        return None
    return closing(subject.entry, subject.standing, asked.scope.today, asked.need.language)
