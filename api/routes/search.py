"""GET /api/v1/search: passages by document."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import Parts, Seen
from api.found import search_page
from api.inputs import SearchParameters
from api.schemas import SearchOut
from rag.records import Query as Search

router = APIRouter(tags=["search"])


@router.get("/search", summary="Find passages")
def search(services: Parts, seen: Seen, given: Annotated[SearchParameters, Query()]) -> SearchOut:
    """Finds passages for plain words, grouped by document, best first; filters hold before ranking."""
    query = Search(given.q, given.today or services.today(), given.filters(), seen, limit=given.limit)
    return search_page(services.reader.retriever, query, given.offset)
