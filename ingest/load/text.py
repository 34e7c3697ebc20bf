"""Loads plain text: paragraphs, lists, tables of tabs, and headings guessed with care."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.clean import clean, list_mark, unwrap, without_emphasis
from ingest.load.draft import Draft, is_heading
from ingest.load.metadata import MAX_TITLE_CHARS, Found, opening

MAX_HEADING_CHARS = 120
MAX_HEADING_WORDS = 12
MAX_TITLE_LINES = 3

_BLANK = re.compile(r"\n[ \t]*\n")
_ENDS_SENTENCE = re.compile(r"[.!?;,…][\"'“”»)\]]*$")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+[A-ZÄÖÜ„\"(]")
_LEGAL = re.compile(r"(?:§{1,2}\s?\d+\w?|Art(?:ikel|\.)\s?\d+\w?)\b")
_PART = re.compile(r"(?:Abschnitt|Kapitel|Teil|Anlage|Anhang|[IVX]{1,5}\.)(?:\s|$)")
_VALUE = re.compile(
    r"(?:ab|bis|vom|zum|ca\.)?\s*\d[\d.,]*(?:\.\d{4}\b|\s*(?:€|EUR|Euro|Mio|%|Prozent|Jahre|Monate|Tage)\b|\s*[€%])"
)
_CONTACT = re.compile(r"@|://|\bwww\.|^\(|^\d{5}\s|\b(?:Tel|Fax)\b|\||\t")
_CHROME = re.compile(r"\bLogo$|^(?:Menü|Suche|Startseite|Drucken)$")


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of lines of one kind between blank lines; `lone` where it is one line that stands alone."""

    kind: Literal["paragraph", "list", "table"]
    lines: tuple[str, ...]
    lone: bool

    @property
    def line(self) -> str:
        return self.lines[0]


def add_text(draft: Draft, text: str, *, titled: bool = False) -> Found:
    """Adds the blocks of a plain text to the draft, and returns the title: the first lone lines, or the first sentence.

    A lone line is a heading where it is numbered ("§ 3 …", "1.2 …"), ends in ":", or is short, without a full stop and
    followed by running text, a list, a table or a value; names, addresses and captions are not. With `titled` the
    title is known, and no line is taken for one.
    """
    parts = list(_parts(without_emphasis(clean(text))))
    title_lines = [] if titled else _title_lines(parts)
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        if part.lone and part.line in title_lines:
            draft.heading(part.line, 1)
        elif level := _heading_level(part, following, parts[index - 1] if index else None):
            draft.heading(part.line, level)
        elif part.kind == "table":
            draft.table(_cells(line) for line in part.lines)
        elif part.kind == "list":
            draft.items(_items(part.lines))
        else:
            draft.paragraph(unwrap("\n".join(part.lines)))
    return Found(title=None if titled else " – ".join(title_lines) or opening(draft.text()))


def _parts(text: str) -> Iterator[_Part]:
    for group in _BLANK.split(text):
        lines = [line for line in group.split("\n") if line.strip()]
        if len(lines) == 1:
            kind: Literal["paragraph", "list", "table"] = "list" if list_mark(lines[0].lstrip()) else "paragraph"
            yield _Part(kind, (lines[0].strip(" "),), lone=True)
            continue
        if 2 * sum(map(_has_cells, lines)) >= len(lines) >= 3:
            yield _Part("table", tuple(lines), lone=False)
            continue
        run: list[str] = []
        kind = "paragraph"
        for index, line in enumerate(lines):
            found = _kind(line, kind, lines[index + 1] if index + 1 < len(lines) else "")
            if found != kind and run:
                yield _Part(kind, tuple(run), lone=False)
                run = []
            kind = found
            run.append(line)
        if run:
            yield _Part(kind, tuple(run), lone=False)


def _kind(line: str, before: str, after: str) -> Literal["paragraph", "list", "table"]:
    """Returns the kind of a line inside a group: tabs or bars make a table, a mark opens a list item."""
    if _has_cells(line) and (before == "table" or _has_cells(after)):
        return "table"
    if list_mark(line.lstrip()):
        return "list"
    return "list" if before == "list" and (line[:1].isspace() or line[:1].islower()) else "paragraph"


def _has_cells(line: str) -> bool:
    return "\t" in line.strip(" ") or (line.lstrip().startswith("|") and line.count("|") > 2)


def _cells(line: str) -> list[str]:
    if "\t" in line or not line.lstrip().startswith("|"):
        return line.split("\t")
    return line.strip("| ").split("|")


def _items(lines: tuple[str, ...]) -> Iterator[str]:
    item = ""
    for line in lines:
        if list_mark(line.lstrip()) and item:
            yield item
            item = ""
        item += (" " if item else "") + line.strip()
    yield item


def _title_lines(parts: list[_Part]) -> list[str]:
    """Returns the lone lines with which a text opens, as many as fit into a title; none where text comes first."""
    lines: list[str] = []
    for part in parts[:-1]:
        if not part.lone or part.kind != "paragraph":
            break
        if _CHROME.search(part.line) and not lines:
            continue
        line = part.line
        if _ENDS_SENTENCE.search(line) or line.endswith(":") or _CONTACT.search(line) or not is_heading(line):
            break
        if len(lines) == MAX_TITLE_LINES or len(" – ".join([*lines, line])) > MAX_TITLE_CHARS:
            break
        lines.append(line)
    if len(lines) > 1 and _heading_level(_Part("paragraph", (lines[-1],), True), parts[len(lines)]) == 2:
        lines = lines[:1] if len(lines) == 2 and len(lines[0]) < len(lines[1]) else lines
    return lines


def _heading_level(part: _Part, following: _Part | None, before: _Part | None = None) -> int:
    """Returns the level at which a lone line is a heading, 0 where it is none."""
    line = part.line
    words = line.split()
    if not part.lone or following is None or len(words) > MAX_HEADING_WORDS or not is_heading(line):
        return 0
    if len(line) > MAX_HEADING_CHARS or _ENDS_SENTENCE.search(line) or _CONTACT.search(line):
        return 0
    if numbered := _NUMBERED.match(line):
        depth = numbered.group(1).count(".")
        beside = [_NUMBERED.match(each.line) for each in (before, following) if each is not None and each.lone]
        is_item = any(other is not None and other.group(1).count(".") == depth for other in beside)
        return 0 if is_item or ": " in line else min(2 + depth, 6)
    if part.kind == "list":
        return 0
    if _LEGAL.match(line) or _PART.match(line):
        return 3 if _LEGAL.match(line) else 2
    if not (line[0].isupper() or line[0] in '„"»') or ": " in line.replace(": „", ""):
        return 0
    if line.endswith(":"):
        return 2
    return 2 if _is_body(following) else 0


def _is_body(part: _Part) -> bool:
    """Returns True for what a heading may stand over: running text, a list, a table, or a date or amount."""
    if part.kind != "paragraph" or _VALUE.match(part.line):
        return True
    chars = sum(len(line) for line in part.lines)
    return chars >= 100 or (chars >= 50 and _ENDS_SENTENCE.search(part.lines[-1]) is not None)
