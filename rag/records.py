"""The records that pass between packages: documents, chunks, queries, hits, answers.

Offsets are Python string indices into `Document.text`; `document.text[chunk.start:chunk.end] == chunk.text`
always holds. Pages count from 1, ranks from 1; a higher score is better.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import Field

from rag.profile import Profile
from rag.record import Record

Kind = Literal["programme", "rule", "network", "hub", "cluster", "agency", "practice", "event", "study", "document"]
"""What a document is about; `document` is anything that is not an entry of our own corpus."""

Audience = Literal["public", "internal"]
BlockKind = Literal["heading", "paragraph", "list", "table", "quote"]
PageEngine = Literal["pdfium", "pypdf", "ocr"]

KINDS: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]
AUDIENCES: tuple[str, ...] = Audience.__args__  # type: ignore[attr-defined]
PUBLIC: frozenset[str] = frozenset({"public"})


@dataclass(frozen=True, slots=True)
class Block:
    """A structural part of a text: `text[start:end]`, blocks in order and without overlap.

    `level` is 1-6 for headings and 0 otherwise.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The part of a text that stands on one page; `number` counts 1, 2, 3 without a gap, `label` is the printed number.

    `engine` says who read it.
    """

    number: int
    start: int
    end: int
    engine: PageEngine = "pdfium"
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One loaded and cleaned document.

    `doc_id` is stable over versions: the id of an entry, or a slug of the name plus a hash of `source`.
    `source` is the URI it was loaded from; `source_hash` is the SHA-256 (hex) of its raw bytes.
    `entry` is the front matter of a corpus entry as plain JSON values, else None.
    """

    doc_id: str
    source: str
    source_hash: str
    text: str
    title: str
    media_type: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    kind: Kind = "document"
    audience: Audience = "public"
    language: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    entry_id: str | None = None
    entry: Mapping[str, Any] | None = None
    ocr: bool = False
    notes: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """Content hash: the first 16 hex digits of the SHA-256 over text, structure and metadata."""
        described = {
            f.name: getattr(self, f.name)
            for f in dataclasses.fields(self)
            if f.name not in {"source_hash", "retrieved"}
        }
        described["blocks"] = [(one.kind, one.start, one.end, one.level) for one in self.blocks]
        described["pages"] = [(one.number, one.start, one.end, one.engine, one.label) for one in self.pages]
        canonical = json.dumps(described, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stored part of a document; `chunk_id` contains the version, so it never changes its meaning.

    `page_breaks` are the offsets in the document at which the pages after `page_first` begin, up to `page_last`. They are
    missing where the chunk was stored before they were kept.
    """

    chunk_id: str
    doc_id: str
    version: str
    ordinal: int
    text: str
    start: int
    end: int
    heading_path: tuple[str, ...] = ()
    page_first: int | None = None
    page_last: int | None = None
    page_breaks: tuple[int, ...] = ()

    def pages_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Returns the pages on which `document.text[start:end]`, a part of the chunk, begins and ends.

        Those of the whole chunk where its page breaks are not known; None for a document without pages.
        """
        if self.page_first is None or self.page_last is None:
            return None
        if len(self.page_breaks) != self.page_last - self.page_first:
            return self.page_first, self.page_last
        first, last = (bisect_right(self.page_breaks, at) for at in (start, max(start, end - 1)))
        return self.page_first + first, self.page_first + last


def chunk_id(doc_id: str, version: str, ordinal: int) -> str:
    """Returns the id of the `ordinal`-th (from 0) chunk of a version."""
    return f"{doc_id}@{version}#{ordinal:05d}"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the store knows of a live document, without its text."""

    doc_id: str
    version: str
    title: str
    source: str
    media_type: str
    kind: Kind
    audience: Audience
    language: str | None
    url: str | None
    published: date | None
    retrieved: date | None
    valid_from: date | None
    valid_until: date | None
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    entry_id: str | None
    entry: Mapping[str, Any] | None
    ocr: bool
    chars: int
    chunks: int
    page_count: int
    ingested: str
    """UTC time of the ingest, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions on documents; all hold at once, an empty tuple or None sets none.

    A document without a value fails a condition on it (fail closed), except for `valid_at`, where a
    missing bound is open: no `valid_from` means since ever.
    """

    kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()
    published_from: date | None = None
    published_until: date | None = None
    valid_at: date | None = None

    def is_empty(self) -> bool:
        """Returns True where no condition is set."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """What is sent to retrieval. `today` is the asker's date, `audiences` what the asker may see."""

    text: str
    today: date
    filters: Filters = Filters()
    audiences: frozenset[str] = PUBLIC
    limit: int = 10
    passages_per_document: int = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found: `score` in 0-1 after fusion, `lexical` and `dense` as each index gave it (None: not in it).

    `also_in` are the other documents found that say the same.
    """

    chunk: Chunk
    document: DocumentInfo
    score: float
    rank: int
    lexical: float | None = None
    dense: float | None = None
    also_in: tuple[DocumentInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits of one document, best first; `rank` is the document's."""

    document: DocumentInfo
    score: float
    rank: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Documents by rank and the same hits flat by rank; `timings_ms` names each step."""

    query: Query
    documents: tuple[DocumentHits, ...]
    hits: tuple[Hit, ...]
    timings_ms: Mapping[str, float] = field(default_factory=dict)


# ---- the answer, as every interface gives it (design, section 6)

AnswerStatus = Literal["answered", "partial", "clarify", "abstained"]
AvailabilityState = Literal["open", "opens_on", "closed", "paused", "unproven"]
WarningCode = Literal[
    "project_started",
    "de_minimis",
    "window_closing",
    "status_unproven",
    "closed_successor",
    "double_funding",
    "large_parent",
]


class Availability(Record):
    """Whether a programme can be applied for at a date, and what says so."""

    state: AvailabilityState
    since: date | None = None
    until: date | None = None
    successor: str | None = Field(default=None, description="entry id of the successor")
    as_of: date | None = Field(default=None, description="date of the newest evidence")


class Citation(Record):
    """A quote that carries sentences of the answer: `text[start:end]` of that version of the document."""

    marker: int = Field(ge=1)
    doc_id: str
    entry_id: str | None = None
    title: str
    url: str | None = None
    heading: str = ""
    page: int | None = Field(default=None, ge=1, description="page of the file on which the quote begins, from 1")
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    version: str
    availability: Availability | None = None
    as_of: date | None = None


class CriterionResult(Record):
    """One criterion of a programme against a profile: what is needed, what the asker has.

    `assumed` says what was taken for granted where nothing was said; such a result may turn once it is said.
    """

    criterion: str
    result: Literal["met", "not_met", "unknown"]
    needs: str
    has: str | None = None
    marker: int | None = None
    assumed: str | None = None
    decides: bool = Field(default=True, description="false: for the asker to check, and without a say in the verdict")
    entry_field: str | None = Field(default=None, description="field of the entry that the criterion stands on")
    profile_field: str | None = Field(default=None, description="field of the profile that would settle it")


class Support(Record):
    """What a programme pays at most; a range where `_min` is given. Shares in percent (0-100), sums in EUR."""

    kind: str
    percent: float | None = None
    percent_min: float | None = Field(default=None, description="lower end, where it is not settled which rate holds")
    max_eur: float | None = Field(default=None, description="what it pays at most, whatever the costs")
    estimate_eur: float | None = Field(default=None, description="for the asker's costs, at most; never of a loan")
    estimate_min_eur: float | None = None
    basis: str | None = Field(default=None, description="the reckoning, in the answer's language")
    bonuses: tuple[str, ...] = Field(default=(), description="what may come on top, under conditions not checked")


class ProgrammeResult(Record):
    """A programme judged against a profile."""

    id: str
    name: str
    verdict: Literal["fits", "does_not_fit", "unclear"]
    criteria: tuple[CriterionResult, ...] = ()
    availability: Availability
    support: Support
    next_step: str | None = None
    url: str | None = None


class Ask(Record):
    """The one question whose answer would change most."""

    field: str
    question: str


class AnswerWarning(Record):
    """Something that could cost the asker money."""

    code: WarningCode
    text: str
    marker: int | None = None


class Turn(Record):
    """One turn of a conversation."""

    role: Literal["user", "assistant"]
    text: str


class Answer(Record):
    """The answer to one question; every sentence of `text` ends in markers [n] of `citations`."""

    question: str
    language: Literal["de", "en"]
    today: date
    status: AnswerStatus
    text: str
    citations: tuple[Citation, ...] = ()
    programmes: tuple[ProgrammeResult, ...] = ()
    ask: Ask | None = None
    profile: Profile = Field(default=Profile(), description="what is known of the asker after this turn")
    warnings: tuple[AnswerWarning, ...] = ()
    engine: str
    note: str | None = Field(
        default=None, description="what to know of how it was made: why no language model worded it"
    )
    dropped: int = Field(default=0, ge=0, description="sentences that the checks took out")
    timings_ms: dict[str, float] = Field(default_factory=dict)
