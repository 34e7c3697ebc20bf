"""The entries of a store: a page of them, and one whole, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from api.schemas import EntryDetail, EntryOut, EntryPage
from rag.answer.entries import entry_of, standing_of
from rag.errors import NoSuchEntry
from rag.records import DocumentInfo, Filters
from rag.store.reading import Reading

READ_AT_ONCE = 1_000
"""Documents read at a time."""


def entry_page(
    store: Reading,
    filters: Filters,
    audiences: frozenset[str],
    day: dt.date,
    *,
    states: Collection[str] = (),
    levels: Collection[str] = (),
    offset: int = 0,
    limit: int = 50,
) -> EntryPage:
    """Returns the entries by title that meet the filters and have one of the states at `day` and one of the levels, if any."""
    found = [one for one in _documents(store, filters, audiences) if not levels or _field(one, "level") in levels]
    if states:
        found = [one for one in found if (told := _told(one, day)).availability and told.availability.state in states]
    return EntryPage(
        today=day,
        total=len(found),
        offset=offset,
        limit=limit,
        entries=[_told(one, day) for one in found[offset : offset + limit]],
    )


def entry_detail(store: Reading, entry_id: str, audiences: frozenset[str], day: dt.date) -> EntryDetail:
    """Returns an entry with its record and its text.

    Raises:
        NoSuchEntry: there is none of this id that these audiences may see.
    """
    info = store.info(entry_id, audiences)
    entry = entry_of(info) if info is not None else None
    text = store.text(entry_id, info.version, audiences) if info is not None else None
    if info is None or entry is None or text is None:
        raise NoSuchEntry(entry_id)
    return EntryDetail(today=day, entry=_told(info, day), record=entry, sources=entry.sources, text=text)


def _documents(store: Reading, filters: Filters, audiences: frozenset[str]) -> Iterator[DocumentInfo]:
    offset, total = 0, 1
    while offset < total:
        found, total = store.list(filters, audiences, offset, READ_AT_ONCE)
        yield from (one for one in found if one.entry is not None)
        offset += READ_AT_ONCE


def _told(info: DocumentInfo, day: dt.date) -> EntryOut:
    entry = entry_of(info)
    return EntryOut(
        id=info.doc_id,
        kind=info.kind,
        name=info.title,
        level=str(_field(info, "level")),
        regions=info.regions,
        topics=info.topics,
        audience=info.audience,
        url=info.url,
        retrieved=info.retrieved,
        version=info.version,
        imported=_field(info, "imported") is not None,
        availability=None if entry is None else standing_of(entry, day),
    )


def _field(info: DocumentInfo, name: str) -> object:
    return (info.entry or {}).get(name)
