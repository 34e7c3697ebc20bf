"""Tells the headings of a PDF from its text: by the outline, by type, by numbering, by "§ 4"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.load.page_lines import Line
from ingest.load.pdf_file import Bookmark
from ingest.load.typography import Typography

MOST_CHARS = 200
LARGER = 1.12
"""Times the body's type size: from here on a line is set as a heading."""

_LAW = re.compile(r"^(?:§+\s?\d+\s?[a-z]?|Art(?:ikel|\.)?\s?\d+\s?[a-z]?)(?:\s|$)")
_PART = re.compile(
    r"^(?:(?:Teil|Abschnitt|Kapitel|Titel|Anlage|Anhang|Unterabschnitt|Abs[cs]hnitt|Buch)\s+(?:\d+|[IVX]+|[A-Z])\b"
    r"|(?:Erste|Zweite|Dritte|Vierte|Fünfte|Sechste|Siebe?nte|Achte|Neunte|Zehnte)[rs]?\s+(?:Teil|Abschnitt|Kapitel|Titel))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)\.?\s+\S")
_ROMAN = re.compile(r"^[IVX]{1,5}\.\s")
_SENTENCE_END = re.compile(r"[.;,!?]$")
_LEGAL_TEXT = re.compile(r"^(?:§+|Art\S*)\s?\d+\s?[a-z]?\s+(?:Abs|Satz|Nr|Nummer|und|bis|oder|[a-zäöü(,;])")


@dataclass(slots=True)
class Heading:
    """A heading of `lines` lines; `outline` is its level there (from 0), None where the outline does not name it."""

    lines: int
    text: str
    size: float
    bold: bool
    outline: int | None = None


class HeadingFinder:
    """Decides for a line whether a heading begins with it; made once for a document."""

    def __init__(self, typography: Typography, outline: Sequence[Bookmark]) -> None:
        self._type = typography
        self._outline: dict[str, list[Bookmark]] = {}
        for mark in outline:
            self._outline.setdefault(_plain(mark.title), []).append(mark)
        self._longest = max((len(title) for title in self._outline), default=0)

    def heading(self, page: int, lines: Sequence[Line], at: int, *, contents: bool, read: bool) -> Heading | None:
        """Returns the heading that begins with `lines[at]` of a page (from 0), None where none does.

        `contents` says that the page is a table of contents, `read` that OCR read it, so that type says little.
        """
        line = lines[at]
        if line.kind == "row" or line.leader:
            return None
        return self._by_outline(page, lines, at) or (None if contents else self._by_type(lines, at, read))

    def _by_outline(self, page: int, lines: Sequence[Line], at: int) -> Heading | None:
        text = ""
        for count in range(1, 6):
            if at + count > len(lines) or lines[at + count - 1].region != lines[at].region:
                return None
            text = f"{text} {lines[at + count - 1].text}".strip()
            plain = _plain(text)
            if not plain or len(plain) > self._longest:
                return None
            marks = self._outline.get(plain, [])
            mark = next((m for m in marks if m.page == page), None) or next((m for m in marks if m.page is None), None)
            if mark:
                return Heading(count, text, lines[at].size, lines[at].bold, mark.level)
        return None

    def _by_type(self, lines: Sequence[Line], at: int, read: bool) -> Heading | None:
        line = lines[at]
        above = lines[at - 1] if at and lines[at - 1].region == line.region else None
        larger = line.size >= self._type.body_size * (1.35 if read else LARGER)
        bold = line.bold and not self._type.body_bold and line.size >= 0.85 * self._type.body_size
        if not (larger or bold):
            return self._by_number(lines, at, above)
        if above and above.bold == line.bold and not _numbered(line.text) and not self._ended(above, line):
            return None
        count, text = 1, line.text
        while at + count < len(lines) and count < 5 and self._goes_on(lines[at + count - 1], lines[at + count]):
            text = f"{text} {lines[at + count].text}"
            count += 1
        ends_like_text = bool(_SENTENCE_END.search(text)) and not larger
        starts_inside = text[0].islower() and not larger
        if len(text) > MOST_CHARS or starts_inside or not re.search(r"[^\W\d_]{2}|§\s?\d", text):
            return None
        if ends_like_text and not (_numbered(text) and len(text) < 80):
            return None
        return Heading(count, text, line.size, line.bold)

    def _by_number(self, lines: Sequence[Line], at: int, above: Line | None) -> Heading | None:
        """A line such as "§ 4 Antrag" or "3.1 Verfahren" in the type of the text, short and standing alone."""
        line, text = lines[at], lines[at].text
        below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].region == line.region else None
        law = bool(_LAW.match(text)) and not _LEGAL_TEXT.match(text)
        numbered = bool(_NUMBERED.match(text)) and text.rstrip(".")[-1].isalpha() and text[-1] != "."
        if not (law or _PART.match(text) or numbered) or len(text) > 100 or _SENTENCE_END.search(text):
            return None
        if above and not self._apart(above, line):
            return None
        if numbered and not law and (below is None or not self._apart(line, below) or _numbered(below.text)):
            return None
        if below and not self._apart(line, below) and (below.text[0].islower() or not law):
            return None
        if numbered and not law and above is None and not re.match(r"^\d+\.\d", text):
            return None
        return Heading(1, text, line.size, line.bold)

    def _apart(self, above: Line, below: Line) -> bool:
        return below.bottom - above.bottom > 1.2 * self._type.pitch(below.size) + 0.5

    def _ended(self, above: Line, line: Line) -> bool:
        return self._apart(above, line) or bool(re.search(r"[.:;!?]$", above.text))

    def _goes_on(self, line: Line, below: Line) -> bool:
        if below.region != line.region or below.kind == "row" or below.bold != line.bold or _numbered(below.text):
            return False
        if abs(below.size - line.size) > 0.06 * line.size:
            return False
        apart = 2.1 if (_LAW.match(line.text) and len(line.text) < 12) or _PART.match(line.text) else 1.35
        return below.bottom - line.bottom <= apart * max(self._type.pitch(line.size), 1.1 * line.size)


def levels(headings: Sequence[Heading]) -> list[int]:
    """Returns the level (1-6) of each heading: from the outline, else from type size, weight and numbering."""
    by_style: dict[tuple[float, bool], Counter[int]] = {}
    for heading in headings:
        if heading.outline is not None:
            by_style.setdefault(_style(heading), Counter())[heading.outline + 1] += 1
    styles = sorted({_style(heading) for heading in headings}, key=lambda style: (-style[0], not style[1]))
    rank = {style: place for place, style in enumerate(styles, start=1)}
    base: dict[tuple[float, bool], int] = {}
    for heading in headings:  # the least depth of numbering of each style stands on the style's own level
        depth = _depth(heading.text)
        if depth:
            base[_style(heading)] = min(depth, base.get(_style(heading), depth))
    found = []
    for heading in headings:
        style = _style(heading)
        if heading.outline is not None:
            level = heading.outline + 1
        else:
            level = by_style[style].most_common(1)[0][0] if style in by_style else rank[style]
            depth = _depth(heading.text)
            level += depth - base[style] if depth else 0
        found.append(max(1, min(6, level)))
    return found


def _style(heading: Heading) -> tuple[float, bool]:
    return round(heading.size), heading.bold


def _depth(text: str) -> int:
    match = _NUMBERED.match(text)
    return match[1].count(".") + 1 if match and match[1][0].isdigit() else 0


def _numbered(text: str) -> bool:
    return bool(_LAW.match(text) or _PART.match(text) or _NUMBERED.match(text) or _ROMAN.match(text))


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum() or char == "§")
