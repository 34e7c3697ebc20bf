"""GET /api/v1/search: passages by document."""

from __future__ import annotations

import dataclasses
from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import TOKEN_HOLDERS, Parts, Seen
from api.highlight import highlights
from api.inputs import SearchParameters
from api.schemas import AlsoIn, DocumentOut, FoundOut, PassageOut, SearchOut
from rag.answer.entries import state_of
from rag.records import DocumentHits, Hit
from rag.records import Query as Search

router = APIRouter(tags=["search"])


@router.get("/search", summary="Find passages")
def search(services: Parts, seen: Seen, given: Annotated[SearchParameters, Query()]) -> SearchOut:
    """Finds passages for plain words, grouped by document, best first; filters hold before ranking."""
    today = given.today or services.today()
    query = Search(given.q, today, given.filters(), seen, limit=given.offset + given.limit + 1)
    result = services.reader.retriever.search(query)
    page = result.documents[given.offset : given.offset + given.limit]
    return SearchOut(
        query=given.q,
        today=today,
        offset=given.offset,
        limit=given.limit,
        more=len(result.documents) > given.offset + given.limit,
        documents=[_found(group, query) for group in page],
        timings_ms=dict(result.timings_ms),
    )


def _found(group: DocumentHits, query: Search) -> FoundOut:
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
    where = {field.name: getattr(hit.chunk, field.name) for field in dataclasses.fields(hit.chunk)}
    place = {name: where[name] for name in ("chunk_id", "start", "end", "heading_path", "page_first", "page_last")}
    return PassageOut(
        **place,
        rank=hit.rank,
        score=hit.score,
        text=hit.chunk.text,
        highlights=highlights(question, hit.chunk.text),
        also_in=[AlsoIn(doc_id=other.doc_id, title=other.title) for other in hit.also_in],
    )
