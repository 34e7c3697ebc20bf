"""GET /api/v1/documents/{id}/pages/{n}: a page of a PDF as a picture, with a citation's passage marked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi import Path as InPath
from pydantic import Field

from api.auth import Parts, Seen
from api.inputs import Given
from api.page_images import picture
from ingest.load.pdf_image import WIDTH_MAX_PX
from rag.records import PUBLIC

router = APIRouter(prefix="/documents", tags=["documents"])
PNG = "image/png"


class PageParameters(Given):
    """Which version of the document, which passage is marked, and how wide the picture is."""

    version: str | None = Field(
        default=None, max_length=64, description="the one that a citation names; unset: the live one"
    )
    start: int = Field(default=0, ge=0, le=10**9, description="first character of the passage, as in a citation")
    end: int = Field(
        default=0, ge=0, le=10**9, description="character behind it; nothing is marked where that is not after it"
    )
    width: int = Field(default=900, ge=100, le=WIDTH_MAX_PX, description="pixels")


@router.get(
    "/{doc_id}/pages/{page}",
    summary="See a page",
    response_class=Response,
    responses={200: {"content": {PNG: {"schema": {"type": "string", "format": "binary"}}}}},
)
def page_of(
    services: Parts,
    seen: Seen,
    doc_id: str,
    page: Annotated[int, InPath(ge=1, le=100_000, description="from 1")],
    given: Annotated[PageParameters, Query()],
) -> Response:
    """Returns a page of a PDF as PNG, the passage marked; 404 where the file does not lie where it was ingested from, unchanged."""
    found = picture(services, doc_id, given.version, page, seen, start=given.start, end=given.end, width_px=given.width)
    return shown(found.png, public=seen == PUBLIC)


def shown(png: bytes, *, public: bool) -> Response:
    """Returns a picture; what anybody sees may be kept by any cache for an hour, the rest by the reader's own."""
    scope = "public" if public else "private"
    headers = {"cache-control": f"{scope}, max-age=3600", "vary": "Authorization, Cookie"}
    return Response(png, media_type=PNG, headers=headers)
