"""The only door to chromadb, and the exact scan that answers what Chroma answers slowly.

Chroma holds one collection for each audience (cosine). Its metadata filters cost 239 ms at 100,000 vectors, an exact scan 5 ms:
so filtered questions, and readers beside the owner of the folder, go to `ExactVectors`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import EncoderMismatch, StoreDamaged, StoreFull
from rag.records import AUDIENCES
from rag.store.terms import Scored

FloatMatrix = NDArray[np.float32]
BATCH = 5_000
"""Chroma takes at most 5,461 records a call."""

FEW = 4
"""Below one in so many rows, the exact scan copies what the filter lets through; above, it multiplies everything: of 96,000 rows
10 ms for all, 2 ms for a tenth, 5 ms for a fifth, 14 ms for a third.
"""


@dataclass(frozen=True, slots=True)
class VectorRow:
    """Whose vector it is."""

    chunk_id: str
    doc_id: str
    audience: str


class VectorSearch(Protocol):
    """Finds the chunks nearest to a vector."""

    def search(
        self, vector: FloatMatrix, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> list[Scored]:
        """Returns at most `k` chunks by cosine similarity, best first, ties by chunk id."""


class ExactVectors:
    """All vectors in memory, `float32 (n, dim)` of L2 norm 1; recall 1 with any filter."""

    def __init__(self, rows: Sequence[VectorRow], vectors: FloatMatrix) -> None:
        """Takes rows and their vectors in the same order; no rows is fine."""
        self._chunk_ids = [row.chunk_id for row in rows]
        self._doc_ids = np.array([row.doc_id for row in rows], dtype=object)
        codes: dict[str, int] = {}
        self._doc_codes = np.array([codes.setdefault(row.doc_id, len(codes)) for row in rows], dtype=np.int64)
        self._codes = codes
        self._audiences = np.array([AUDIENCES.index(row.audience) for row in rows], dtype=np.int8)
        self._vectors = vectors
        self._last: tuple[frozenset[str], frozenset[str] | None, NDArray[np.int64] | None] | None = None

    def search(
        self, vector: FloatMatrix, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> list[Scored]:
        """Returns at most `k` chunks by cosine similarity, best first, ties by chunk id."""
        if not self._chunk_ids or k < 1 or not audiences:
            return []
        rows = self._rows(audiences, allowed)
        if rows is not None and not len(rows):
            return []
        if rows is None:
            similarities = self._vectors @ vector
        elif len(rows) * FEW > len(self._vectors):  # copying so many rows costs more than multiplying them all
            similarities = (self._vectors @ vector)[rows]
        else:
            similarities = self._vectors[rows] @ vector
        best = min(k, len(similarities))
        found = np.argpartition(-similarities, best - 1)[:best]
        scored = []
        for index in found:
            row = int(index if rows is None else rows[index])
            scored.append(Scored(self._chunk_ids[row], self._doc_ids[row], float(similarities[index])))
        return sorted(scored, key=lambda one: (-one.score, one.chunk_id))

    def _rows(self, audiences: frozenset[str], allowed: frozenset[str] | None) -> NDArray[np.int64] | None:
        """The rows that may be found, None for all; the last filter's are kept, as one asker sets it for many questions."""
        last = self._last
        if last is not None and last[0] == audiences and last[1] is allowed:
            return last[2]
        rows = self._passing(audiences, allowed)
        self._last = (audiences, allowed, rows)
        return rows

    def _passing(self, audiences: frozenset[str], allowed: frozenset[str] | None) -> NDArray[np.int64] | None:
        seen = np.isin(self._audiences, [AUDIENCES.index(one) for one in audiences])
        if allowed is not None:
            wanted = np.zeros(len(self._codes), dtype=bool)
            wanted[[self._codes[one] for one in allowed if one in self._codes]] = True
            seen &= wanted[self._doc_codes]
        return None if seen.all() else np.flatnonzero(seen)


class VectorIndex:
    """Chroma's embedded database in `folder`; one process at a time."""

    def __init__(self, folder: Path, encoder: str, dim: int) -> None:
        """Opens or creates the collections.

        Raises:
            EncoderMismatch: a collection was made with another encoder or dimension.
            StoreDamaged: the files are there and cannot be read.
        """
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        self._folder = folder
        self._errors: tuple[type[Exception], ...] = (
            ChromaError,
            OSError,
            ValueError,
            RuntimeError,
            AttributeError,  # what chromadb raises on a file that is no database
        )
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._client: Any = chromadb.PersistentClient(
                str(folder), Settings(anonymized_telemetry=False, allow_reset=False, is_persistent=True)
            )
            self._collections: dict[str, Any] = {
                audience: self._client.get_or_create_collection(
                    f"chunks-{audience}",
                    metadata={"encoder": encoder, "dim": dim},
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}},
                )
                for audience in AUDIENCES
            }
        except self._errors as error:
            SharedSystemClient.clear_system_cache()  # else the next client of this folder gets the broken one
            raise StoreDamaged(
                f"the vector index in {folder} cannot be opened ({error}): run 'lotse repair'"
            ) from error
        self._held: dict[str, int] = {}
        for collection in self._collections.values():
            made = collection.metadata or {}
            space = (collection.configuration.get("hnsw") or {}).get("space")
            if (made.get("encoder"), made.get("dim")) != (encoder, dim):
                raise EncoderMismatch(f"{made.get('encoder')} ({made.get('dim')})", f"{encoder} ({dim})")
            if space != "cosine":
                raise StoreDamaged(f"the vector index in {folder} measures '{space}', not cosine: run 'lotse repair'")

    def add(self, rows: Sequence[VectorRow], vectors: FloatMatrix) -> None:
        """Adds or replaces chunks; `vectors` is `float32 (len(rows), dim)`."""
        self._held.clear()  # counting costs as much as half a search
        for audience, collection in self._collections.items():
            mine = [index for index, row in enumerate(rows) if row.audience == audience]
            for first in range(0, len(mine), BATCH):
                part = mine[first : first + BATCH]
                try:
                    collection.upsert(
                        ids=[rows[index].chunk_id for index in part],
                        embeddings=vectors[part],
                        metadatas=[{"doc_id": rows[index].doc_id} for index in part],
                    )
                except self._errors as error:
                    raise self._translated(error) from error

    def delete(self, chunk_ids: Iterable[str]) -> None:
        """Deletes chunks wherever they are; unknown ids are ignored."""
        ids = list(chunk_ids)
        self._held.clear()
        for collection in self._collections.values():
            for first in range(0, len(ids), BATCH):
                try:
                    there = collection.get(ids=ids[first : first + BATCH], include=[])["ids"]
                    if there:
                        collection.delete(ids=there)
                except self._errors as error:
                    raise self._translated(error) from error

    def search(
        self, vector: FloatMatrix, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> list[Scored]:
        """Returns at most `k` chunks by cosine similarity, best first; `allowed` goes through Chroma's own filter."""
        found: list[Scored] = []
        if k < 1 or (allowed is not None and not allowed):
            return found
        where = None if allowed is None else {"doc_id": {"$in": sorted(allowed)}}
        for audience in sorted(audiences & self._collections.keys()):
            collection = self._collections[audience]
            held = self._held.setdefault(audience, 0) or collection.count()
            self._held[audience] = held
            if not held:
                continue
            result = collection.query(
                query_embeddings=[vector], n_results=min(k, held), where=where, include=["distances", "metadatas"]
            )
            for chunk_id, distance, fields in zip(
                result["ids"][0], result["distances"][0], result["metadatas"][0], strict=True
            ):
                found.append(Scored(chunk_id, str(fields["doc_id"]), 1.0 - float(distance)))
        return sorted(found, key=lambda one: (-one.score, one.chunk_id))[:k]

    def count(self) -> int:
        """Returns how many vectors the collections hold."""
        return sum(int(collection.count()) for collection in self._collections.values())

    def chunk_ids(self) -> dict[str, set[str]]:
        """Returns the ids in each audience's collection."""
        return {audience: set(one.get(include=[])["ids"]) for audience, one in self._collections.items()}

    def close(self) -> None:
        """Lets go of the files."""
        self._client.close()

    def _translated(self, error: Exception) -> Exception:
        text = str(error)
        if "No space left" in text or "disk is full" in text or "code: 13" in text:
            return StoreFull(str(self._folder))
        return StoreDamaged(f"the vector index in {self._folder} failed ({text}): run 'lotse repair'")


def remove_vectors(folder: Path) -> None:
    """Deletes the files of an index that cannot be used, so that it can be made anew from the database."""
    shutil.rmtree(folder, ignore_errors=True)
