"""What an operator sees of a data folder: counts, owner, health."""

from __future__ import annotations

from dataclasses import dataclass, field

from rag.records import DocumentInfo, Filters
from rag.settings import Settings
from rag.store.connection import FILE
from rag.store.lock import holder_of
from rag.store.store import EVERYONE, Store


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


def read_status(settings: Settings, *, documents: bool = False) -> StoreStatus:
    """Returns the status of a data folder without owning it."""
    holder = holder_of(settings.data)
    if not (settings.data / FILE).exists():
        return StoreStatus(
            str(settings.data), health=("no index yet: run 'make run' or 'lotse ingest corpus/entries'",)
        )
    with Store.open(settings, role="reader") as store:
        database = store.database
        counts = database.versions.counts()
        live, unfinished = (
            counts["chunks"]["live"],
            len(database.versions.keys("pending")) + len(database.versions.keys("retired")),
        )
        in_terms = store.chunk_count()
        health = [f"terms: {in_terms} of {live} chunks" + ("" if in_terms == live else ", run 'lotse repair'")]
        health.append(f"unfinished versions: {unfinished}" + ("" if not unfinished else ", the next owner mends them"))
        listed = store.list(Filters(), EVERYONE, 0, 1_000_000)[0] if documents else []
        return StoreStatus(
            folder=str(settings.data),
            holder=str(holder) if holder else None,
            encoder=database.meta("encoder"),
            generation=database.generation(),
            documents=sum(counts["audience"].values()),
            chunks=live,
            by_kind=counts["kind"],
            by_audience=counts["audience"],
            by_media_type=counts["media_type"],
            health=tuple(health),
            documents_listed=tuple(listed),
        )
