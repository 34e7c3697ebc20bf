"""What goes in and out over HTTP, where it is not a record of ours already (`rag.records.Answer` is one)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rag.errors import FilterUnknown
from rag.records import AUDIENCES, KINDS, Audience, Availability, DocumentInfo, Filters, Turn

PAGE_MAX = 100
REACH_MAX = 1_000
HISTORY_MAX = 40


class Given(BaseModel):
    """Base of what a caller sends: an unknown name is refused, never ignored."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)


class Conditions(Given):
    """Filters over documents; all hold at once, values of one name are alternatives."""

    kind: list[str] = Field(default_factory=list, description=f"one of {', '.join(KINDS)}; can be repeated")
    region: list[str] = Field(
        default_factory=list, description="what works in this region: DE, EU, 03, 03151 …; can be repeated"
    )
    topic: list[str] = Field(default_factory=list, description="a topic, e.g. innovation_rd; can be repeated")
    language: list[str] = Field(default_factory=list, description="de or en; can be repeated")
    published_from: dt.date | None = Field(default=None, alias="from", description="published on this day or later")
    published_until: dt.date | None = Field(default=None, alias="until", description="published on this day or before")
    valid_at: dt.date | None = Field(default=None, description="in force on this day")
    as_of: dt.date | None = Field(default=None, description="another name of valid_at")

    @model_validator(mode="after")
    def _one_day(self) -> Conditions:
        if self.valid_at and self.as_of and self.valid_at != self.as_of:
            raise ValueError("valid_at and as_of are two names of one condition: give one of them")
        return self

    def filters(self) -> Filters:
        """Returns the filters as retrieval takes them.

        Raises:
            FilterUnknown: a kind does not exist.
        """
        for kind in self.kind:
            if kind not in KINDS:
                raise FilterUnknown("kind", kind, list(KINDS))
        return Filters(
            kinds=tuple(self.kind),
            regions=tuple(self.region),
            topics=tuple(self.topic),
            languages=tuple(self.language),
            published_from=self.published_from,
            published_until=self.published_until,
            valid_at=self.valid_at or self.as_of,
        )


class SearchParameters(Conditions):
    """A search."""

    q: str = Field(description="what is looked for, in plain words", examples=["Zuschuss für Forschung im Mittelstand"])
    limit: int = Field(default=10, ge=1, le=PAGE_MAX, description="most documents")
    offset: int = Field(default=0, ge=0, le=REACH_MAX - PAGE_MAX, description="documents left out at the head")
    today: dt.date | None = Field(default=None, description="the asker's day; unset: the server's")


class DocumentParameters(Conditions):
    """A page of the documents."""

    limit: int = Field(default=50, ge=1, le=PAGE_MAX)
    offset: int = Field(default=0, ge=0)


class TextParameters(Given):
    """A part of a document's text, and a page of its chunks."""

    start: int | None = Field(default=None, ge=0, description="first character of the part")
    end: int | None = Field(default=None, ge=0, description="character behind the part")
    version: str | None = Field(default=None, description="the version that a citation names; unset: the live one")
    chunk_limit: int = Field(default=50, ge=0, le=500)
    chunk_offset: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _span(self) -> TextParameters:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end belong together: give both or none")
        if self.start is not None and self.end is not None:
            if self.end < self.start:
                raise ValueError("end lies before start")
            if self.end - self.start > 20_000:
                raise ValueError("a part has at most 20,000 characters: ask for several")
        return self


class NoParameters(Given):
    """An address that takes no query."""


class Question(Given):
    """A question with what is known of the asker."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={"examples": [{"question": "Wie hoch ist der Zuschuss beim Digitalbonus.Innovativ?"}]},
    )

    question: str
    today: dt.date | None = Field(default=None, description="the asker's day; unset: the server's")
    filters: Conditions = Field(default_factory=Conditions)
    history: Annotated[list[Turn], Field(max_length=HISTORY_MAX)] = Field(
        default_factory=list, description="the turns before, oldest first"
    )


class IngestOrder(Given):
    """What to ingest; paths are the server's own."""

    targets: list[str] = Field(min_length=1, max_length=1_000, examples=[["https://www.zim.de/", "/srv/richtlinien"]])
    audience: str = Field(default="public", description="public or internal")
    prune: bool = Field(default=False, description="remove what is gone from the folders given")
    field_map: dict[str, str] | None = Field(default=None, description="for .jsonl: field -> column")


def known_audience(value: str) -> Audience:
    """Returns `value` where it is an audience.

    Raises:
        FilterUnknown: it is none.
    """
    if value not in AUDIENCES:
        raise FilterUnknown("audience", value, list(AUDIENCES))
    return cast(Audience, value)


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


class PassageOut(ChunkOut):
    """A chunk found: `score` 0-1, `highlights` are `[start, end)` into `text`, in order and apart."""

    rank: int
    score: float
    text: str
    highlights: list[tuple[int, int]]


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
