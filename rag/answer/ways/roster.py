"""The entries of some kinds that a list may name: in reach of the place, on the subject, each with how it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.schema import Entry
from rag.answer.candidates import Candidate
from rag.answer.entries import entry_of, is_withdrawn, standing_of, twin_of
from rag.answer.told import Asked
from rag.answer.ways.about import About, relevance
from rag.answer.ways.where import Near, Where, near
from rag.records import Availability, AvailabilityState, DocumentInfo

IMPORTED = 40
"""Of the records of another database only so many, the best found by a search, are looked at."""

ORDER: dict[AvailabilityState | None, int] = {
    "open": 0,
    None: 0,
    "opens_on": 1,
    "unproven": 2,
    "paused": 3,
    "closed": 4,
}
"""What can be used today comes first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list. `standing` is None for kinds without clocks, `near` where no place is asked about; `relevance` is
    0-1; `told` are the sentences of its document.
    """

    document: DocumentInfo
    entry: Entry
    standing: Availability | None
    near: Near | None
    relevance: float
    told: tuple[Candidate, ...]

    @property
    def state(self) -> AvailabilityState | None:
        """How it stands; None for kinds without clocks."""
        return self.standing.state if self.standing else None

    @property
    def name(self) -> str:
        """The name it is called by: the short one where its document begins with it or its words, else the whole."""
        short = self.entry.short_name
        known = short is not None and any(all(word in one.text for word in short.split()) for one in self.told[:2])
        return short if short and known else re.split(r" \(| – ", self.entry.name)[0]


def by_itself(asked: Asked, document: DocumentInfo, entry: Entry) -> Listed:
    """Returns an entry that is named, as one of a list: how it stands on the day, with the sentences of its document."""
    told = tuple(asked.sentences(document.doc_id))
    return Listed(document, entry, standing_of(entry, asked.scope.today), None, 1.0, told)


def roster(
    asked: Asked,
    kinds: Sequence[str],
    at: Where | None,
    subject: About,
    keep: Callable[[Entry, Availability | None], bool] = lambda entry, standing: True,
) -> list[Listed]:
    """Returns the entries of `kinds` that work in reach of a place and are on the subject or named, in the order of their ids.

    `at` None asks for no place; `keep` may leave out more. Closed ones are among them.
    """
    found = []
    for document in _documents(asked, kinds):
        entry = entry_of(document)
        if entry is None:
            continue
        close = near(entry, at) if at is not None else None
        standing = standing_of(entry, asked.scope.today)
        if (at is not None and close is None) or not keep(entry, standing):
            continue
        told = tuple(asked.sentences(document.doc_id))
        value = 1.0 if document.doc_id in asked.said else relevance(subject, entry, document, told)
        if value is not None:
            found.append(Listed(document, entry, standing, close, value, told))
    return sorted(found, key=lambda one: one.document.doc_id)


def _documents(asked: Asked, kinds: Sequence[str]) -> Iterator[DocumentInfo]:
    """Our own entries, and the records of another database that a search finds and none of our own stands for."""
    imported = []
    for document in asked.names.entries.values():
        if document.kind not in kinds:
            continue
        if (document.entry or {}).get("imported"):
            imported.append(document)
        else:
            yield document
    if not imported:
        return
    found = asked.finder.look(asked.question, asked.scope, replace(asked.scope.filters, kinds=tuple(kinds)), IMPORTED)
    near_by = {one.document.doc_id for one in found.documents}
    yield from (one for one in imported if one.doc_id in near_by and _stands_alone(one, asked.names.entries))


def _stands_alone(document: DocumentInfo, known: Iterable[str]) -> bool:
    return not is_withdrawn(document) and twin_of(document) not in set(known)
