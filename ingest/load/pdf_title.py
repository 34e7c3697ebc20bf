"""Finds what a PDF is called and when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

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
_DAY = r"(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\s?[A-ZÄ][a-zä]{2,8}\s\d{4}|[A-ZÄ][a-zä]{2,8}\s\d{4}|\d{2}\.\d{4})"
_STATED = re.compile(
    r"(?:\bStand|\bFassung vom|\bVersion vom|[Vv]eröffentlicht am(?:\s\w+,)?|\bAusgabe)\s*:?\s*" + _DAY
)
_DATED = re.compile(r"(?m)^[Vv]om " + _DAY + "$")


def meaningful(title: str, opening: str) -> bool:
    """Returns whether a title of the metadata names the document: no file name, and said in its `opening` too."""
    words = re.findall(r"\w{2,}", title.casefold())
    if len(title) < 4 or not words or _MADE.search(title) or not re.search(r"[^\W\d_]{3}", title):
        return False
    there = set(re.findall(r"\w{2,}", opening.casefold()))
    return sum(word in there for word in words) >= 0.6 * len(words)


def largest_heading(lines: Sequence[Line], typography: Typography) -> str | None:
    """Returns the text set largest on a page, up to four lines of it; None where nothing is larger than the body."""
    said = [line for line in lines if line.kind == "text" and len(re.findall(r"[^\W\d_]", line.text)) >= 3]
    if not said:
        return None
    size = max(line.size for line in said)
    if size < 1.1 * typography.body_size:
        bold = next((line for line in said if line.bold), None)
        return bold.text if bold and not typography.body_bold and 8 <= len(bold.text) <= 150 else None
    first = next(number for number, line in enumerate(said) if line.size > 0.97 * size)
    title: list[str] = []
    for line in said[first : first + 4]:
        if abs(line.size - size) > 0.04 * size:
            break
        title.append(line.text)
    return " ".join(title)


def stated_day(opening: str) -> date | None:
    """Returns the day that the first page states: after "Stand:" or "Veröffentlicht am", or alone after "Vom"."""
    for pattern in (_STATED, _DATED):
        match = pattern.search(opening)
        if match and (day := parse_date(" ".join(match[1].split()))):
            return day
    return None
