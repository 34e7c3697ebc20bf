"""What a search found, as it goes out: a page of documents with their passages."""

from __future__ import annotations

import dataclasses

from api.auth import TOKEN_HOLDERS
from api.highlight import highlights
from api.schemas import AlsoIn, ChunkOut, DocumentOut, FoundOut, PassageOut, SearchOut
from rag.answer.entries import state_of
from rag.records import DocumentHits, Hit, Query
from rag.retrieve import Retriever


def search_page(retriever: Retriever, query: Query, offset: int = 0) -> SearchOut:
    """Returns the documents of `query` from `offset` on, at most `query.limit`, and whether there are more."""
    limit = query.limit
    result = retriever.search(dataclasses.replace(query, limit=offset + limit + 1))
    return SearchOut(
        query=query.text,
        today=query.today,
        offset=offset,
        limit=limit,
        more=len(result.documents) > offset + limit,
        documents=[_found(group, query) for group in result.documents[offset : offset + limit]],
        timings_ms=dict(result.timings_ms),
    )


def _found(group: DocumentHits, query: Query) -> FoundOut:
    return FoundOut(
        rank=group.rank,
        score=group.score,
        document=DocumentOut.of(
            group.document,
            trusted=query.audiences == TOKEN_HOLDERS,
            availability=state_of(group.document, query.today),
        ),
        passages=[_passage(hit, query.text) for hit in group.hits],
    )


def _passage(hit: Hit, question: str) -> PassageOut:
    return PassageOut(
        **dict(ChunkOut.of(hit.chunk)),
        rank=hit.rank,
        score=hit.score,
        text=hit.chunk.text,
        highlights=highlights(question, hit.chunk.text),
        also_in=[AlsoIn(doc_id=other.doc_id, title=other.title) for other in hit.also_in],
    )
