"""Tells the headings of a PDF from its text: by the outline, by type, by numbering, by "§ 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.load.page_lines import Line
from ingest.load.pdf_file import Bookmark
from ingest.load.typography import Typography

MOST_CHARS = 200
LARGER = 1.12
"""Times the body's type size: from here on a line is set as a heading."""

BEGINNING = 3
"""Characters by which a line that begins no title of the outline is told at once."""

_NO_LETTER = re.compile(r"[^\w§]|_")
_LAW = re.compile(r"^(?:§+\s?\d+\s?[a-z]?|Art(?:ikel|\.)?\s?\d+\s?[a-z]?)(?:\s|$)")
_PART = re.compile(
    r"^(?:(?:Teil|Abschnitt|Kapitel|Titel|Anlage|Anhang|Unterabschnitt|Abs[cs]hnitt|Buch)\s+(?:\d+|[IVX]+|[A-Z])\b"
    r"|(?:Erste|Zweite|Dritte|Vierte|Fünfte|Sechste|Siebe?nte|Achte|Neunte|Zehnte)[rs]?\s+(?:Teil|Abschnitt|Kapitel|Titel))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)\.?\s+\S")
_ROMAN = re.compile(r"^[IVX]{1,5}\.\s")
_SENTENCE_END = re.compile(r"[.;,!?]$")
_DAY_ONLY = re.compile(r"^(?:[Vv]om|[A-ZÄÖÜ]\w+, (?:den )?)?\s*\d{1,2}\.\s?(?:\d{1,2}\.|[A-Zä-]\w+)\s?\d{4}$")
_CONTACT = re.compile(r"@|www\.|https?:|^(?:Tel|Fax)\w*\s*[.:]")
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
        self._beginnings = {title[:BEGINNING] for title in self._outline}
        self._longest = max((len(title) for title in self._outline), default=0)

    def heading(self, page: int, lines: Sequence[Line], at: int, *, contents: bool, read: bool) -> Heading | None:
        """Returns the heading that begins with `lines[at]` of a page (from 0), None where none does.

        `contents` says that the page is a table of contents, `read` that OCR read it, so that type says little.
        """
        line = lines[at]
        if line.kind == "row" or line.leader or _DAY_ONLY.match(line.text) or _CONTACT.search(line.text):
            return None
        return self._by_outline(page, lines, at) or (None if contents else self._by_type(lines, at, read))

    def _by_outline(self, page: int, lines: Sequence[Line], at: int) -> Heading | None:
        text = ""
        for count in range(1, 6):
            if at + count > len(lines) or lines[at + count - 1].region != lines[at].region:
                return None
            text = f"{text} {lines[at + count - 1].text}".strip()
            plain = _plain(text)
            if count == 1 and len(plain) >= BEGINNING and plain[:BEGINNING] not in self._beginnings:
                return None
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
        law = bool(_LAW.match(text)) and not _LEGAL_TEXT.match(text) and not re.search(r"\d\s+[\d.]+$", text)
        numbered = (
            bool(_NUMBERED.match(text))
            and bool(re.match(r"\S+\s+[A-ZÄÖÜ]", text))
            and text.rstrip(".")[-1].isalpha()
            and text[-1] != "."
        )
        if not (law or _PART.match(text) or numbered) or len(text) > 100 or _SENTENCE_END.search(text):
            return None
        if above and not self._apart(above, line):
            return None
        if numbered and not law and (below is None or not self._apart(line, below) or depth(below.text) == depth(text)):
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
        if _CONTACT.search(below.text) or _DAY_ONLY.match(below.text):
            return False
        if below.region != line.region or below.kind == "row" or below.bold != line.bold or _numbered(below.text):
            return False
        if abs(below.size - line.size) > 0.06 * line.size:
            return False
        apart = 2.1 if (_LAW.match(line.text) and len(line.text) < 12) or _PART.match(line.text) else 1.35
        return below.bottom - line.bottom <= apart * max(self._type.pitch(line.size), 1.1 * line.size)


def depth(text: str) -> int:
    """Returns the depth of a decimal numbering: 1 for "2 Antrag", 3 for "2.1.4 Fristen", 0 where there is none."""
    match = _NUMBERED.match(text)
    return match[1].count(".") + 1 if match and match[1][0].isdigit() else 0


def names_law(text: str) -> bool:
    """Returns whether it is the heading of a paragraph or article of a law, such as "§ 4 Antrag"."""
    return bool(_LAW.match(text))


def names_part(text: str) -> bool:
    """Returns whether it is the heading of a part: "Teil 2", "Dritter Abschnitt", "Anlage 1"."""
    return bool(_PART.match(text))


def _numbered(text: str) -> bool:
    return bool(_LAW.match(text) or _PART.match(text) or _NUMBERED.match(text) or _ROMAN.match(text))


def _plain(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())
