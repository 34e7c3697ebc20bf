"""GET /api/v1/documents and /documents/{id}: what is stored, and the text behind a citation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import TOKEN_HOLDERS, Parts, Seen
from api.inputs import DocumentParameters, TextParameters
from api.schemas import ChunkOut, DocumentDetail, DocumentOut, DocumentPage, TextOut
from rag.answer.entries import state_of
from rag.errors import DocumentUnknown

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get("", summary="List documents")
def documents(services: Parts, seen: Seen, given: Annotated[DocumentParameters, Query()]) -> DocumentPage:
    """Lists documents by title; `total` counts those that meet the filters."""
    found, total = services.store.list(given.filters(), seen, given.offset, given.limit)
    today = services.today()
    return DocumentPage(
        total=total,
        offset=given.offset,
        limit=given.limit,
        documents=[
            DocumentOut.of(info, trusted=seen == TOKEN_HOLDERS, availability=state_of(info, today)) for info in found
        ],
    )


@router.get("/{doc_id}", summary="Read a document")
def document(services: Parts, seen: Seen, doc_id: str, given: Annotated[TextParameters, Query()]) -> DocumentDetail:
    """Returns its record, a page of its chunks, and with `start` and `end` that part of its text.

    A citation's `version`, `start` and `end` give back its quote; a version that has been replaced is gone (404).
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
    return DocumentDetail(
        document=DocumentOut.of(info, trusted=seen == TOKEN_HOLDERS, availability=state_of(info, services.today())),
        version=version,
        entry=dict(info.entry) if info.entry is not None else None,
        chunks=[ChunkOut.of(chunk) for chunk in chunks],
        text=part,
    )
