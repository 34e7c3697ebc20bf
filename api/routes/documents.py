"""GET /api/v1/documents and /documents/{id}: what is stored, and the text behind a citation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.auth import TOKEN_HOLDERS, Parts, Seen
from api.etag import KEPT, tagged
from api.inputs import DocumentParameters, TextParameters
from api.links import links
from api.schemas import ChunkOut, DocumentDetail, DocumentOut, DocumentPage, TextOut
from rag.answer.entries import state_of
from rag.errors import DocumentUnknown

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get("", summary="List documents", response_model=DocumentPage, responses=KEPT)
def documents(request: Request, services: Parts, seen: Seen, given: Annotated[DocumentParameters, Query()]) -> Response:
    """Lists documents by title; `total` counts those that meet the filters. Has an ETag and a Link."""
    found, total = services.store.list(given.filters(), seen, given.offset, given.limit)
    today = services.today()
    page = DocumentPage(
        total=total,
        offset=given.offset,
        limit=given.limit,
        documents=[
            DocumentOut.of(info, trusted=seen == TOKEN_HOLDERS, availability=state_of(info, today)) for info in found
        ],
    )
    pages = links(request, given.offset, given.limit, more=given.offset + given.limit < total)
    return tagged(request, page, headers=pages)


@router.get("/{doc_id}", summary="Read a document", response_model=DocumentDetail, responses=KEPT)
def document(
    request: Request, services: Parts, seen: Seen, doc_id: str, given: Annotated[TextParameters, Query()]
) -> Response:
    """Returns its record, a page of its chunks, and with `start` and `end` that part of its text.

    A citation's `version`, `start` and `end` give back its quote; a version that has been replaced is gone (404).
    Has an ETag.
    """
    info = services.store.info(doc_id, seen)
    if info is None:
        raise DocumentUnknown(doc_id)
    version = given.version or info.version
    text = services.store.text(doc_id, version, seen)
    if text is None:
        raise DocumentUnknown(f"{doc_id}@{version}")
    part = None
    if given.start is not None and given.end is not None:
        start, end = min(given.start, len(text)), min(given.end, len(text))
        part = TextOut(start=start, end=end, chars=len(text), text=text[start:end])
    chunks = services.store.document_chunks(doc_id, seen)[given.chunk_offset : given.chunk_offset + given.chunk_limit]
    found = DocumentDetail(
        document=DocumentOut.of(info, trusted=seen == TOKEN_HOLDERS, availability=state_of(info, services.today())),
        version=version,
        entry=dict(info.entry) if info.entry is not None else None,
        chunks=[ChunkOut.of(chunk) for chunk in chunks],
        text=part,
    )
    return tagged(request, found)
