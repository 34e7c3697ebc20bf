"""Metadata: language, dates and title found in a text, and the document made of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from ingest.clean import inline
from ingest.load.draft import Draft
from ingest.sources import Source, document_id
from rag.errors import SourceEmpty
from rag.records import KINDS, Document

MAX_TITLE_CHARS = 250
_LANGUAGES = ("de", "en")
_SAMPLE_CHARS = 600
_GERMAN_WORDS = frozenset("der die das und den des dem ein eine einer ist sind wird von für mit nicht oder zur".split())
_ENGLISH_WORDS = frozenset("the of and to is are for with on by that this from it as be or which".split())
_MONTH_PREFIXES = "jan feb mär/mar/mae apr mai/may jun jul aug sep okt/oct nov dez/dec"
_MONTHS = {
    prefix: number for number, prefixes in enumerate(_MONTH_PREFIXES.split(), start=1) for prefix in prefixes.split("/")
}
"""Months by their first three letters, German and English."""
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:$|[T ])")
_GERMAN = re.compile(r"(?:(?:(\d{1,2})\.\s?)?(\d{1,2})\.\s?)?(\d{4})$")
_WRITTEN = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-zäÄ]{3,9})\.?\s+(\d{4})$")
_DAY = r"(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?[A-ZÄ][a-zä]{2,8}\s\d{4})"
_PUBLISHED = re.compile(
    r"(?:erstellt am|veröffentlicht am|Veröffentlichungsdatum|Erscheinungsdatum|Pressemitteilung vom|"
    r"(?:^|\n)\s*(?:Stand|Datum))\s*:?\s*" + _DAY,
    re.IGNORECASE,
)

_SIGNED = re.compile(r"(?m)^[A-ZÄÖÜ][\w./ -]{2,40}, (?:den|im|am) " + _DAY + r"$")
"""The line with which a guideline, a decree or a letter is signed: "Dresden, den 27. Oktober 2016"."""
_ENDS = re.compile(
    r"(?:[Dd]iese \S*(?:richtlinie|vorschrift|bekanntmachung|satzung|verordnung|aufruf)|(?<=\. )Sie|Die Richtlinie) tritt "
    r"(?:(?!\. [A-Z]|[;:]|\n).){0,120}?(mit Ablauf des|am|zum) " + _DAY + r" außer Kraft",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a loader found out about a document besides its blocks; each value gives way to the source's fields."""

    title: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    notes: Sequence[str] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    """Values for further fields of the document, as a corpus entry has them."""


def document(source: Source, draft: Draft, found: Found) -> Document:
    """Returns the document of a finished draft.

    The title is the source's, else the one found, else the first heading, else the first sentence shortened, else the
    name. The address of a fetched page is its own canonical one, else the one it was fetched from.

    Raises:
        SourceEmpty: the draft has no text.
    """
    text = draft.text()
    if not text:
        raise SourceEmpty(source.name, "there is no text in it", "check that it is the right file")
    given = source.fields
    first_heading = next((text[block.start : block.end] for block in draft.blocks if block.kind == "heading"), None)
    title = inline(str(given.get("title") or found.title or first_heading or opening(text) or source.name))
    kind = given.get("kind")
    values: dict[str, Any] = {
        "doc_id": document_id(source.uri, source.name),
        "source": source.uri,
        "source_hash": source.hash(),
        "text": text,
        "title": title if len(title) <= MAX_TITLE_CHARS else shortened(title, MAX_TITLE_CHARS),
        "media_type": source.media_type,
        "blocks": draft.blocks,
        "kind": kind if kind in KINDS else "document",
        "language": language_given(given.get("language") or found.language) or detect_language(text),
        "url": web_address(given.get("url")) or web_address(found.url) or web_address(given.get("address")),
        "published": parse_date(given.get("published")) or found.published or published_in(text),
        "retrieved": given.get("retrieved"),
        "valid_from": parse_date(given.get("valid_from")),
        "valid_until": parse_date(given.get("valid_until"), last=True) or last_day_in(text),
        "regions": strings(given.get("regions")),
        "topics": strings(given.get("topics")),
        "notes": tuple(found.notes),
    }
    return Document(**(values | dict(found.more)))


def detect_language(text: str) -> str | None:
    """Returns "de" or "en", or None where hardly a word of either is known; decided on some words of the beginning.

    Small words decide where they are clear (10 times faster); else the dictionaries of simplemma.
    """
    words = text[:_SAMPLE_CHARS].lower().split()
    german, english = (sum(word in small for word in words) for small in (_GERMAN_WORDS, _ENGLISH_WORDS))
    if max(german, english) >= 4 and max(german, english) >= 4 * min(german, english):
        return "de" if german > english else "en"
    from simplemma import langdetect

    best, share = langdetect(text[:_SAMPLE_CHARS], _LANGUAGES)[0]
    return best if best in _LANGUAGES and share >= 0.4 else None


def language_given(value: object) -> str | None:
    """Returns the two-letter code of a language tag such as "de-DE", or None where it is none."""
    found = re.match(r"([A-Za-z]{2})(?:[-_]|$)", value.strip()) if isinstance(value, str) else None
    return found.group(1).lower() if found else None


def parse_date(value: object, *, last: bool = False) -> date | None:
    """Returns the day that a value names: a date, "2025-09-30", "30.09.2025", "30. September 2025", "2025-09", "2025".

    A month or a year stands for its first day, with `last` for its last. None for anything else.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if found := _ISO.match(text):
        year, month, day = found.groups()
    elif found := _GERMAN.match(text):
        day, month, year = found.groups()
    elif found := _WRITTEN.match(text):
        day, month, year = found.groups()
        month = str(_MONTHS.get(month[:3].lower(), 0))
    else:
        return None
    try:
        in_year = int(month) if month else (12 if last else 1)
        in_month = int(day) if day else (calendar.monthrange(int(year), in_year)[1] if last else 1)
        return date(int(year), in_year, in_month)
    except (ValueError, calendar.IllegalMonthError):
        return None


def published_in(text: str) -> date | None:
    """Returns the day after "erstellt am", "veröffentlicht am", "Stand:" and the like near either end, else the day of
    the last signature, else None.
    """
    for part in (text[:1_000], text[-1_000:]):
        if found := _PUBLISHED.search(part):
            return parse_date(found.group(1))
    signed = _SIGNED.findall(text)
    return parse_date(signed[-1]) if signed else None


def last_day_in(text: str) -> date | None:
    """Returns the last day on which a guideline says that it is in force, None where it does not say so of itself.

    "Mit Ablauf des 30. Juni 2024" and "am 31. Dezember 2029" mean that day, "zum 1. Januar 2021" the day before.
    """
    days = [(words, parse_date(day)) for words, day in _ENDS.findall(text)]
    if len(days) != 1 or (day := days[0][1]) is None:
        return None
    return day - timedelta(days=1) if day.day == 1 and "Ablauf" not in days[0][0] else day


def opening(text: str) -> str:
    """Returns the first sentence of a text, shortened to serve as title; "" for an empty text."""
    from rag.text.sentences import sentences

    first = text.lstrip()[:2_000]
    spans = sentences(first)
    return shortened(inline(first[spans[0][0] : spans[0][1]]), 120) if spans else ""


def shortened(text: str, limit_chars: int) -> str:
    """Returns the text, cut between words and closed by "…" where it is longer than the limit."""
    if len(text) <= limit_chars:
        return text
    head = text[: limit_chars - 1]
    at_word = head.rsplit(" ", 1)[0] if " " in head else head
    return at_word.rstrip(" ,;:–-") + "…"


def web_address(value: object) -> str | None:
    """Returns the value where it is an http or https address, else None."""
    return value.strip() if isinstance(value, str) and re.match(r"(?i)\s*https?://\S+\s*$", value) else None


def strings(value: object) -> tuple[str, ...]:
    """Returns a list of texts from a list or one text; empty ones are left out."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return tuple(str(each) for each in value if str(each).strip()) if isinstance(value, (list, tuple)) else ()
