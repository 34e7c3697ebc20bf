"""Versions of documents: written pending, switched live all at once, retired, deleted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from rag.records import Chunk, Document
from rag.store.connection import Transactions, parts
from rag.store.tables import CHUNKS, META, TEXTS, VERSIONS

FloatMatrix = NDArray[np.float32]


class Versions:
    """The states of versions: pending, live, retired."""

    def __init__(self, transactions: Transactions) -> None:
        """Takes what opens transactions."""
        self._transactions = transactions

    def counts(self) -> dict[str, dict[str, int]]:
        """Returns live documents by kind, audience and media type, and the number of live chunks."""
        found: dict[str, dict[str, int]] = {}
        with self._transactions.reading() as connection:
            for column in (VERSIONS.c.kind, VERSIONS.c.audience, VERSIONS.c.media_type):
                rows = connection.execute(
                    sa.select(column, sa.func.count()).where(VERSIONS.c.state == "live").group_by(column)
                )
                found[column.name] = {str(name): int(count) for name, count in rows}
            chunks = connection.execute(
                sa.select(sa.func.coalesce(sa.func.sum(VERSIONS.c.chunks), 0)).where(VERSIONS.c.state == "live")
            ).scalar_one()
        found["chunks"] = {"live": int(chunks)}
        return found

    def chunk_count(self, audiences: frozenset[str]) -> int:
        """Returns how many chunks the live documents for these audiences have."""
        total = sa.select(sa.func.coalesce(sa.func.sum(VERSIONS.c.chunks), 0))
        mine = (VERSIONS.c.state == "live", VERSIONS.c.audience.in_(audiences))
        with self._transactions.reading() as connection:
            return int(connection.execute(total.where(*mine)).scalar_one())

    def sources(self) -> dict[str, tuple[str, str, str, str]]:
        """Returns source URI -> (doc_id, source hash, fingerprint, audience) of the live documents."""
        columns = (VERSIONS.c.source, VERSIONS.c.doc_id, VERSIONS.c.source_hash, VERSIONS.c.fingerprint)
        with self._transactions.reading() as connection:
            rows = connection.execute(sa.select(*columns, VERSIONS.c.audience).where(VERSIONS.c.state == "live"))
            return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}

    def origin(self, doc_id: str, version: str, audiences: frozenset[str]) -> tuple[str, str, str] | None:
        """Returns source URI, media type and source hash of a live version; None where it is gone or not for these."""
        columns = VERSIONS.c
        query = sa.select(columns.source, columns.media_type, columns.source_hash).where(
            columns.state == "live",
            columns.doc_id == doc_id,
            columns.version == version,
            columns.audience.in_(audiences),
        )
        with self._transactions.reading() as connection:
            row = connection.execute(query).first()
        return (row[0], row[1], row[2]) if row is not None else None

    def without_live(
        self, batch: Iterable[tuple[Document, Sequence[Chunk], FloatMatrix, str]]
    ) -> list[tuple[Document, Sequence[Chunk], FloatMatrix, str]]:
        """Returns the part of a batch that is not live as it is; of the rest, notes the source hash.

        Other bytes often hold the same text: a page fetched again, a blank line more.
        """
        columns, others = VERSIONS.c, []
        with self._transactions.writing() as connection:
            for row in batch:
                document, _, _, fingerprint = row
                same = (
                    columns.state == "live",
                    columns.doc_id == document.doc_id,
                    columns.version == document.version,
                    columns.fingerprint == fingerprint,
                )
                noted = VERSIONS.update().where(*same).values(source_hash=document.source_hash)
                if not connection.execute(noted).rowcount:
                    others.append(row)
        return others

    def confirm(self, doc_ids: Sequence[str], day: dt.date) -> None:
        """Notes that the live documents were seen unchanged on `day`, unless they were seen later already."""
        columns = VERSIONS.c
        with self._transactions.writing() as connection:
            for part in parts(list(doc_ids)):
                older = sa.or_(columns.retrieved.is_(None), columns.retrieved < day)
                seen = VERSIONS.update().where(columns.doc_id.in_(part), columns.state == "live", older)
                connection.execute(seen.values(retrieved=day))

    def add_pending(self, batch: Iterable[tuple[Document, Sequence[Chunk], FloatMatrix, str]]) -> list[int]:
        """Writes versions with their chunks and vectors, not visible yet, and returns their keys."""
        keys = []
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._transactions.writing() as connection:
            for document, chunks, vectors, fingerprint in batch:
                values = {
                    "doc_id": document.doc_id,
                    "version": document.version,
                    "state": "pending",
                    "source": document.source,
                    "source_hash": document.source_hash,
                    "fingerprint": fingerprint,
                    "title": document.title,
                    "media_type": document.media_type,
                    "kind": document.kind,
                    "audience": document.audience,
                    "language": document.language,
                    "url": document.url,
                    "published": document.published,
                    "retrieved": document.retrieved,
                    "valid_from": document.valid_from,
                    "valid_until": document.valid_until,
                    "regions": _joined(document.regions),
                    "topics": _joined(document.topics),
                    "entry_id": document.entry_id,
                    "entry": None if document.entry is None else json.dumps(document.entry, ensure_ascii=False),
                    "ocr": document.ocr,
                    "chars": len(document.text),
                    "chunks": len(chunks),
                    "page_count": len(document.pages),
                    "ingested": now,
                }
                inserted = connection.execute(VERSIONS.insert().values(**values)).inserted_primary_key
                assert inserted is not None
                key = int(inserted[0])
                connection.execute(TEXTS.insert().values(key=key, text=document.text))
                rows = [
                    {
                        "chunk_id": chunk.chunk_id,
                        "key": key,
                        "ordinal": chunk.ordinal,
                        "text": chunk.text,
                        "start": chunk.start,
                        "end": chunk.end,
                        "heading_path": json.dumps(chunk.heading_path, ensure_ascii=False),
                        "page_first": chunk.page_first,
                        "page_last": chunk.page_last,
                        "page_breaks": json.dumps(chunk.page_breaks) if chunk.page_breaks else None,
                        "vector": np.ascontiguousarray(vector, dtype=np.float32).tobytes(),
                    }
                    for chunk, vector in zip(chunks, vectors, strict=True)
                ]
                if rows:
                    connection.execute(CHUNKS.insert(), rows)
                keys.append(key)
        return keys

    def switch(self, keys: Sequence[int], removed: Sequence[str] = ()) -> None:
        """Makes pending versions live and what they replace retired; retires the documents `removed`, all at once."""
        with self._transactions.writing() as connection:
            for part in parts(keys):
                replaced = sa.select(VERSIONS.c.doc_id).where(VERSIONS.c.key.in_(part))
                connection.execute(
                    VERSIONS.update()
                    .where(VERSIONS.c.doc_id.in_(replaced), VERSIONS.c.state == "live")
                    .values(state="retired")
                )
                connection.execute(VERSIONS.update().where(VERSIONS.c.key.in_(part)).values(state="live"))
            for part in parts(list(removed)):
                connection.execute(
                    VERSIONS.update()
                    .where(VERSIONS.c.doc_id.in_(part), VERSIONS.c.state == "live")
                    .values(state="retired")
                )
            grown = sa.select(META.c.value).where(META.c.name == "generation")
            generation = int(connection.execute(grown).scalar() or 0) + 1
            connection.execute(META.delete().where(META.c.name == "generation"))
            connection.execute(META.insert().values(name="generation", value=str(generation)))

    def keys(self, state: str) -> list[int]:
        """Returns the keys of all versions in a state."""
        with self._transactions.reading() as connection:
            return list(connection.execute(sa.select(VERSIONS.c.key).where(VERSIONS.c.state == state)).scalars())

    def chunk_ids_of(self, keys: Sequence[int]) -> list[str]:
        """Returns the chunk ids of versions."""
        found: list[str] = []
        with self._transactions.reading() as connection:
            for part in parts(keys):
                found += connection.execute(sa.select(CHUNKS.c.chunk_id).where(CHUNKS.c.key.in_(part))).scalars()
        return found

    def delete(self, keys: Sequence[int]) -> None:
        """Deletes versions with their texts and chunks."""
        with self._transactions.writing() as connection:
            for part in parts(keys):
                for table in (CHUNKS, TEXTS, VERSIONS):
                    connection.execute(table.delete().where(table.c.key.in_(part)))


def _joined(values: Sequence[str]) -> str:
    return f"|{'|'.join(values)}|" if values else ""
