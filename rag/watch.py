"""A watch: a saved search or a shortlist of entries, and the entries that it finds."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date

from pydantic import Field

from corpus.vocabulary import Topic
from rag.errors import FilterUnknown, InputError, NoSuchEntry
from rag.record import Record
from rag.records import AUDIENCES, KINDS, PUBLIC, Audience, DocumentInfo, Filters, Query
from rag.region_filter import region_ids
from rag.retrieve import Retriever
from rag.store.reading import Reading

FOUND_MAX = 20
"""Entries that a saved search with words watches: the best."""
LISTED_MAX = 500
"""Entries that a saved search without words watches."""
TOPICS: tuple[str, ...] = Topic.__args__  # type: ignore[attr-defined]


class Watch(Record):
    """What is watched; regions are ids. `entry_ids` are a shortlist, else words and filters are a search."""

    id: str
    name: str
    audience: Audience
    created: date
    within_days: int = Field(default=30, ge=0, description="how long before it opens or closes is told")
    query: str | None = None
    entry_ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def audiences(self) -> frozenset[str]:
        """The audiences whose entries it watches."""
        return frozenset(AUDIENCES) if self.audience == "internal" else PUBLIC


def new_watch(
    name: str,
    *,
    today: date,
    audience: Audience = "public",
    within_days: int = 30,
    query: str | None = None,
    entry_ids: Iterable[str] = (),
    kinds: Iterable[str] = (),
    regions: Iterable[str] = (),
    topics: Iterable[str] = (),
) -> Watch:
    """Returns a watch with an id that nobody guesses, as whoever knows it may read the feed.

    Raises:
        InputError: nothing to watch is named, or a shortlist and a search at once.
        FilterUnknown, PlaceUnknown, PlaceAmbiguous: a filter names what does not exist, or several places.
    """
    name, query = " ".join(name.split()), " ".join((query or "").split()) or None
    filters = {"kinds": tuple(kinds), "regions": region_ids(regions), "topics": tuple(topics)}
    shortlist = tuple(dict.fromkeys(entry_ids))
    if not name or len(name) > 120:
        raise InputError("alerts need a name of 1 to 120 characters")
    if bool(shortlist) == bool(query or any(filters.values())):
        raise InputError(
            "name what to watch: entries with --entry, or a search with --query, --kind, --region, --topic"
        )
    for label, given, known in (("kind", filters["kinds"], KINDS), ("topic", filters["topics"], TOPICS)):
        for one in given:
            if one not in known:
                raise FilterUnknown(label, one, list(known))
    return Watch(
        id=secrets.token_hex(10),
        name=name,
        audience=audience,
        created=today,
        within_days=within_days,
        query=query,
        entry_ids=shortlist,
        **filters,
    )


def watched(
    watch: Watch, store: Reading, retriever: Retriever, today: date, known: Iterable[str] = ()
) -> dict[str, DocumentInfo]:
    """Returns the live entries that a watch finds today, and those of `known` ids that are still there.

    Raises:
        QuestionTooLong: the words of the search are more than a question may have.
    """
    if watch.entry_ids:
        found = store.database.documents.infos(watch.entry_ids, watch.audiences)
    else:
        filters = Filters(kinds=watch.kinds, regions=watch.regions, topics=watch.topics)
        if watch.query:
            query = Query(watch.query, today, filters, watch.audiences, limit=FOUND_MAX)
            listed = [group.document for group in retriever.search(query).documents]
        else:
            listed, _ = store.list(filters, watch.audiences, 0, LISTED_MAX)
        found = store.database.documents.infos(list(known), watch.audiences) | {one.doc_id: one for one in listed}
    return {doc_id: one for doc_id, one in found.items() if one.entry is not None}


def check_shortlist(watch: Watch, store: Reading) -> None:
    """Makes sure that every entry of a shortlist is there.

    Raises:
        NoSuchEntry: one is not, for this audience.
    """
    found = store.database.documents.infos(watch.entry_ids, watch.audiences)
    for entry_id in watch.entry_ids:
        if entry_id not in found or found[entry_id].entry is None:
            raise NoSuchEntry(entry_id)
