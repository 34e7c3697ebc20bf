"""Chunks and their vectors: what a hit shows, and what the indexes are made from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from rag.records import Chunk, DocumentInfo
from rag.store.connection import Transactions, parts
from rag.store.documents import document_info
from rag.store.tables import CHUNKS, INFO, LIVE, VERSIONS
from rag.store.vectors import VectorRow

FloatMatrix = NDArray[np.float32]
IndexRow = tuple[VectorRow, str, str, str, bytes]
"""A chunk for the indexes: whose it is, title, heading, text, vector."""


class Chunks:
    """Reads chunks of live versions."""

    def __init__(self, transactions: Transactions, *, page_breaks: bool = True) -> None:
        """Takes what opens transactions, and whether the file has the column of that name."""
        self._transactions = transactions
        left_out = {"vector"} if page_breaks else {"vector", "page_breaks"}
        self._columns = [column for column in CHUNKS.c if column.name not in left_out]

    def find(self, chunk_ids: Sequence[str], audiences: frozenset[str]) -> dict[str, tuple[Chunk, DocumentInfo]]:
        """Returns the chunks that belong to live versions, in one snapshot."""
        by_id = sa.select(*self._columns)
        by_key = sa.select(*INFO, VERSIONS.c.key).where(LIVE, VERSIONS.c.audience.in_(audiences))
        with self._transactions.reading() as connection:
            rows = [
                row
                for part in parts(list(chunk_ids))
                for row in connection.execute(by_id.where(CHUNKS.c.chunk_id.in_(part))).mappings()
            ]
            infos = {
                int(row["key"]): document_info(row)
                for part in parts(sorted({int(row["key"]) for row in rows}))
                for row in connection.execute(by_key.where(VERSIONS.c.key.in_(part))).mappings()
            }
        found = {}
        for row in rows:
            info = infos.get(int(row["key"]))
            if info is not None:
                found[str(row["chunk_id"])] = (_chunk(row, info.doc_id, info.version), info)
        return found

    def of_document(self, doc_id: str, audiences: frozenset[str]) -> list[Chunk]:
        """Returns the chunks of the live version in order."""
        query = (
            sa.select(*self._columns, VERSIONS.c.version)
            .join(VERSIONS, VERSIONS.c.key == CHUNKS.c.key)
            .where(VERSIONS.c.doc_id == doc_id, LIVE, VERSIONS.c.audience.in_(audiences))
            .order_by(CHUNKS.c.ordinal)
        )
        with self._transactions.reading() as connection:
            return [_chunk(row, doc_id, str(row["version"])) for row in connection.execute(query).mappings()]

    def rows(
        self, keys: Sequence[int] | None = None, chunk_ids: Sequence[str] | None = None, batch: int = 2_000
    ) -> Iterator[list[IndexRow]]:
        """Yields batches of (row, title, heading, text, vector) of the live versions, or of `keys`, or of `chunk_ids`."""
        query = (
            sa.select(
                CHUNKS.c.chunk_id, VERSIONS.c.doc_id, VERSIONS.c.audience, VERSIONS.c.title, CHUNKS.c.heading_path,
                CHUNKS.c.text, CHUNKS.c.vector,
            )
            .join(VERSIONS, VERSIONS.c.key == CHUNKS.c.key)
            .order_by(CHUNKS.c.key, CHUNKS.c.ordinal)
        )  # fmt: skip
        if keys is not None:
            queries = [query.where(CHUNKS.c.key.in_(part)) for part in parts(keys)]
        elif chunk_ids is not None:
            queries = [query.where(CHUNKS.c.chunk_id.in_(part)) for part in parts(chunk_ids)]
        else:
            queries = [query.where(VERSIONS.c.state == "live")]
        with self._transactions.reading() as connection:
            for one in queries:
                for part in connection.execute(one).partitions(batch):
                    yield [
                        (VectorRow(row[0], row[1], row[2]), row[3], " ".join(json.loads(row[4])), row[5], row[6])
                        for row in part
                    ]

    def vectors(self, dim: int) -> tuple[list[VectorRow], FloatMatrix]:
        """Returns the rows and `float32 (n, dim)` vectors of all live chunks."""
        source = CHUNKS.join(VERSIONS, VERSIONS.c.key == CHUNKS.c.key)
        live = VERSIONS.c.state == "live"
        query = sa.select(CHUNKS.c.chunk_id, VERSIONS.c.doc_id, VERSIONS.c.audience, CHUNKS.c.vector)
        rows: list[VectorRow] = []
        names: dict[str, str] = {}  # one string for each document and audience, not one for each chunk
        with self._transactions.reading() as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(source).where(live)).scalar_one()
            vectors = np.empty(
                (count, dim), dtype=np.float32
            )  # of numpy's large pages: a product takes 10 instead of 12 ms
            for part in connection.execute(query.select_from(source).where(live)).partitions(2_000):
                first = len(rows)
                rows += [
                    VectorRow(row[0], names.setdefault(row[1], row[1]), names.setdefault(row[2], row[2]))
                    for row in part
                ]
                blob = b"".join(row[3] for row in part)
                vectors[first : len(rows)] = np.frombuffer(blob, dtype=np.float32).reshape(len(part), dim)
        return rows, vectors

    def replace_vectors(self, chunk_ids: Sequence[str], vectors: FloatMatrix) -> None:
        """Puts other vectors in the place of those of `chunk_ids`."""
        with self._transactions.writing() as connection:
            for chunk_id, vector in zip(chunk_ids, vectors, strict=True):
                blob = np.ascontiguousarray(vector, dtype=np.float32).tobytes()
                connection.execute(CHUNKS.update().where(CHUNKS.c.chunk_id == chunk_id).values(vector=blob))


def _chunk(row: Any, doc_id: str, version: str) -> Chunk:
    return Chunk(
        chunk_id=row["chunk_id"], doc_id=doc_id, version=version, ordinal=row["ordinal"], text=row["text"],
        start=row["start"], end=row["end"], heading_path=tuple(json.loads(row["heading_path"])),
        page_first=row["page_first"], page_last=row["page_last"],
        page_breaks=tuple(json.loads(row.get("page_breaks") or "[]")),
    )  # fmt: skip
