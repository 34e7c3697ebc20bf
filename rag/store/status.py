"""What an operator sees of a data folder: counts, owner, health of the database and of both indexes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import Literal

from rag.errors import StoreError
from rag.records import PUBLIC, DocumentInfo, Filters
from rag.settings import Settings
from rag.store.connection import FILE
from rag.store.database import Database
from rag.store.lock import holder_of
from rag.store.store import Store
from rag.store.term_folder import open_terms

NO_INDEX = "no index yet: run 'make run' or 'lotse ingest corpus/entries'"


@dataclass(frozen=True, slots=True)
class Health:
    """How one of the three stores is; `detail` says what to do where it is not `ok`."""

    part: Literal["database", "terms", "vectors"]
    ok: bool
    detail: str

    def __str__(self) -> str:
        """Returns one line."""
        return f"{self.part}: {self.detail}"


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
    health: tuple[Health, ...] = ()
    documents_listed: tuple[DocumentInfo, ...] = ()


def read_status(settings: Settings, *, documents: bool = False, audiences: frozenset[str] = PUBLIC) -> StoreStatus:
    """Returns the status of a data folder without owning it; `documents` lists those for `audiences`.

    Vectors are counted by their owner only (`status_of`): what Chroma's files hold is not seen from another process.
    """
    if not (settings.data / FILE).exists():
        return _without_index(settings)
    with closing(Database(settings.data, create=False)) as database:
        if database.meta("encoder") is None:
            return _without_index(settings)
        listed = database.documents.page(Filters(), audiences, 0, 1_000_000)[0] if documents else []
        return _status(settings, database, (_database(database), _read_terms(settings, database)), tuple(listed))


def status_of(store: Store, settings: Settings) -> StoreStatus:
    """Returns the status of the data folder that this process owns."""
    live = _live(store.database)
    health = (
        _database(store.database),
        _compared("terms", store.chunk_count(), live),
        _compared("vectors", store.vector_count(), live),
    )
    return _status(settings, store.database, health)


def _without_index(settings: Settings) -> StoreStatus:
    return StoreStatus(str(settings.data), health=(Health("database", False, NO_INDEX),))


def _status(
    settings: Settings, database: Database, health: tuple[Health, ...], listed: tuple[DocumentInfo, ...] = ()
) -> StoreStatus:
    counts, holder = database.versions.counts(), holder_of(settings.data)
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
        health=health,
        documents_listed=listed,
    )


def _database(database: Database) -> Health:
    unfinished = len(database.versions.keys("pending")) + len(database.versions.keys("retired"))
    said = f"{unfinished} unfinished versions" + (", the next owner mends them" if unfinished else "")
    return Health("database", not unfinished, said)


def _read_terms(settings: Settings, database: Database) -> Health:
    try:
        with closing(open_terms(settings.data)) as terms:
            return _compared("terms", terms.count(), _live(database))
    except StoreError as error:
        return Health("terms", False, str(error))


def _compared(part: Literal["terms", "vectors"], held: int, live: int) -> Health:
    return Health(part, held == live, f"{held} of {live} chunks" + ("" if held == live else ", run 'lotse repair'"))


def _live(database: Database) -> int:
    return database.versions.counts()["chunks"]["live"]
