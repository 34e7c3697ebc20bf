"""GET /api/v1/entries and /entries/{id}: programmes, rules, networks and so on as records."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.auth import Parts, Seen
from api.entries import entry_detail, entry_page
from api.etag import KEPT, tagged
from api.inputs import DayParameters, EntryParameters
from api.links import links
from api.schemas import EntryDetail, EntryPage

router = APIRouter(prefix="/entries", tags=["entries"])


@router.get("", summary="List entries", response_model=EntryPage, responses=KEPT)
def entries(request: Request, services: Parts, seen: Seen, given: Annotated[EntryParameters, Query()]) -> Response:
    """Lists entries by name with how they stand on a day, own and imported ones; has an ETag and a Link."""
    found = entry_page(
        services.store,
        given.filters(),
        seen,
        given.day(services.today()),
        states=given.state,
        levels=given.level,
        offset=given.offset,
        limit=given.limit,
    )
    pages = links(request, given.offset, given.limit, more=given.offset + given.limit < found.total)
    return tagged(request, found, headers=pages)


@router.get("/{entry_id}", summary="Read an entry", response_model=EntryDetail, responses=KEPT)
def entry(
    request: Request, services: Parts, seen: Seen, entry_id: str, given: Annotated[DayParameters, Query()]
) -> Response:
    """Returns its record, how it stands on a day, its sources and its text; has an ETag."""
    return tagged(request, entry_detail(services.store, entry_id, seen, given.day(services.today())))
