"""Finds what a PDF is called and when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.load.line_breaks import join_lines
from ingest.load.metadata import parse_date
from ingest.load.page_lines import Line
from ingest.load.typography import Typography

_MADE = re.compile(
    r"^(?:microsoft (?:word|excel|powerpoint)|untitled|unbenannt|ohne titel|dokument\s?\d*$|document\s?\d*$|tmp\b"
    r"|bgbl\w*\d|"
    r"powerpoint|präsentation\d*$|layout \d|seite \d|[\w-]*\d{5,}[\w-]*$|[\d_\W]+$|kein[e]? )"
    r"|\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|odt|rtf|tmp|fm)$|_pdf$",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"^(?:Bundes|Landes)?(?:ministerium|amt|anstalt|agentur)\b|^Bekanntmachung$|^des Innern", re.IGNORECASE
)
_DAY = r"(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\s?[A-ZÄ][a-zä]{2,8}\s\d{4}|[A-ZÄ][a-zä]{2,8}\s\d{4}|\d{2}\.\d{4})"
_STATED = re.compile(
    r"(?m)(?:(?:^|[(,–-]\s?)Stand|^Fassung vom|^Version vom|[Vv]eröffentlicht am(?:\s\w+,)?|^Ausgabe)[\s:|]*" + _DAY
)
_DATED = re.compile(r"(?m)^[Vv]om " + _DAY + r"(?:\s*[–(-].*)?$")
_NO_TITLE = re.compile(r"^(?:nichtamtliche\w* )?(?:inhalt|bekanntmachung$|fußnote|seite\b)", re.IGNORECASE)
FIRST_LINES = 25
"""Where a title is looked for at most."""
TITLE_LINES = 8
"""A guideline in an official gazette can have a title of many lines."""


def meaningful(title: str, opening: str) -> bool:
    """Returns whether a title of the metadata names the document: no file name, and said on the first page too."""
    words = re.findall(r"\w{2,}", title.casefold())
    if len(title) < 4 or not words or _MADE.search(title) or not re.search(r"[^\W\d_]{3}", title):
        return False
    plain = _plain(opening)
    if _plain(title) in plain:
        return True
    return len(words) > 3 and sum(_plain(word) in plain for word in words) >= 0.6 * len(words)


def printed_title(lines: Sequence[Line], typography: Typography) -> str | None:
    """Returns the title that stands on a page: above "Vom 12. Juni 2024", else what is set largest, else first in bold.

    None where nothing stands out.
    """
    said = [line for line in lines if line.kind == "text" and len(re.findall(r"[^\W\d_]", line.text)) >= 3]
    dated = next((number for number, line in enumerate(said[:FIRST_LINES]) if _DATED.match(line.text)), 0)
    if dated and (above := _above_date(said[:dated])):
        return above
    said = [line for line in said if not _NO_TITLE.match(line.text) and re.search(r"[^\W\d_]{4}", line.text)]
    larger = [line for line in said if line.size >= 1.1 * typography.body_size]
    size = max((line.size for line in larger), default=0.0)
    for number, line in enumerate(said):
        if (larger and line.size > 0.96 * size) or (
            not larger and line.bold and not typography.body_bold and number < FIRST_LINES
        ):
            run = [line]
            for below in said[number + 1 : number + TITLE_LINES]:
                if not _alike(below, line) or below.top - run[-1].bottom > 0.8 * line.size:
                    break
                run.append(below)
            return join_lines([each.text for each in run])
    return None


def _alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) < 0.06 * other.size and line.bold == other.bold


def _above_date(lines: Sequence[Line]) -> str | None:
    """The title of a guideline: the lines set like the last, bold or centred, below the name of the ministry."""
    last = lines[-1]
    title = [last]
    for line in reversed(lines[:-1]):
        if not _alike(line, last) or _AUTHORITY.match(line.text) or len(title) == 2 * TITLE_LINES:
            break
        if not last.bold and abs(line.x0 + line.x1 - last.x0 - last.x1) > last.size:
            break
        title.insert(0, line)
    centred = len(title) > 1 and max(line.x0 for line in title) - min(line.x0 for line in title) > last.size
    return join_lines([line.text for line in title]) if last.bold or centred else None


def stated_day(opening: str) -> date | None:
    """Returns the day that the first page states: after "Stand:" or "Veröffentlicht am", or alone after "Vom"."""
    for pattern in (_STATED, _DATED):
        match = pattern.search(opening)
        if match and (day := parse_date(" ".join(match[1].split()))):
            return day
    return None


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
