"""BM25 in memory with tantivy's formula, so that a choice of the analysis is measured in a second.

Source: Robertson and Zaragoza 2009; idf = ln(1 + (N - n + 0.5) / (n + 0.5)), as Lucene and tantivy have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75
Scores = NDArray[np.float32]


class Bm25:
    """An index over texts given as lists of terms."""

    def __init__(self, texts: Sequence[Sequence[str]], k1: float = K1, b: float = B) -> None:
        """Counts the terms; an empty text is found by nothing."""
        postings: dict[str, list[tuple[int, int]]] = {}
        lengths = np.array([len(text) for text in texts], dtype=np.float32)
        for row, text in enumerate(texts):
            for term, count in Counter(text).items():
                postings.setdefault(term, []).append((row, count))
        norms = k1 * (1 - b + b * lengths / max(1.0, float(lengths.mean()) if len(texts) else 1.0))
        self._size = len(texts)
        self.idf = {
            term: float(np.log(1 + (len(texts) - len(held) + 0.5) / (len(held) + 0.5)))
            for term, held in postings.items()
        }
        self._weights: dict[str, tuple[NDArray[np.int64], Scores]] = {}
        for term, held in postings.items():
            rows = np.array([row for row, _ in held], dtype=np.int64)
            counts = np.array([count for _, count in held], dtype=np.float32)
            weights = self.idf[term] * counts * (k1 + 1) / (counts + norms[rows])
            self._weights[term] = (rows, weights.astype(np.float32))

    def scores(self, query: Mapping[str, float]) -> Scores:
        """Returns `float32 (n texts,)`: the sum over the query's terms by their weights."""
        total = np.zeros(self._size, dtype=np.float32)
        for term, weight in query.items():
            if term in self._weights:
                rows, weights = self._weights[term]
                total[rows] += weight * weights
        return total
