"""What is read of an open data folder: documents, passages, and both searches."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from rag.errors import EncoderMismatch
from rag.memory import give_memory_back
from rag.records import Chunk, DocumentInfo, Filters
from rag.store.database import Database
from rag.store.terms import Scored, TermIndex
from rag.store.vectors import ExactVectors, FloatMatrix, VectorSearch

FILTERS_KEPT = 16
"""Filters whose documents are remembered; one of 36,000 documents takes 5 MB."""

EXACT_UP_TO = 50_000
"""So many vectors are scanned faster than Chroma answers: a search over 10,000 passages p95 25 -> 19 ms; recall is 1, too."""


class Reading:
    """Reads live documents; nothing outside `audiences` ever leaves. Threads may share it."""

    def __init__(self, database: Database, terms: TermIndex) -> None:
        """Takes the open parts."""
        self.database = database
        self._terms = terms
        self._terms_generation = -1
        self._exact: tuple[int, ExactVectors] | None = None
        self._allowed: tuple[int, dict[tuple[Filters, frozenset[str]], frozenset[str]]] = (-1, {})
        self._guard = threading.Lock()

    @property
    def generation(self) -> int:
        """A number that grows with every visible change."""
        return self.database.generation()

    def check_encoder(self, name: str, dim: int) -> None:
        """Makes sure that the vectors are of this encoder.

        Raises:
            EncoderMismatch: they are not.
        """
        made = (self.database.meta("encoder"), self.database.meta("dim"))
        if made != (name, str(dim)):
            raise EncoderMismatch(f"{made[0]} ({made[1]})", f"{name} ({dim})")

    def info(self, doc_id: str, audiences: frozenset[str]) -> DocumentInfo | None:
        """Returns what is known of a live document."""
        return self.database.documents.infos([doc_id], audiences).get(doc_id)

    def list(
        self, filters: Filters, audiences: frozenset[str], offset: int = 0, limit: int = 50
    ) -> tuple[list[DocumentInfo], int]:
        """Returns live documents by title, and how many meet the filters."""
        return self.database.documents.page(filters, audiences, offset, limit)

    def text(self, doc_id: str, version: str | None, audiences: frozenset[str]) -> str | None:
        """Returns the text of a live version; None where it is gone or not for these audiences."""
        return self.database.documents.text(doc_id, version, audiences)

    def document_chunks(self, doc_id: str, audiences: frozenset[str]) -> Sequence[Chunk]:
        """Returns the chunks of a live document in order."""
        return self.database.chunks.of_document(doc_id, audiences)

    def chunks(self, chunk_ids: Sequence[str], audiences: frozenset[str]) -> dict[str, tuple[Chunk, DocumentInfo]]:
        """Returns those chunks that are live."""
        return self.database.chunks.find(chunk_ids, audiences)

    def sources(self) -> dict[str, tuple[str, str, str, str]]:
        """Returns source URI -> (doc_id, source hash, fingerprint, audience)."""
        return self.database.versions.sources()

    def allowed(self, filters: Filters, audiences: frozenset[str]) -> frozenset[str] | None:
        """Returns the documents that meet the filters, None where no filter is set; empty means nothing does."""
        if filters.is_empty():
            return None
        generation, key = self.generation, (filters, audiences)
        with self._guard:
            if self._allowed[0] != generation:
                self._allowed = (generation, {})
            kept = self._allowed[1]
            if key not in kept:
                while len(kept) >= FILTERS_KEPT:
                    del kept[next(iter(kept))]
                kept[key] = self.database.documents.matching(filters, audiences)
            return kept[key]

    def search_terms(
        self, text: str, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> Sequence[Scored]:
        """Returns the best chunks by terms; may hold chunks that are not live (any more)."""
        if self._changes() and self._terms_generation != (generation := self.generation):
            self._terms.reload()
            self._terms_generation = generation
        return self._terms.search(text, k, audiences, allowed)

    def search_vectors(
        self, vector: FloatMatrix, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> Sequence[Scored]:
        """Returns the nearest chunks: by Chroma for the owner of many without a filter, else by the exact scan."""
        approximate = self._approximate()
        if approximate is not None and allowed is None and self.chunk_count() > EXACT_UP_TO:
            return approximate.search(vector, k, audiences)
        return self._exact_vectors().search(vector, k, audiences, allowed)

    def document_frequency(self, term: str) -> int:
        """Returns in how many chunks a term occurs."""
        return self._terms.document_frequency(term)

    def unknown_share(self, text: str) -> float:
        """Returns the share of the words of a question that no chunk holds, 0-1."""
        return self._terms.unknown_share(text)

    def chunk_count(self) -> int:
        """Returns how many chunks the term index holds."""
        return self._terms.count()

    def _changes(self) -> bool:
        """Whether another process may change the term index."""
        return True

    def _approximate(self) -> VectorSearch | None:
        """What finds near vectors without a filter faster than the exact scan."""
        return None

    def _exact_vectors(self) -> ExactVectors:
        generation = self.generation
        with self._guard:
            if self._exact is None or self._exact[0] != generation:
                dim = int(self.database.meta("dim") or 0)
                self._exact = None  # else both copies are held for a moment
                self._exact = (generation, ExactVectors(*self.database.chunks.vectors(dim)))
                give_memory_back()
            return self._exact[1]
