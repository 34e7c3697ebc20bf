"""What goes out over HTTP, where it is not a record of ours already (`rag.records.Answer` is one)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel

from corpus.schema import Entry, Source
from rag.access import SCOPES, Caller
from rag.feedback import StoredFeedback
from rag.records import Availability, Chunk, DocumentInfo


class DocumentOut(BaseModel):
    """What is known of a document; `source` is given to the token's holder only, as it names places on the server."""

    doc_id: str
    version: str
    title: str
    kind: str
    audience: str
    media_type: str
    language: str | None
    url: str | None
    published: dt.date | None
    retrieved: dt.date | None
    valid_from: dt.date | None
    valid_until: dt.date | None
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    entry_id: str | None
    ocr: bool
    chars: int
    chunks: int
    pages: int
    ingested: str
    availability: Availability | None = None
    source: str | None = None

    @classmethod
    def of(cls, info: DocumentInfo, *, trusted: bool = False, availability: Availability | None = None) -> DocumentOut:
        """Returns what a caller may know of `info`."""
        shared = {name: getattr(info, name) for name in cls.model_fields if hasattr(info, name)}
        shared |= {"pages": info.page_count, "availability": availability}
        return cls(**{**shared, "source": info.source if trusted else None})


class ChunkOut(BaseModel):
    """Where a chunk stands."""

    chunk_id: str
    start: int
    end: int
    heading_path: tuple[str, ...]
    page_first: int | None
    page_last: int | None

    @classmethod
    def of(cls, chunk: Chunk) -> ChunkOut:
        """Returns where `chunk` stands."""
        return ChunkOut(**{name: getattr(chunk, name) for name in ChunkOut.model_fields})


class AlsoIn(BaseModel):
    """Another document that says the same as a passage."""

    doc_id: str
    title: str


class PassageOut(ChunkOut):
    """A chunk found: `score` 0-1, `highlights` are `[start, end)` into `text`, in order and apart.

    `also_in` are other documents found that say the same; they are not listed again for it.
    """

    rank: int
    score: float
    text: str
    highlights: list[tuple[int, int]]
    also_in: list[AlsoIn]


class FoundOut(BaseModel):
    """A document found, its passages best first."""

    rank: int
    score: float
    document: DocumentOut
    passages: list[PassageOut]


class SearchOut(BaseModel):
    """A page of what was found; `more` says whether another follows."""

    query: str
    today: dt.date
    offset: int
    limit: int
    more: bool
    documents: list[FoundOut]
    timings_ms: dict[str, float]


class DocumentPage(BaseModel):
    """A page of the documents by title; `total` counts what the caller may see."""

    total: int
    offset: int
    limit: int
    documents: list[DocumentOut]


class EntryOut(BaseModel):
    """An entry in a list: what it is, and how it stands; `availability` is null where there is nothing to be open or closed."""

    id: str
    kind: str
    name: str
    level: str
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    audience: str
    url: str | None
    retrieved: dt.date | None
    version: str
    imported: bool
    availability: Availability | None


class EntryPage(BaseModel):
    """A page of the entries by name, as of a day; `total` counts what the caller may see and meets the filters."""

    today: dt.date
    total: int
    offset: int
    limit: int
    entries: list[EntryOut]


class EntryDetail(BaseModel):
    """An entry whole: its record, the sources that its values stand on, and its text."""

    today: dt.date
    entry: EntryOut
    record: Entry
    sources: tuple[Source, ...]
    text: str


class TextOut(BaseModel):
    """A part of a text: the characters from `start` to before `end`, of `chars` in all."""

    start: int
    end: int
    chars: int
    text: str


class DocumentDetail(BaseModel):
    """A document with its record, a page of its chunks, and the part of its text that was asked for."""

    document: DocumentOut
    version: str
    entry: dict[str, Any] | None
    chunks: list[ChunkOut]
    text: TextOut | None


class UploadOut(BaseModel):
    """What became of an uploaded file: one document, or those of a collection (`.jsonl`), at most 100 listed."""

    added: int
    changed: int
    unchanged: int
    documents: list[DocumentOut]


class SessionOut(BaseModel):
    """Who the caller is: a role, and its scopes in their order."""

    role: str
    scopes: list[str]

    @classmethod
    def of(cls, caller: Caller) -> SessionOut:
        """Returns it of a caller."""
        return cls(role=caller.role, scopes=[one for one in SCOPES if one in caller.scopes])


class FeedbackReceipt(BaseModel):
    """Feedback was stored: the id to name to have it deleted, and its last day."""

    id: str
    kept_until: dt.date


class FeedbackPage(BaseModel):
    """A page of the feedback, newest first; `total` counts what the caller may see."""

    total: int
    offset: int
    limit: int
    feedback: list[StoredFeedback]


class HealthOut(BaseModel):
    """The process lives."""

    status: str = "ok"


class ReadyOut(BaseModel):
    """Whether questions can be answered; `reasons` says why not."""

    status: str
    documents: int
    chunks: int
    encoder: str
    reasons: list[str]
