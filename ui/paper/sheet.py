"""What is put on paper: a title and blocks, made of records, from which Markdown and PDF are written alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from rag.eligibility.wording import Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels 2 and 3 stand below the title, which is 1. `url` is the original of what it names."""

    text: str
    level: Literal[2, 3, 4] = 2
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `soft` is said in passing, `warning` is set apart."""

    text: str
    look: Literal["plain", "soft", "warning"] = "plain"


@dataclass(frozen=True, slots=True)
class Points:
    """A list without numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that statements stand on: its number, document, place in it, the words, the address of the original."""

    marker: int
    title: str
    place: str
    quote: str
    url: str | None = None


Block = Heading | Text | Points | Grid | Source


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, the day as of which all holds, the language it speaks, and blocks in order."""

    title: str
    day: dt.date
    language: Language
    blocks: tuple[Block, ...]
