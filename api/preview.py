"""A preview of an upload: what is understood of a file, and what storing it would do; nothing is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Literal

from pydantic import BaseModel, Field

from api.schemas import ChunkOut, DocumentOut
from api.services import Services
from api.uploads import safe_name
from ingest.fetch import fetch
from ingest.sources import Source
from ingest.trial import Outcome, sources_of, try_out
from rag.errors import SourceDamaged, SourceError
from rag.records import Audience, Chunk, Document, DocumentInfo
from rag.store.store import EVERYONE
from rag.text.dates import dates

DOCUMENTS_SHOWN = 20
"""Rows of a collection that are loaded; the others are counted."""
CHUNKS_SHOWN = 5
DATES_SHOWN = 20
OPENING_CHARS = 300
"""Of each chunk shown."""
DATED_CHARS = 50_000
"""Characters at the head of a text in which dates are looked for."""
AROUND_CHARS = 60
"""Characters shown before and behind a date."""

WarningCode = Literal[
    "note", "pages_without_text", "pages_by_ocr", "language_unknown", "no_date", "takes_over", "audience_changes", "alike"
]  # fmt: skip


class PreviewWarning(BaseModel):
    """What to look at before storing. `pages` (from 1) where it is about pages, else empty.

    note: what the loader says · pages_without_text: nothing was read there · pages_by_ocr: read from pictures, check them ·
    language_unknown · no_date: neither published nor valid on a known day, so it meets no filter by time ·
    takes_over: the id is that of a document from another place, which would give way · audience_changes: the stored
    version is for another audience · alike: another document says the same.
    """

    code: WarningCode
    text: str
    pages: tuple[int, ...] = ()


class PreviewDate(BaseModel):
    """A day or period named in the text, with the words around it."""

    first: dt.date
    last: dt.date
    text: str


class PreviewChunk(ChunkOut):
    """A chunk as it would be stored: where it stands, and how its text begins."""

    text: str


class AlikeOut(BaseModel):
    """A stored document that says the same; `share` (0-1) of the chunks compared, 1 where it is the same file."""

    doc_id: str
    title: str
    share: float


class PreviewDocument(BaseModel):
    """What is understood of one document, and what would become of it.

    `replaces` is the stored document that would give way, null where there is none or the caller may not see it.
    """

    doc_id: str
    title: str
    kind: str
    media_type: str
    language: str | None
    url: str | None
    published: dt.date | None
    valid_from: dt.date | None
    valid_until: dt.date | None
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    entry_id: str | None
    ocr: bool
    chars: int
    pages: int
    chunks: int
    first_chunks: list[PreviewChunk] = Field(description=f"at most {CHUNKS_SHOWN}")
    dates: list[PreviewDate] = Field(description=f"of the first {DATED_CHARS:,} characters, at most {DATES_SHOWN}")
    warnings: list[PreviewWarning]
    outcome: Outcome
    replaces: DocumentOut | None
    alike: list[AlikeOut]


class PreviewFault(BaseModel):
    """A row of a collection that cannot be read, and what to do."""

    source: str
    reason: str


class Preview(BaseModel):
    """What is understood of a file: one document, or the first rows of a collection (`.jsonl`); `total` counts all of them."""

    name: str
    audience: Audience
    total: int
    documents: list[PreviewDocument] = Field(description=f"at most {DOCUMENTS_SHOWN}")
    failed: list[PreviewFault] = Field(description=f"at most {DOCUMENTS_SHOWN}")


def preview(
    services: Services,
    name: str | None,
    content: BinaryIO,
    audience: Audience = "public",
    *,
    audiences: frozenset[str] = EVERYONE,
) -> Preview:
    """Returns what is understood of a file as it would be uploaded under `name`; `audiences` is what the caller sees.

    Raises:
        InputError: the name is none.
        SourceError: the file, or every row of it, cannot be read; the message names what to do.
    """
    shown = safe_name(name)
    folder = services.uploads.resolve()
    sources = sources_of(shown, content.read(), (folder / shown).as_uri(), services.settings)
    return _preview(services, shown, sources, audience, audiences)


def preview_address(
    services: Services,
    url: str,
    audience: Audience,
    *,
    audiences: frozenset[str] = EVERYONE,
    allow_private: bool = False,
) -> Preview:
    """Returns what is understood of an address, which is fetched; without `allow_private` none of a private network.

    Raises:
        SourceError: it does not answer, is refused, or cannot be read; the message names what to do.
    """
    settings = services.settings
    source = fetch(
        url, timeout_seconds=settings.fetch_timeout_seconds, max_mb=settings.max_file_mb, allow_private=allow_private
    )
    return _preview(services, source.name, [source], audience, audiences)


def _preview(
    services: Services,
    shown: str,
    sources: Sequence[Source | SourceError],
    audience: Audience,
    audiences: frozenset[str],
) -> Preview:
    folder = services.uploads.resolve()
    readable = [one for one in sources if isinstance(one, Source)]
    failed = [one for one in sources if isinstance(one, SourceError)]
    documents: list[PreviewDocument] = []
    for source in readable[:DOCUMENTS_SHOWN]:
        try:
            documents.append(_document(services, source, audience, audiences))
        except SourceError as error:
            failed.append(error)
        except Exception as error:  # noqa: BLE001  a loader's library fails on one file: told, as the ingest does
            reason = f"could not be read ({type(error).__name__}: {error})"[:300]
            failed.append(SourceDamaged(source.place, reason, "save it again with the program that made it"))
    if failed and not documents:
        raise type(failed[0])(shown, failed[0].reason, failed[0].remedy)
    faults = [
        PreviewFault(source=one.source.replace(f"{folder}/", ""), reason=f"{one.reason}; {one.remedy}")
        for one in failed
    ]
    return Preview(
        name=shown, audience=audience, total=len(sources), documents=documents, failed=faults[:DOCUMENTS_SHOWN]
    )


def _document(services: Services, source: Source, audience: Audience, audiences: frozenset[str]) -> PreviewDocument:
    store = services.store
    trial = try_out(
        source, store, services.reader.encoder.name, services.settings, audience=audience, audiences=audiences
    )
    document, chunks = trial.prepared.document, trial.prepared.chunks
    stored = store.info(trial.replaces, audiences) if trial.replaces else None
    infos = store.database.documents.infos([one.doc_id for one in trial.alike], audiences)
    alike = [AlikeOut(doc_id=one.doc_id, title=infos[one.doc_id].title, share=one.share) for one in trial.alike]
    said = {name: getattr(document, name) for name in PreviewDocument.model_fields if hasattr(document, name)}
    said |= {"chars": len(document.text), "pages": len(document.pages), "chunks": len(chunks)}
    return PreviewDocument(
        **said,
        first_chunks=[_chunk(one) for one in chunks[:CHUNKS_SHOWN]],
        dates=list(_dates(document.text)),
        warnings=list(_warnings(document, stored, alike)),
        outcome=trial.outcome,
        replaces=DocumentOut.of(stored, trusted=True) if stored is not None else None,
        alike=alike,
    )


def _chunk(chunk: Chunk) -> PreviewChunk:
    return PreviewChunk(**dict(ChunkOut.of(chunk)), text=chunk.text[:OPENING_CHARS])


def _dates(text: str) -> Iterator[PreviewDate]:
    """The days and periods at the head of a text, each once, in the order of the text."""
    seen: set[tuple[dt.date, dt.date]] = set()
    for one in dates(text[:DATED_CHARS]):
        if (one.first, one.last) not in seen and len(seen) < DATES_SHOWN:
            seen.add((one.first, one.last))
            around = text[max(0, one.start - AROUND_CHARS) : one.end + AROUND_CHARS]
            yield PreviewDate(first=one.first, last=one.last, text=" ".join(around.split()))


def _warnings(document: Document, stored: DocumentInfo | None, alike: Sequence[AlikeOut]) -> Iterator[PreviewWarning]:
    yield from (PreviewWarning(code="note", text=one) for one in document.notes)
    empty = tuple(one.number for one in document.pages if not document.text[one.start : one.end].strip())
    if empty:
        said = f"{len(empty)} of {len(document.pages)} pages have no text"
        yield PreviewWarning(code="pages_without_text", text=said, pages=empty)
    read = tuple(one.number for one in document.pages if one.engine == "ocr")
    if read:
        said = "read from pictures: compare them with the original"
        yield PreviewWarning(code="pages_by_ocr", text=said, pages=read)
    if document.language is None:
        yield PreviewWarning(code="language_unknown", text="the language is neither German nor English, or not clear")
    if not (document.published or document.valid_from or document.valid_until):
        yield PreviewWarning(code="no_date", text="no day of publication or validity was found in it")
    if stored is not None and stored.source != document.source:
        yield PreviewWarning(code="takes_over", text=f"'{stored.doc_id}' stands in {stored.source} and would give way")
    if stored is not None and stored.audience != document.audience:
        said = f"the stored version is {stored.audience}, this one would be {document.audience}"
        yield PreviewWarning(code="audience_changes", text=said)
    if alike:
        said = f"{alike[0].share:.0%} of the passages compared stand in '{alike[0].doc_id}' ({alike[0].title}), too"
        yield PreviewWarning(code="alike", text=said)
