"""Finds what answers one need: searches, adds the entries that it names, chooses sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from rag.answer.candidates import Candidate, candidates
from rag.answer.entries import state_of
from rag.answer.evidence import weigh
from rag.answer.extract import Extract, extract
from rag.answer.library import Searcher
from rag.answer.names import Names
from rag.answer.need import Need, read_question, with_names
from rag.answer.options import HOME, kinds_asked
from rag.answer.parts import Part
from rag.records import DocumentHits, DocumentInfo, Filters, Hit, Query, SearchResult

DOCUMENTS = 8
PASSAGES = 4
"""Documents and passages of each that an answer may draw on."""

OPTIONS = 16
"""Entries looked at where several may do."""

ENTRY_KINDS = (
    "programme", "rule", "network", "hub", "cluster", "agency", "practice", "event", "study",
)  # fmt: skip
MAX_ENTRIES = 10_000
KEPT_DOCUMENTS = 2_000
"""How many documents keep their sentences."""

KEPT_SCOPES = 8
"""How many scopes keep their names; more distinct filters than this start anew."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question may be answered from: documents that meet the filters, for these audiences, at this day."""

    today: date
    filters: Filters
    audiences: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A need, the sentences chosen for it, and all passages found, best first; `label` names the part of the question."""

    need: Need
    extract: Extract
    label: str
    hits: tuple[Hit, ...] = ()


class Finder:
    """Finds sentences over what a retriever finds; keeps the names of the entries until the store changes."""

    def __init__(self, retriever: Searcher, max_chars: int) -> None:
        """`max_chars` is the longest text that may be searched for."""
        self._retriever = retriever
        self._store = retriever.store
        self._max_chars = max_chars
        self._names: dict[object, Names] = {}
        self._sentences: dict[tuple[str, str, frozenset[str]], list[Candidate]] = {}

    def names(self, scope: Scope) -> Names:
        """Returns the names of the entries in scope."""
        key = (self._store.generation, scope.filters, scope.audiences)
        if key not in self._names:
            kinds = scope.filters.kinds or ENTRY_KINDS
            entries, _ = self._store.list(replace(scope.filters, kinds=kinds), scope.audiences, limit=MAX_ENTRIES)
            if len(self._names) >= KEPT_SCOPES:
                self._names = {}
            self._names[key] = Names(entries)
        return self._names[key]

    def sentences(self, document: DocumentInfo, audiences: frozenset[str]) -> list[Candidate]:
        """Returns the sentences of a document that may be quoted, in order; remembered by its version."""
        key = (document.doc_id, document.version, audiences)
        if key not in self._sentences:
            chunks = self._store.document_chunks(document.doc_id, audiences)
            if len(self._sentences) >= KEPT_DOCUMENTS:
                self._sentences = {}
            cut = [one for chunk in chunks for one in candidates(chunk, document, 0.0) if not one.cut.noise]
            self._sentences[key] = cut
        return self._sentences[key]

    def mended(self, text: str, names: Names) -> str:
        """Returns a question with misspelt names put right."""
        return names.mended(text, lambda term: self._store.document_frequency(term) > 0)

    def find(self, part: Part, carried: str, scope: Scope, names: Names) -> Found:
        """Returns what is needed for a part of a question, and the sentences that answer it; `carried` comes from before."""
        behind = f"{part.carried} {carried}".strip()
        need = with_names(read_question(part.text, behind, part.kind), names.nouns, names.identifiers)
        said = names.said(part.text) or names.said(behind)
        result = _with_named(self.search(need, behind, bool(said), scope), said, names)
        chosen = extract(
            need,
            weigh(need, self._store),
            result,
            said,
            lambda doc_id: self._store.document_chunks(doc_id, scope.audiences),
            lambda document: state.state if (state := state_of(document, scope.today)) else None,
        )
        return Found(need, chosen, part.label or part.text, result.hits)

    def search(self, need: Need, behind: str, named: bool, scope: Scope) -> SearchResult:
        """Returns the documents found, and those of further searches behind them; `named` says that an entry is named.

        A further search goes without the words that only say the kind of answer or a date, as those stand everywhere; with
        the families of an English question's words, so that the term index finds German text; or among entries alone,
        where several of them may do.
        """
        text = f"{need.text} {behind}".strip()
        found = self.look(text, scope, scope.filters)
        about = [concept.word for concept in need.concepts if not concept.asks and not concept.dated]
        if about and len(about) < len(need.concepts):
            found = _joined(found, self.look(" ".join(about), scope, scope.filters))
        kinds = () if scope.filters.kinds or named else kinds_asked(need)
        if need.language == "en" or kinds:
            if need.language == "en" or need.told:
                text += " " + " ".join(sorted({term for concept in need.concepts for term in concept.kin}))
            filters = replace(scope.filters, kinds=kinds or scope.filters.kinds)
            if kinds and not filters.regions:
                found = _joined(found, self.look(text, scope, replace(filters, regions=(HOME,)), OPTIONS))
            found = _joined(found, self.look(text, scope, filters))
        return found

    def look(self, text: str, scope: Scope, filters: Filters, documents: int = DOCUMENTS) -> SearchResult:
        """Returns the documents that a search finds, of those that meet the filters."""
        query = Query(text[: self._max_chars], scope.today, filters, scope.audiences, documents, PASSAGES)
        return self._retriever.search(query)


def _with_named(found: SearchResult, said: Mapping[str, frozenset[str]], names: Names) -> SearchResult:
    """The documents found and behind them the entries named, wherever they would rank."""
    known = {one.document.doc_id for one in found.documents}
    best = max((one.score for one in found.documents), default=1.0)
    added = [
        DocumentHits(names.entries[doc_id], best, len(known) + place, ())
        for place, doc_id in enumerate(sorted(set(said) - known), start=1)
    ]
    return replace(found, documents=(*found.documents, *added))


def _joined(found: SearchResult, more: SearchResult) -> SearchResult:
    """The documents of both searches, those of the second behind the first with what is new in them."""
    known = {one.document.doc_id for one in found.documents}
    added = [one for one in more.documents if one.document.doc_id not in known]
    added = [replace(one, rank=len(known) + place) for place, one in enumerate(added, start=1)]
    hits = (*found.hits, *(hit for one in added for hit in one.hits))
    return replace(found, documents=(*found.documents, *added), hits=hits)
