"""What an answer asks of retrieval and store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rag.records import Chunk, DocumentInfo, Filters, Query, SearchResult


class Library(Protocol):
    """What an answer reads beside the hits; `rag.store.store.Store` is one."""

    @property
    def generation(self) -> int:
        """Counts the changes of what is stored."""

    def list(
        self, filters: Filters, audiences: frozenset[str], offset: int = 0, limit: int = 50
    ) -> tuple[Sequence[DocumentInfo], int]:
        """Returns live documents that meet the filters, and how many there are."""

    def info(self, doc_id: str, audiences: frozenset[str]) -> DocumentInfo | None:
        """Returns what is known of a live document."""

    def document_chunks(self, doc_id: str, audiences: frozenset[str]) -> Sequence[Chunk]:
        """Returns the chunks of a live document in order."""

    def document_frequency(self, term: str) -> int:
        """Returns in how many chunks a term occurs."""

    def chunk_count(self) -> int:
        """Returns how many chunks there are."""


class Searcher(Protocol):
    """Answers queries; `rag.retrieve.Retriever` is one."""

    @property
    def store(self) -> Library:
        """The store it searches."""

    def search(self, query: Query) -> SearchResult:
        """Returns documents and hits by rank."""
