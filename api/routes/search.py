"""GET /api/v1/search: passages by document."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.auth import Parts, Seen
from api.etag import KEPT, tagged
from api.found import search_page
from api.inputs import SearchParameters
from api.links import links
from api.schemas import SearchOut
from rag.records import Query as Search

router = APIRouter(tags=["search"])


@router.get("/search", summary="Find passages", response_model=SearchOut, responses=KEPT)
def search(request: Request, services: Parts, seen: Seen, given: Annotated[SearchParameters, Query()]) -> Response:
    """Finds passages for plain words, grouped by document, best first; filters hold before ranking. Has an ETag and a Link."""
    query = Search(given.q, given.today or services.today(), given.filters(), seen, limit=given.limit)
    found = search_page(services.reader.retriever, query, given.offset)
    pages = links(request, given.offset, given.limit, more=found.more)
    return tagged(request, found, volatile=frozenset({"timings_ms"}), headers=pages)
