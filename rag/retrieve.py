"""Retrieval: a query to hits, grouped by document."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from rag.duplicates import Fingerprint, fingerprint, say_the_same
from rag.embed import Encoder
from rag.errors import QuestionEmpty, QuestionTooLong
from rag.fuse import Fused, fuse
from rag.records import Chunk, DocumentHits, DocumentInfo, Hit, Query, SearchResult
from rag.rerank import RERANKED, Reranker, rerank
from rag.store.store import Store, passage_text

CANDIDATES = 60
"""Chunks asked of each index; the fused list is cut to the query's limit afterwards."""

TERM_THREADS = 4
"""Searches of the term index at once, each beside the search of the vectors of its question: tantivy, numpy and tokenizers
all let go of the interpreter's lock while they work.
"""

DENSE_WEIGHT, DENSE_WEIGHT_UNKNOWN = 0.2, 0.5
"""Share of the dense score where every word of the question occurs in the index, and where none does; between them in proportion.
Source: `python -m evals.fusion --queries 200 --documents 1000`, nDCG@10 of own dev questions, XQuAD-de, LegalQuAD, law headings:
87.4, 96.9, 89.7, 84.0 so; 87.5, 96.6, 88.7, 84.3 at 0.3 for all; chosen on the other sets 87.4, 96.9, 87.3, 84.0 against 87.0,
96.6, 87.3, 83.6 for the best one for all.
"""


def dense_weight_for(unknown_share: float) -> float:
    """Returns the share of the dense score for a question, so much of whose words (0-1) no chunk holds."""
    return DENSE_WEIGHT + (DENSE_WEIGHT_UNKNOWN - DENSE_WEIGHT) * unknown_share


class Retriever:
    """Answers queries over a store with an encoder."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        dense_weight: float | None = None,
        max_chars: int = 4_000,
        reranker: Reranker | None = None,
    ) -> None:
        """`dense_weight` is in 0-1, None for the calibrated one; a longer question than `max_chars` is refused."""
        self.store = store
        self._encoder = encoder
        self._dense_weight = dense_weight
        self._max_chars = max_chars
        self._reranker = reranker
        self._beside = ThreadPoolExecutor(TERM_THREADS, thread_name_prefix="terms")

    def search(self, query: Query) -> SearchResult:
        """Returns documents by their best passage, and the same passages flat; ranks count from 1.

        A filter that nothing meets gives nothing. Passages that say the same in several documents count once (`Hit.also_in`).

        Raises:
            QuestionEmpty: there is nothing but white space.
            QuestionTooLong: there are more characters than the limit.
        """
        if not query.text.strip():
            raise QuestionEmpty
        if len(query.text) > self._max_chars:
            raise QuestionTooLong(len(query.text), self._max_chars)
        clock = _Clock()
        allowed = self.store.allowed(query.filters, query.audiences)
        clock.note("filter")
        searched = self._beside.submit(self.store.search_terms, query.text, CANDIDATES, query.audiences, allowed)
        weight = self._dense_weight
        if weight is None:
            weight = dense_weight_for(self.store.unknown_share(query.text))
        dense = (
            self.store.search_vectors(self._encoder.query(query.text), CANDIDATES, query.audiences, allowed)
            if weight
            else []
        )
        clock.note("vectors")
        lexical = searched.result()
        clock.note("terms")
        fused = fuse(lexical, dense, weight)
        if self._reranker is not None:
            fused = self._read_again(fused, query, self._reranker)
            clock.note("rerank")
        documents = self._documents(fused, query)
        flat = sorted(
            (hit for document in documents for hit in document.hits), key=lambda hit: (-hit.score, hit.chunk.chunk_id)
        )
        clock.note("load")
        return SearchResult(query, tuple(documents), _ranked(flat), clock.timings_ms)

    def _read_again(self, fused: Sequence[Fused], query: Query, reranker: Reranker) -> list[Fused]:
        live = self.store.chunks([one.chunk_id for one in fused[:RERANKED]], query.audiences)
        texts = {
            chunk_id: passage_text(document.title, " ".join(chunk.heading_path), chunk.text)
            for chunk_id, (chunk, document) in live.items()
        }
        return rerank(query.text, fused, texts, reranker)

    def _documents(self, fused: Sequence[Fused], query: Query) -> list[DocumentHits]:
        """Loads the best passages of the best documents; more of them where some are gone or say the same."""
        wanted, documents = query.limit, []
        while True:
            chosen = _chosen(fused, wanted, query.passages_per_document)
            live = self.store.chunks([one.chunk_id for one in chosen], query.audiences)
            documents = _grouped(*_distinct(chosen, live), live, query)
            if len(documents) >= query.limit or wanted >= len({one.doc_id for one in fused}):
                return documents
            wanted *= 2


def _chosen(fused: Sequence[Fused], documents: int, passages: int) -> list[Fused]:
    """The best passages of the first documents, one more each than is shown."""
    counts: dict[str, int] = {}
    chosen = []
    for one in fused:
        if one.doc_id not in counts and len(counts) >= documents:
            continue
        counts[one.doc_id] = counts.get(one.doc_id, 0) + 1
        if counts[one.doc_id] <= passages + 1:
            chosen.append(one)
    return chosen


def _distinct(
    fused: Sequence[Fused], live: Mapping[str, tuple[Chunk, DocumentInfo]]
) -> tuple[list[Fused], dict[str, list[DocumentInfo]]]:
    """The live ones, one of those that say the same, and the other documents that say it, by chunk id.

    The newest document stands for the others, at the best score of them. An entry of the corpus says things of its own,
    unless every word is the same.
    """
    groups: list[tuple[Fingerprint, list[Fused]]] = []
    for one in fused:
        if one.chunk_id not in live:
            continue
        chunk, document = live[one.chunk_id]
        mark = fingerprint(chunk.text)
        for known, members in groups:
            entries = document.entry_id or live[members[0].chunk_id][1].entry_id
            if known.words == mark.words if entries else say_the_same(known, mark):
                members.append(one)
                break
        else:
            groups.append((mark, [one]))
    kept, also = [], {}
    for _, members in groups:
        newest = max(members, key=lambda one: live[one.chunk_id][1].published or dt.date.min)
        kept.append(dataclasses.replace(newest, score=members[0].score))
        others = {one.doc_id: live[one.chunk_id][1] for one in members if one.doc_id != newest.doc_id}
        also[newest.chunk_id] = list(others.values())
    return kept, also


def _grouped(
    fused: Sequence[Fused],
    also: Mapping[str, Sequence[DocumentInfo]],
    live: Mapping[str, tuple[Chunk, DocumentInfo]],
    query: Query,
) -> list[DocumentHits]:
    groups: dict[str, list[Fused]] = {}
    for one in fused:
        groups.setdefault(one.doc_id, []).append(one)
    documents = []
    for rank, (_, members) in enumerate(list(groups.items())[: query.limit], start=1):
        hits = [
            Hit(*live[one.chunk_id], one.score, 0, one.lexical, one.dense, tuple(also[one.chunk_id]))
            for one in members[: query.passages_per_document]
        ]
        documents.append(DocumentHits(hits[0].document, hits[0].score, rank, _ranked(hits)))
    return documents


def _ranked(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple(dataclasses.replace(hit, rank=rank) for rank, hit in enumerate(hits, start=1))


class _Clock:
    """Milliseconds of each step."""

    def __init__(self) -> None:
        self.timings_ms: dict[str, float] = {}
        self._last = time.perf_counter()

    def note(self, step: str) -> None:
        now = time.perf_counter()
        self.timings_ms[step] = round((now - self._last) * 1000, 3)
        self._last = now
