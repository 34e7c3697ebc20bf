"""The sentences an answer may be chosen from, and how much the document of each counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rag.answer.candidates import Candidate, candidates, terms_of
from rag.answer.entries import twin_of
from rag.answer.need import Need
from rag.answer.options import StateOf
from rag.answer.subjects import speaks_of
from rag.records import Chunk, SearchResult

OTHER, OTHER_NAMED, CLOSED, NO_AGENCY, LATER_SUBJECT, TWIN = 0.85, 0.7, 0.85, 0.7, 0.95, 0.8
"""Factors on the score: a document beside the one named, the same where the whole name is said, a closed entry that was not
named, no agency where a contact is asked for, each further entry of the same name, and an
imported record beside our own entry on the same programme."""

WHOLE_DOCUMENT_CHUNKS = 14
"""Documents up to this many chunks are looked through whole where the question names them, or they rank first."""

LOOKED_THROUGH = 3

ChunksOf = Callable[[str], Sequence[Chunk]]


def factors_of(
    need: Need, result: SearchResult, subjects: tuple[str, ...], named: bool, state_of: StateOf
) -> dict[str, float]:
    """Returns the factor of each document: less beside the entries named, of which `named` says that a whole name is said."""
    documents = {one.document.doc_id: one.document for one in result.documents}
    factors = {}
    for doc_id, document in documents.items():
        factor = 1.0
        if doc_id in subjects:
            factor = LATER_SUBJECT ** min(2, subjects.index(doc_id))
        elif subjects and speaks_of(document, documents[subjects[0]]):
            factor = LATER_SUBJECT
        elif subjects:
            factor = OTHER_NAMED if named else OTHER
        elif need.kind == "contact" and document.kind != "agency":
            factor = NO_AGENCY
        if doc_id not in subjects and state_of(document) == "closed":
            factor *= CLOSED
        if twin_of(document) in documents:
            factor *= TWIN
        factors[doc_id] = factor
    return factors


def read_of(pool: Sequence[Candidate]) -> dict[str, frozenset[str]]:
    """Returns the terms of each document as far as its passages were read."""
    chunks = {one.chunk.chunk_id: one.chunk for one in pool}
    read: dict[str, set[str]] = {}
    for chunk in chunks.values():
        read.setdefault(chunk.doc_id, set()).update(terms_of(chunk.text))
    return {doc_id: frozenset(terms) for doc_id, terms in read.items()}


def pool_of(
    result: SearchResult, subjects: tuple[str, ...], chunks_of: ChunksOf, kinds: tuple[str, ...]
) -> list[Candidate]:
    """Returns all sentences that may be chosen: of the passages found, and of short documents that are named, rank first, or are
    of the `kinds` of which several may do.
    """
    passages = {hit.chunk.chunk_id: (hit.chunk, hit.document, hit.score) for hit in result.hits}
    for found in result.documents:
        named = found.document.doc_id in subjects[:4] or found.document.kind in kinds
        if found.document.chunks <= WHOLE_DOCUMENT_CHUNKS and (named or found.rank <= LOOKED_THROUGH):
            for chunk in chunks_of(found.document.doc_id):
                passages.setdefault(chunk.chunk_id, (chunk, found.document, 0.6 * found.score))
    return [
        one
        for chunk, document, value in passages.values()
        for one in candidates(chunk, document, value)
        if not one.cut.noise
    ]
