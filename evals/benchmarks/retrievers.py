"""Our ways of ranking the documents of a test collection: lexical, dense and fused, by the same code that answers questions."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from evals.benchmarks.sets import Benchmark, Passage
from rag.embed import Encoder, FloatMatrix
from rag.fuse import Fused, fuse
from rag.records import PUBLIC
from rag.retrieve import CANDIDATES, dense_weight_for
from rag.store.store import passage_text
from rag.store.term_folder import index_folder
from rag.store.terms import Scored, TermIndex, TermRow
from rag.store.vectors import ExactVectors, VectorRow

DEPTH = 50
"""Documents ranked for each query."""

WAYS: dict[str, float | None] = {"lexical": 0.0, "dense": 1.0, "hybrid": None}
"""Our ways with the share of the dense score, None for the calibrated one."""


class Ranker(Protocol):
    """Ranks documents; `name` stands in the table."""

    name: str

    def rank(self, query: str) -> Sequence[str]:
        """Returns at most `DEPTH` document ids, best first."""


class Ours:
    """Best passage of each document, by terms, vectors, or both."""

    def __init__(self, name: str, terms: TermIndex, vectors: ExactVectors | None, encoder: Encoder | None) -> None:
        """`name` is one of `WAYS`; the lexical one needs neither vectors nor encoder."""
        self.name = name
        self._weight = WAYS[name]
        self._terms, self._vectors, self._encoder = terms, vectors, encoder

    def rank(self, query: str) -> Sequence[str]:
        """Returns documents by their best passage."""
        weight = dense_weight_for(self.unknown_share(query)) if self._weight is None else self._weight
        return best_documents(
            fuse(self.lexical(query) if weight < 1 else [], self.dense(query) if weight else [], weight)
        )

    def lexical(self, query: str) -> list[Scored]:
        """Returns the passages by terms."""
        return self._terms.search(query, CANDIDATES, PUBLIC)

    def unknown_share(self, query: str) -> float:
        """Returns the share of the query's words that no passage holds."""
        return self._terms.unknown_share(query)

    def dense(self, query: str) -> list[Scored]:
        """Returns the passages by vectors."""
        assert self._vectors is not None and self._encoder is not None, "made without vectors"
        return self._vectors.search(self._encoder.query(query), CANDIDATES, PUBLIC)


def best_documents(fused: Iterable[Fused | Scored]) -> list[str]:
    """Returns the documents of passages in the order of their best ones."""
    return list(dict.fromkeys(one.doc_id for one in fused))[:DEPTH]


def term_index(folder: Path, passages: Sequence[Passage]) -> TermIndex:
    """Returns the term index of the passages, from the cache where this version of the analysis made it."""
    place = index_folder(folder)
    if not place.exists():
        making = place.with_suffix(f".{os.getpid()}")  # another run may be making the same one
        index = TermIndex(making, writable=True)
        index.add(TermRow(one.id, one.document, "public", one.title, "", one.text) for one in passages)
        index.commit()
        index.close()
        try:
            making.rename(place)
        except OSError:
            shutil.rmtree(making)
    return TermIndex(place, writable=False)


def passage_vectors(
    folder: Path, passages: Sequence[Passage], name: str, encode: Callable[[Sequence[str]], FloatMatrix]
) -> FloatMatrix:
    """Returns the vectors of the passages, from the cache where the encoder `name` made them; `float32 (n, dim)`."""
    path = folder / "vectors" / f"{name}.npy"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        vectors = encode([passage_text(one.title, "", one.text) for one in passages])
        partial = path.with_suffix(f".{os.getpid()}.npy")
        np.save(partial, vectors)
        partial.rename(path)
    return np.asarray(np.load(path), dtype=np.float32)


def cache_folder(data: Path, benchmark: Benchmark, passages: Sequence[Passage]) -> Path:
    """Returns where a set's indexes lie: named by its content and by where its documents were split."""
    cuts = hashlib.sha256("\n".join(f"{one.id} {len(one.text)}" for one in passages).encode()).hexdigest()[:8]
    return data / "evals" / "benchmarks" / f"{benchmark.name}-{benchmark.fingerprint[:8]}-{cuts}"


def our_rankers(
    names: Sequence[str], passages: Sequence[Passage], folder: Path, load: Callable[[], Encoder]
) -> list[Ours]:
    """Returns our rankers of these names over the passages; the encoder is loaded only where one needs it."""
    terms = term_index(folder, passages)
    if not any(WAYS[name] != 0.0 for name in names):
        return [Ours(name, terms, None, None) for name in names]
    encoder = load()
    rows = [VectorRow(one.id, one.document, "public") for one in passages]
    vectors = ExactVectors(rows, passage_vectors(folder, passages, encoder.name, encoder.passages))
    return [Ours(name, terms, vectors, encoder) for name in names]
