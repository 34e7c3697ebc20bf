"""The only door to tantivy: BM25 over title, heading and body of analysed terms, and the nearness of a question's words."""

from __future__ import annotations

import errno
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from rag.errors import StoreDamaged, StoreFull, StoreVersion
from rag.records import AUDIENCES
from rag.text.analyse import analyse, heads, weighted
from rag.text.proximity import together

KEYS: dict[str, bool] = {"chunk_id": True, "doc_id": True, "audience": False}
"""Fields that are matched whole -> whether a hit gives them back."""

WEIGHTS: dict[str, float] = {"title": 0.4, "heading": 1.2, "body": 1.0}
"""Fields of terms and their weights. Source: `lotse eval analysis`."""

SEQUENCE = "sequence"
"""The body as one term a word, stored and not searched: what nearness is measured in."""

HEAP_BYTES = 60_000_000
"""Memory of the writer; tantivy wants 15 MB for each of its threads."""

MAX_QUERY_TERMS = 200
OVERFETCH = 4
"""So many times as many are asked for, again and again, and what the filter forbids is dropped, until as many are asked for as
the filter allows documents: then a set of their ids costs as much. At 100,000 chunks and 36,000 allowed of 57,000 documents the
set costs 80 ms, 960 hits 4 ms.
"""


@dataclass(frozen=True, slots=True)
class TermRow:
    """A chunk as the term index stores it."""

    chunk_id: str
    doc_id: str
    audience: str
    title: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A chunk found by one index; higher is better."""

    chunk_id: str
    doc_id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A chunk that BM25 found, with its body as a sequence of terms."""

    scored: Scored
    sequence: bytes


class TermIndex:
    """A tantivy index in `folder`. One process writes; readers in others see each commit after `reload`."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        """Opens or creates the index.

        Raises:
            StoreDamaged: the files are there and cannot be read.
        """
        import tantivy

        self._tantivy = tantivy
        self._folder = folder
        if writable:
            folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        for name, stored in KEYS.items():
            builder.add_text_field(name, stored=stored, tokenizer_name="raw", index_option="basic")
        for name in WEIGHTS:
            builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_bytes_field(SEQUENCE, stored=True)
        self._schema = builder.build()
        try:
            self._index = tantivy.Index(self._schema, path=str(folder), reuse=True)
            self._index.config_reader(reload_policy="manual")
            self._writer: Any = self._index.writer(HEAP_BYTES, 1) if writable else None
            self._index.reload()
        except (ValueError, OSError) as error:
            raise StoreDamaged(f"the term index in {folder} cannot be opened ({error}): run 'lotse repair'") from error

    def add(self, rows: Iterable[TermRow]) -> None:
        """Adds chunks; a chunk id that is there is replaced. Visible after `commit`."""
        with _Door(self._folder):
            for row in rows:
                self._writer.delete_documents_by_term("chunk_id", row.chunk_id)
                self._writer.add_document(
                    self._tantivy.Document(
                        chunk_id=row.chunk_id,
                        doc_id=row.doc_id,
                        audience=row.audience,
                        title=" ".join(analyse(row.title)),
                        heading=" ".join(analyse(row.heading)),
                        body=" ".join(analyse(row.body)),
                        sequence=" ".join(heads(row.body)).encode(),
                    )
                )

    def delete(self, chunk_ids: Iterable[str]) -> None:
        """Deletes chunks; unknown ids are ignored. Visible after `commit`."""
        with _Door(self._folder):
            for chunk_id in chunk_ids:
                self._writer.delete_documents_by_term("chunk_id", chunk_id)

    def commit(self) -> None:
        """Makes adds and deletes durable and visible.

        Raises:
            StoreFull: no space is left; nothing of the batch is visible, and the index takes new batches.
        """
        try:
            with _Door(self._folder):
                self._writer.commit()
        except StoreFull:
            self._writer = None
            self._writer = self._index.writer(HEAP_BYTES, 1)
            raise
        self._index.reload()

    def reload(self) -> None:
        """Makes commits of another process visible.

        Raises:
            StoreVersion: that process has put an index of another version in the place of this one.
        """
        try:
            self._index.reload()
        except (ValueError, OSError) as error:
            raise StoreVersion(
                f"the term index in {self._folder} was made anew by another process: run the command again"
            ) from error

    def search(
        self, text: str, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> list[Scored]:
        """Returns at most `k` chunks, best first, ties by chunk id; none where no term is known.

        BM25 chooses them; nearness of the question's words, and how many of them the document's passages among the `k`
        hold together, are added to their scores.
        """
        terms = dict(list(weighted(text).items())[:MAX_QUERY_TERMS])
        if not terms or not audiences or k < 1 or (allowed is not None and not allowed):
            return []
        return self._nearer(self._best(terms, k, audiences, allowed), heads(text)[:MAX_QUERY_TERMS])

    def _best(
        self, terms: Mapping[str, float], k: int, audiences: frozenset[str], allowed: frozenset[str] | None
    ) -> list[_Found]:
        if allowed is None:
            return self._found(self._query(terms, audiences), k)
        wide = k * OVERFETCH
        while wide < len(allowed):
            found = self._found(self._query(terms, audiences), wide)
            kept = [one for one in found if one.scored.doc_id in allowed][:k]
            if len(kept) == k or len(found) < wide:
                return kept
            wide *= OVERFETCH  # what passes the filter stands further below
        return self._found(self._query(terms, audiences, allowed), k)

    def _found(self, query: Any, k: int) -> list[_Found]:
        searcher = self._index.searcher()
        found = []
        for score, address in searcher.search(query, k, count=False).hits:
            stored = searcher.doc(address)
            scored = Scored(stored["chunk_id"][0], stored["doc_id"][0], float(score))
            found.append(_Found(scored, bytes(stored[SEQUENCE][0])))
        return sorted(found, key=lambda one: (-one.scored.score, one.scored.chunk_id))

    def _nearer(self, found: Sequence[_Found], asked: Sequence[str]) -> list[Scored]:
        """The same chunks with nearness and coverage in their scores, best first."""
        rarity = {term: self._rarity(term) for term in asked}
        passages = [(one.scored.doc_id, one.sequence.decode().split()) for one in found]
        bonuses = together(asked, passages, rarity)
        scored = [
            replace(one.scored, score=one.scored.score + bonus) for one, bonus in zip(found, bonuses, strict=True)
        ]
        return sorted(scored, key=lambda one: (-one.score, one.chunk_id))

    def _rarity(self, term: str) -> float:
        """The term's idf in bodies, as BM25 has it."""
        searcher = self._index.searcher()
        holding = min(searcher.doc_freq("body", term), searcher.num_docs)  # what was deleted lately may count
        return math.log(1 + (searcher.num_docs - holding + 0.5) / (holding + 0.5))

    def document_frequency(self, term: str) -> int:
        """Returns in how many chunks a term occurs, in any field."""
        query = self._terms_query({term: 1.0}, boosted=False)
        result: Any = self._index.searcher().search(query, 1)
        return int(result.count or 0)

    def unknown_share(self, text: str) -> float:
        """Returns the share of the words of `text` that no chunk holds, 0-1; 0 where it has none but stop words."""
        asked, searcher = heads(text)[:MAX_QUERY_TERMS], self._index.searcher()
        unknown = sum(not any(searcher.doc_freq(field, term) for field in WEIGHTS) for term in asked)
        return unknown / max(1, len(asked))

    def count(self) -> int:
        """Returns how many chunks the index holds."""
        return int(self._index.searcher().num_docs)

    def chunk_ids(self) -> set[str]:
        """Returns the ids of all chunks."""
        searcher = self._index.searcher()
        everything = searcher.search(self._tantivy.Query.all_query(), max(1, self.count())).hits
        return {searcher.doc(address)["chunk_id"][0] for _, address in everything}

    def clear(self) -> None:
        """Deletes everything."""
        with _Door(self._folder):
            self._writer.delete_all_documents()
        self.commit()

    def close(self) -> None:
        """Waits for merges and lets go of the files."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def _query(
        self, terms: Mapping[str, float], audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> Any:
        query, occur = self._tantivy.Query, self._tantivy.Occur
        clauses = [(occur.Must, self._terms_query(terms))]
        if self._others(audiences):  # the clause costs twice what the terms cost
            clauses.append((occur.Must, query.const_score_query(self._set("audience", audiences), 0.0)))
        if allowed is not None:
            clauses.append((occur.Must, query.const_score_query(self._set("doc_id", allowed), 0.0)))
        return query.boolean_query(clauses)

    def _others(self, audiences: frozenset[str]) -> bool:
        """Whether the index holds anything for other audiences; what was deleted lately may count."""
        searcher = self._index.searcher()
        return any(searcher.doc_freq("audience", one) for one in AUDIENCES if one not in audiences)

    def _terms_query(self, terms: Mapping[str, float], *, boosted: bool = True) -> Any:
        query, occur = self._tantivy.Query, self._tantivy.Occur
        clauses = []
        for term, share in terms.items():
            for name, weight in WEIGHTS.items():
                one = query.term_query(self._schema, name, term, index_option="freq")
                boost = weight * share if boosted else 1.0
                clauses.append((occur.Should, query.boost_query(one, boost) if boost != 1.0 else one))
        return query.boolean_query(clauses)

    def _set(self, field: str, values: frozenset[str]) -> Any:
        return self._tantivy.Query.term_set_query(self._schema, field, sorted(values))


class _Door:
    """Translates what tantivy raises on a full disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, (ValueError, OSError)):
            if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in str(error):
                raise StoreFull(str(self._folder)) from error
            raise StoreDamaged(f"the term index in {self._folder} failed ({error}): run 'lotse repair'") from error
