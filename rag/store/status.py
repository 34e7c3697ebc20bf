"""What an operator sees of a data folder: counts, owner, health."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from rag.errors import StoreError
from rag.records import PUBLIC, DocumentInfo, Filters
from rag.settings import Settings
from rag.store.connection import FILE
from rag.store.database import Database
from rag.store.lock import holder_of
from rag.store.term_folder import open_terms

NO_INDEX = "no index yet: run 'make run' or 'lotse ingest corpus/entries'"


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """Counts and health of a data folder; all empty where there is no index yet."""

    folder: str
    holder: str | None = None
    encoder: str | None = None
    generation: int = 0
    documents: int = 0
    chunks: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    by_audience: dict[str, int] = field(default_factory=dict)
    by_media_type: dict[str, int] = field(default_factory=dict)
    health: tuple[str, ...] = ()
    documents_listed: tuple[DocumentInfo, ...] = ()


def read_status(settings: Settings, *, documents: bool = False, audiences: frozenset[str] = PUBLIC) -> StoreStatus:
    """Returns the status of a data folder without owning it; `documents` lists those for `audiences`."""
    holder = holder_of(settings.data)
    if not (settings.data / FILE).exists():
        return StoreStatus(str(settings.data), health=(NO_INDEX,))
    with closing(Database(settings.data, create=False)) as database:
        if database.meta("encoder") is None:
            return StoreStatus(str(settings.data), health=(NO_INDEX,))
        counts = database.versions.counts()
        listed = database.documents.page(Filters(), audiences, 0, 1_000_000)[0] if documents else []
        return StoreStatus(
            folder=str(settings.data),
            holder=str(holder) if holder else None,
            encoder=database.meta("encoder"),
            generation=database.generation(),
            documents=sum(counts["audience"].values()),
            chunks=counts["chunks"]["live"],
            by_kind=counts["kind"],
            by_audience=counts["audience"],
            by_media_type=counts["media_type"],
            health=tuple(_health(settings, database)),
            documents_listed=tuple(listed),
        )


def _health(settings: Settings, database: Database) -> Iterator[str]:
    live = database.versions.counts()["chunks"]["live"]
    try:
        with closing(open_terms(settings.data)) as terms:
            held = terms.count()
        yield f"terms: {held} of {live} chunks" + ("" if held == live else ", run 'lotse repair'")
    except StoreError as error:
        yield f"terms: {error}"
    unfinished = len(database.versions.keys("pending")) + len(database.versions.keys("retired"))
    yield f"unfinished versions: {unfinished}" + ("" if not unfinished else ", the next owner mends them")
