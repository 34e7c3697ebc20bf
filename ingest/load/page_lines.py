"""Puts the words of a page into pieces (what stands close together) and those into lines."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.load.pdf_page import Word

LineKind = Literal["text", "row"]

CELL_GAP = 1.3
"""Times the type size: a wider gap between two words begins another piece of a line (a cell, a column)."""
TOUCHING = 0.12
"""Times the type size; a blank is wider."""
SECTION = re.compile(r"§(?=\d)")
LEADER = re.compile(r"(?:\s?[.·_…]){4,}")


@dataclass(slots=True)
class Line:
    """One line of text, or one row of a table; `region` tells the columns, bands and tables of a page apart.

    `leader` says that dots lead to a page number, as in a table of contents.
    `table` marks the place of a whole table among the lines until its rows are put there.
    """

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    kind: LineKind = "text"
    region: int = 0
    row: str = ""
    leader: bool = False
    table: list[list[str]] | None = None
    right: float = field(default=0.0)
    """Where the lines of the region end at most."""

    def settle(self) -> None:
        """Keeps the text and lets go of the words but the first two and the last, as a long PDF has millions."""
        if self.words:
            self.leader = bool(LEADER.search(_spaced(self.words)))
            self.row = self.text
            if len(self.words) > 3:
                self.words = [*self.words[:2], self.words[-1]]

    @property
    def text(self) -> str:
        """The words with single blanks between; dot leaders are gone."""
        return self.row or SECTION.sub("§ ", " ".join(LEADER.sub(" ", _spaced(self.words)).split()))

    @property
    def hyphen(self) -> bool:
        """Whether the line ends in the first part of a word."""
        return bool(self.words) and self.words[-1].hyphen

    @property
    def height(self) -> float:
        """Top to bottom, points."""
        return self.bottom - self.top


def _spaced(words: Sequence[Word]) -> str:
    """The words with blanks between, but for a hyphen or slash that touches its neighbour ("Mahn" "-" "/")."""
    text = ""
    for number, word in enumerate(words):
        if number:
            last = words[number - 1]
            touching = abs(word.x0 - last.x1) < TOUCHING * word.size and (word.text in "-/" or last.text in "-/")
            text += "" if touching else " "
        text += word.text
    return text


def line_of(words: Sequence[Word]) -> Line:
    """Returns the line that the words (one or more, in reading order) make."""
    told = [word for word in words if any(map(str.isalnum, word.text))] or words
    letters = sum(len(word.text) for word in told)
    sizes: dict[float, int] = {}
    for word in told:
        sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.text)
    bold = sum(len(word.text) for word in told if word.bold)
    return Line(
        list(words),
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        max(sizes, key=lambda size: (sizes[size], size)),
        bold >= 0.8 * letters,
    )


def pieces(words: Sequence[Word]) -> list[Line]:
    """Returns the runs of words that stand close together on one line, in stream order."""
    found: list[Line] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            found.append(line_of(run))
            run = []
        run.append(word)
    if run:
        found.append(line_of(run))
    return found


def _follows(last: Word, word: Word) -> bool:
    size = max(last.size, word.size, 1.0)
    if last.angle or word.angle:
        beside = min(last.x1, word.x1) - max(last.x0, word.x0) >= 0.4 * min(last.x1 - last.x0, word.x1 - word.x0)
        return last.angle == word.angle and (beside or not word.fresh)
    level = min(last.bottom, word.bottom) - max(last.top, word.top)
    if level < 0.4 * min(last.bottom - last.top, word.bottom - word.top):
        return False
    return -0.6 * size < word.x0 - last.x1 < CELL_GAP * size


def joined(parts: Sequence[Line]) -> list[Line]:
    """Returns the parts that share a base line joined from left to right, from top to bottom."""
    rows = grouped(parts)
    return [line_of([word for part in row for word in part.words]) for row in rows]


def grouped(parts: Sequence[Line]) -> list[list[Line]]:
    """Returns the parts by common base line, from top to bottom and in each from left to right."""
    rows: list[list[Line]] = []
    for part in sorted(parts, key=lambda part: part.top if part.table else (part.top + part.bottom) / 2):
        for row in [] if part.table else rows[-1:-4:-1]:
            if row[0].table:
                continue
            high, low = max(row[0].top, part.top), min(row[0].bottom, part.bottom)
            apart = all(part.x0 >= other.x1 - 2 or part.x1 <= other.x0 + 2 for other in row)
            if low - high > 0.5 * min(row[0].height, part.height) and apart:
                row.append(part)
                break
        else:
            rows.append([part])
    for row in rows:
        row.sort(key=lambda part: part.x0)
    return sorted(rows, key=lambda row: row[0].top if row[0].table else statistics.median(p.bottom for p in row))
