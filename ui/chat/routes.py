"""The addresses that the source panel asks for: pages of PDFs as pictures."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.auth import Parts, Seen
from api.page_images import picture
from api.routes.pages import shown
from ingest.load.pdf_image import WIDTH_MAX_PX
from rag.errors import DocumentUnknown
from rag.records import PUBLIC
from ui.routes import PREFIX

router = APIRouter(prefix=PREFIX, include_in_schema=False)
Place = Annotated[int, Query(ge=0, le=10**9)]


@router.get("/beleg/{doc_id}/{version}/{page}.png")
def page_of(
    services: Parts,
    seen: Seen,
    doc_id: str,
    version: str,
    page: Annotated[int, Path(ge=1, le=100_000)],
    start: Place = 0,
    end: Place = 0,
    width: Annotated[int, Query(ge=100, le=WIDTH_MAX_PX)] = 900,
) -> Response:
    """Returns the page that a citation stands on, its passage marked: `page`, or a later one where the passage goes on."""
    asked = {"start": start, "end": end, "width_px": width}
    try:
        found = picture(services, doc_id, version, page, seen, **asked, through_passage=True)
    except DocumentUnknown:
        return Response(status_code=404, headers={"cache-control": "no-store"})
    return shown(found.png, public=seen == PUBLIC)
