"""Changes of the store: look at a file, upload it, remove a document, ingest what the server reaches. Needs `documents`."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from api import events, problems, uploads
from api.auth import TOKEN_HOLDERS, Changer, Parts
from api.description import OF_FILES
from api.inputs import IngestOrder, NoParameters, known_audience
from api.preview import Preview, preview
from api.schemas import DocumentOut, UploadOut
from api.services import Services
from api.uploads import safe_name, take_in
from ingest.media import BY_EXTENSION
from rag.answer.entries import state_of
from rag.errors import DocumentUnknown, InputError
from rag.records import Audience, Filters

router = APIRouter(prefix="/documents", tags=["changes"])
LISTED_MAX = 100
_PROGRESS = """event: progress
data: {"done": 1, "total": null, "name": "richtlinie.pdf"}

event: report
data: {"added": ["richtlinie-1a2b3c4d"], "changed": [], "unchanged": 0, "removed": [], "failed": [], "chunks": 12, "seconds": 0.8}

"""
_FORM = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": ["file"],
                "properties": {
                    "file": {"type": "string", "format": "binary"},
                    "audience": {"type": "string", "enum": ["public", "internal"], "default": "public"},
                },
            },
            "encoding": {"file": {"contentType": ", ".join(dict.fromkeys(BY_EXTENSION.values()))}},
        }
    },
}


@router.post("", status_code=201, summary="Upload a file", responses=OF_FILES, openapi_extra={"requestBody": _FORM})
async def upload(
    request: Request, changer: Changer, services: Parts, none: Annotated[NoParameters, Query()]
) -> UploadOut:
    """Stores a file and ingests it; a file of the same name is replaced. Refused whole where it cannot be read."""
    async with _uploaded(request) as (file, audience):
        return await run_in_threadpool(_take_in, services, safe_name(file.filename), file, audience)


@router.post(
    "/preview",
    summary="See what would be understood of a file",
    responses=OF_FILES,
    openapi_extra={"requestBody": _FORM},
)
async def look(request: Request, changer: Changer, services: Parts, none: Annotated[NoParameters, Query()]) -> Preview:
    """Loads and splits a file without storing it: what was understood, what to look at, what an upload would replace."""
    async with _uploaded(request) as (file, audience):
        return await run_in_threadpool(
            preview, services, file.filename, file.file, audience, audiences=changer.audiences
        )


@router.delete("/{doc_id}", status_code=204, summary="Remove a document")
def remove(changer: Changer, services: Parts, doc_id: str, none: Annotated[NoParameters, Query()]) -> Response:
    """Removes a document and, where it came by upload, its file. An entry of the corpus returns at the next start."""
    with services.change:
        info = services.store.info(doc_id, TOKEN_HOLDERS)
        if info is None:
            raise DocumentUnknown(doc_id)
        uploads.remove(services, info)
    return Response(status_code=204)


@router.post(
    "/ingest",
    summary="Ingest files, folders and addresses that the server reaches",
    response_class=Response,
    responses={200: {"content": events.content("progress", "report", "problem", example=_PROGRESS)}},
)
def ingest(
    request: Request, changer: Changer, services: Parts, order: IngestOrder, none: Annotated[NoParameters, Query()]
) -> Response:
    """Streams `progress` {done, total, name} and at the end `report`, or `problem`. Waits while another change runs."""

    def work(send: events.Send) -> None:
        with services.change:
            report = services.ingest(
                order.targets,
                audience=order.audience,
                prune=order.prune,
                field_map=order.field_map,
                progress=lambda done, total, name: send("progress", {"done": done, "total": total, "name": name}),
            )
        send("report", dataclasses.asdict(report))

    return events.stream(
        events.of_work(work), instance=request.url.path, request_id=problems.request_id(request), trusted=True
    )


@asynccontextmanager
async def _uploaded(request: Request) -> AsyncIterator[tuple[UploadFile, Audience]]:
    """The file of a form, and for whom it is."""
    async with request.form(max_files=1, max_fields=2) as form:
        file, audience = form.get("file"), str(form.get("audience", "public"))
        unknown = sorted(set(form) - {"file", "audience"})
        if unknown or not isinstance(file, UploadFile):
            said = f"unknown field '{unknown[0]}'" if unknown else "no file"
            raise InputError(f"{said}: send multipart/form-data with 'file' and, where it is not public, 'audience'")
        yield file, known_audience(audience)


def _take_in(services: Services, name: str, file: UploadFile, audience: Audience) -> UploadOut:
    with services.change:
        path, report = take_in(services, name, file.file, audience)
        came = _from(services, path.resolve().as_uri())
    return UploadOut(added=len(report.added), changed=len(report.changed), unchanged=report.unchanged, documents=came)


def _from(services: Services, uri: str) -> list[DocumentOut]:
    ids = tuple(doc_id for source, (doc_id, *_) in services.store.sources().items() if source.split("#")[0] == uri)
    if not ids:
        return []
    found, _ = services.store.list(Filters(doc_ids=ids), TOKEN_HOLDERS, 0, LISTED_MAX)
    today = services.today()
    return [DocumentOut.of(info, trusted=True, availability=state_of(info, today)) for info in found]
