"""Taking a document in: the form, a look at what would be understood, and the storing, which tells how it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import IO

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from api.inputs import known_audience
from api.preview import Preview, preview, preview_address
from api.services import Services
from api.uploads import safe_name, take_in
from ingest.run import Report
from rag.access import Caller
from rag.errors import DocumentUnknown, InputError, SourceError
from rag.records import Audience, DocumentInfo
from ui import texts
from ui.staff.origin import file_of, origin_of
from ui.staff.parts import count

FORM = "aufnahme"
RESULT = "aufnahme-ergebnis"
ENDINGS = ".pdf,.docx,.html,.htm,.md,.txt,.jsonl,.ndjson,.gz,.xz"
LISTED = 20
_ARROW = (
    '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 21V9m0 0 5 5m-5-5-5 5M4 4h16"/></svg>'
)
Tell = Callable[[str], None]
"""Hears a sentence on how far the work is."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a form sends: a file of a name, or an address; for whom; the document that it is to replace, else ""."""

    name: str
    content: IO[bytes] | None
    address: str
    audience: Audience
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the storing did, and the first of the documents that came of it."""

    report: Report
    documents: tuple[DocumentInfo, ...]


def form(caller: Caller, max_mb: int) -> str:
    """Returns the form with the place for the look at it; internal is chosen, so that nothing gets out by an oversight."""
    limit = texts.STAFF_FILE_HINT.format(size=count(max_mb))
    audiences = "".join(
        f'<label class="kaestchen"><input type="radio" name="zielgruppe" value="{one}"{" checked" if one == "internal" else ""}>'
        f" <span>{texts.STAFF_FOR[one]}</span></label>"
        for one in ("internal", "public")
    )
    return (
        f'<form id="{FORM}" class="formular" data-hoechstens="{max_mb * 1_000_000}" data-zu-gross="{escape(limit)}" '
        f'data-leer="{texts.STAFF_NOTHING_GIVEN}">'
        f'<p class="meldung ersetzt-wird" hidden data-satz="{escape(texts.STAFF_REPLACING, quote=True)}"><span></span> '
        f'<button type="button" data-tun="nicht-ersetzen">{texts.STAFF_NOT_REPLACING}</button></p>'
        '<input type="hidden" name="ersetzt">'
        f'<div class="ablage"><input type="file" id="{FORM}-datei" name="datei" accept="{ENDINGS}" '
        f'aria-describedby="{FORM}-datei-hinweis"><label for="{FORM}-datei">{_ARROW}<span>{texts.STAFF_FILE}</span></label>'
        f'<output class="gewaehlt" for="{FORM}-datei"></output><small id="{FORM}-datei-hinweis">{limit}</small></div>'
        f'<div class="feld adresse"><label for="{FORM}-adresse">{texts.STAFF_ADDRESS}</label>'
        f'<input type="url" id="{FORM}-adresse" name="adresse" maxlength="2000" placeholder="https://" '
        f'aria-describedby="{FORM}-adresse-hinweis"><small id="{FORM}-adresse-hinweis">{texts.STAFF_ADDRESS_HINT}</small></div>'
        f'<fieldset class="auswahl"><legend>{texts.STAFF_AUDIENCE}</legend>{audiences}</fieldset>'
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.STAFF_LOOK}</button></p></form>'
        f'<p id="{FORM}-stand" class="stand" role="status" hidden data-liest="{texts.STAFF_IS_READ}"></p>'
        f'<div id="{RESULT}" class="ergebnis"></div>'
    )


async def given(request: Request, services: Services, file: IO[bytes], caller: Caller) -> Given:
    """Reads the form; what it uploads is copied into `file`.

    Raises:
        InputError: there is neither a file nor an address, or the file has no name that can be used.
        FilterUnknown: there is no such audience.
        DocumentUnknown: what it is to replace is none of the uploads that the caller sees.
    """
    async with request.form(max_files=1, max_fields=4) as sent:
        upload, address = sent.get("datei"), str(sent.get("adresse") or "").strip()
        audience = known_audience(str(sent.get("zielgruppe") or "internal"))
        replaces = str(sent.get("ersetzt") or "")
        if isinstance(upload, UploadFile) and upload.filename:
            name = _name_of(services, replaces, caller) if replaces else safe_name(upload.filename)
            await run_in_threadpool(_copy, upload, file)
            return Given(name, file, "", audience, replaces)
    if not address.lower().startswith(("http://", "https://")):
        raise InputError("neither a file nor an address that begins with http:// or https://: give one of them")
    return Given("", None, address, audience)


def look(services: Services, one: Given, caller: Caller) -> Preview:
    """Returns what would be understood; nothing is stored.

    Raises:
        SourceError: it cannot be read.
    """
    if one.content is None:
        return preview_address(services, one.address, one.audience, audiences=caller.audiences)
    return preview(services, one.name, one.content, one.audience, audiences=caller.audiences)  # type: ignore[arg-type]


def take(services: Services, one: Given, caller: Caller, tell: Tell) -> Taken:
    """Stores it and returns what was done; waits while another change runs, and tells that.

    Raises:
        SourceError: it cannot be read; nothing was changed.
        StoreFull: no space is left.
    """
    with changing(services, tell, texts.STAFF_IS_STORED):
        if one.content is None:
            report = services.ingest([one.address], audience=one.audience, allow_private=False, progress=progress(tell))
            return done(services, report, one.address, caller)
        one.content.seek(0)
        path, report = take_in(services, one.name, one.content, one.audience, progress(tell))  # type: ignore[arg-type]
        return done(services, report, path.resolve().as_uri(), caller)


@contextmanager
def changing(services: Services, tell: Tell, what: str) -> Iterator[None]:
    """Holds the store for a change and tells `what` it is; first, where that has to be waited for, so much."""
    if services.change.locked():
        tell(texts.STAFF_WAITS)
    with services.change:
        tell(what)
        yield


def progress(tell: Tell) -> Callable[[int, int | None, str], None]:
    """Returns what turns the steps of an ingest into sentences, from the second document on."""

    def heard(number: int, total: int | None, name: str) -> None:
        if total is None and number > 1:
            tell(texts.STAFF_IS_STORED_NUMBER.format(count=count(number), name=name))

    return heard


def done(services: Services, report: Report, source: str, caller: Caller) -> Taken:
    """Returns what an ingest of `source` did, with those of its documents that the caller sees.

    Raises:
        SourceError: everything failed.
    """
    if report.failed and not (report.added or report.changed or report.unchanged):
        raise SourceError(source, report.failed[0].reason, "nothing was changed")
    stored = services.store.sources().items()
    ids = [one for uri, (one, *_) in stored if uri.split("#")[0] == source] or [*report.added, *report.changed]
    found = services.store.database.documents.infos(ids[:LISTED], caller.audiences)
    return Taken(report, tuple(found.values()))


def _name_of(services: Services, doc_id: str, caller: Caller) -> str:
    info = services.store.info(doc_id, caller.audiences)
    if info is None or origin_of(info.source, services) != "upload":
        raise DocumentUnknown(doc_id)
    return safe_name(file_of(info.source).name)


def _copy(upload: UploadFile, file: IO[bytes]) -> None:
    while part := upload.file.read(1 << 20):
        file.write(part)
    file.seek(0)
