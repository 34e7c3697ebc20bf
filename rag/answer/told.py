"""What a way of answering tells: sentences in our own words, each with the sentences of documents that carry it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rag.answer.candidates import Candidate
from rag.answer.conversation import Conversation, read_conversation, understood
from rag.answer.find import Finder, Scope
from rag.answer.library import Library
from rag.answer.names import Names
from rag.answer.need import Need
from rag.profile import Profile
from rag.question import Understood
from rag.records import AnswerStatus, AnswerWarning, Ask, ProgrammeResult, Turn


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an answer, without its markers; `sources` carry it, `item` makes it one of a list.

    `quoted` says that it is a source's own sentence, word for word; `follows` that it goes on in the line of the one before.
    A line without sources claims nothing: it is a heading of `rag.answer.headings`, or it is not kept.
    """

    text: str
    sources: tuple[Candidate, ...] = ()
    item: bool = False
    quoted: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The answer of one way; `warnings` with the entry they speak of are given their markers later.

    `gaps` are sentences that say what is not known and whom to ask; they claim nothing of documents and stand last.
    `asked_day` is the day gone by that the question is about, None for today.
    """

    lines: tuple[Line, ...]
    programmes: tuple[ProgrammeResult, ...] = ()
    ask: Ask | None = None
    warnings: tuple[AnswerWarning, ...] = ()
    status: AnswerStatus = "answered"
    gaps: tuple[str, ...] = ()
    asked_day: date | None = None


@dataclass(frozen=True)
class Asked:
    """A question on its way: as it was said and mended, what it needs, and what is known of who asks.

    `said` are the entries that it names in full, as of `Names.said`; `carried` is the earlier question on which a follow-up
    leans; `profile` is what was given of the asker.
    """

    question: str
    need: Need
    carried: str
    history: tuple[Turn, ...]
    profile: Profile
    scope: Scope
    names: Names
    finder: Finder
    store: Library

    @cached_property
    def said(self) -> dict[str, frozenset[str]]:
        """The entries named in the question, but for those whose name is an everyday word there ("E-Autos"); failing that in
        the one it leans on.
        """
        named = self.understood.entries
        said = {doc_id: terms for doc_id, terms in self.names.said(self.question).items() if doc_id in named}
        return said or self.names.said(self.carried)

    @cached_property
    def understood(self) -> Understood:
        """The question, read by rules: what it wants, and what it names."""
        return understood(self.question, self.scope.today, self.names)

    @cached_property
    def conversation(self) -> Conversation:
        """What is known over the turns; its profile holds what was given and said."""
        return read_conversation(self.question, self.history, self.profile, self.scope.today, self.names)

    def sentences(self, doc_id: str) -> list[Candidate]:
        """Returns the sentences of a document that may be quoted, in order."""
        document = self.names.entries.get(doc_id) or self.store.info(doc_id, self.scope.audiences)
        return [] if document is None else self.finder.sentences(document, self.scope.audiences)


def ahead_of_quotes(told: Told) -> int | None:
    """Returns how many lines stand before the first quote of an answer that is quotes but for those; None for any other.

    Such an answer may be worded otherwise: it gives no verdict, asks nothing, and lists nothing under headings.
    """
    quotes = [number for number, one in enumerate(told.lines) if one.quoted]
    plain = told.status == "answered" and not told.programmes and told.ask is None
    return quotes[0] if quotes and plain and all(one.sources for one in told.lines) else None


Way = Callable[[Asked], Told | None]
"""Answers a question that it is made for; None leaves it to the next way."""
