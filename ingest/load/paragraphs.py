"""Makes paragraphs, lists, tables and headings of the lines of a PDF; what a page or column end cut is joined."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.clean import clean
from ingest.load.headings import Heading, HeadingFinder
from ingest.load.line_breaks import glue
from ingest.load.page_lines import Line
from ingest.load.typography import Typography

CONTENTS_SHARE = 0.3
"""A page of which this share of lines lead to page numbers is a table of contents."""

MOST_ENTRY_CHARS = 250
"""A longer passage is no entry of a table of contents."""

_BULLET = re.compile(r"^(?:[•▪■□◦●○➢❖✓*–—‒-]|\uf0b7)$")
_LETTER = re.compile(r"^(?:\(?[a-z]{1,2}\)|\(?[ivx]{1,4}\)|\d{1,2}\)|[a-z]\.)$")
_FIGURE = re.compile(r"^\d{1,2}[a-z]?\.$")
_CLAUSE = re.compile(r"^(?:\(\d{1,2}[a-z]?\)|\d{1,2}(?:\.\d{1,2})+\.?)$")
_MONTH = re.compile(
    r"^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Auflage|Jh)"
)
_WHOLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = re.compile(r"\b(?:[A-Z]*Bl|Nr|Abs|Art|S|Rn|Az)\.$")
"""What a number follows: "(GBl." before "2024 Nr. 21)"."""
_CLOSED = re.compile(r"[.!?:;]['\"”“»)]*$")

_CONTENTS = re.compile(
    r"^(?:nichtamtliches\s)?(?:inhalt|inhaltsübersicht|inhaltsverzeichnis|gliederung)\W*$", re.IGNORECASE
)

_Mark = Literal["item", "clause", ""]


@dataclass(slots=True)
class Passage:
    """One block to be. `starts` are the offsets in `text` where a page (from 0) begins, the first of them at 0."""

    kind: Literal["heading", "paragraph", "list", "table"]
    text: str
    starts: list[tuple[int, int]]
    heading: Heading | None = None
    last: Line | None = None
    x0: float = 0.0
    item_x0: float = 0.0
    contents: bool = False


class PassageMaker:
    """Takes the pages in order and makes passages of their lines; `known` are words seen undivided."""

    def __init__(self, typography: Typography, finder: HeadingFinder, known: Collection[str]) -> None:
        self._type = typography
        self._finder = finder
        self._known = known
        self.passages: list[Passage] = []

    def settle_contents(self) -> None:
        """Makes lists of the tables of contents without page numbers, whose lines come again as headings."""
        last_seen: dict[str, int] = {}
        for number, passage in enumerate(self.passages):
            last_seen.update(dict.fromkeys(_names(passage), number))
        again = [any(last_seen[name] > n for name in _names(p)) for n, p in enumerate(self.passages)]
        made: list[Passage] = []
        for number, passage in enumerate(self.passages):
            into = made[-1] if made else None
            entry = passage.kind != "table" and len(passage.text) < MOST_ENTRY_CHARS and any(again[number : number + 3])
            if into and into.contents and entry and not _CONTENTS.match(passage.text):
                starts = [(page, len(into.text) + 1 + offset) for page, offset in passage.starts]
                into.starts += [start for start in starts if start[0] != into.starts[-1][0]]
                into.text += "\n" + passage.text
            elif into and _CONTENTS.match(into.text) and entry:
                made.append(replace(passage, kind="list", heading=None, contents=True))
            else:
                made.append(passage)
        self.passages = made

    def add_page(self, page: int, lines: Sequence[Line], *, read: bool) -> None:
        """Adds the lines of a page (counted from 0); `read` says that OCR read them."""
        leaders = sum(line.leader for line in lines)
        contents = leaders >= 3 and leaders >= CONTENTS_SHARE * len(lines)
        at = 0
        while at < len(lines):
            found = self._finder.heading(page, lines, at, contents=contents, read=read)
            if found:
                text = ""
                for line in lines[at : at + found.lines]:
                    text = glue(text, clean(line.text), self._known)
                self._begin("heading", page, lines[at + found.lines - 1], text, found)
                at += found.lines
                continue
            self._add_line(page, lines[at], contents)
            at += 1

    def _begin(
        self, kind: Literal["heading", "paragraph", "list", "table"], page: int, line: Line, text: str = "",
        heading: Heading | None = None,
    ) -> None:  # fmt: skip
        text = text or clean(line.text)
        if not text:
            return
        inner = line.words[1].x0 if kind == "list" and len(line.words) > 1 else line.x0
        self.passages.append(Passage(kind, text, [(page, 0)], heading, line, line.x0, inner))

    def _add_line(self, page: int, line: Line, contents: bool) -> None:
        last = self.passages[-1] if self.passages else None
        if line.kind == "row":
            same = last and last.kind == "table" and last.last and last.last.region == line.region
            if same and last and last.starts[-1][0] == page:
                self._append(last, page, line, "\n")
            else:
                self._begin("table", page, line)
            return
        if contents:
            if last and last.kind == "list" and last.starts[-1][0] == page:
                self._append(last, page, line, "\n")
            else:
                self._begin("list", page, line)
            return
        mark = self._mark(line, last)
        if mark == "item":
            if last and last.kind == "list" and self._same_list(last, line, page):
                self._append(last, page, line, "\n")
                last.item_x0 = line.words[1].x0 if len(line.words) > 1 else line.x0
            else:
                self._begin("list", page, line)
        elif mark == "clause" or last is None or last.kind in ("heading", "table"):
            self._begin("paragraph", page, line)
        elif self._new_page(last, line, page):
            if self._cut(last, line):
                self._append(last, page, line, "")
            else:
                self._begin("paragraph", page, line)
        elif last.kind == "list":
            self._after_item(last, page, line)
        elif self._breaks(last, line):
            self._begin("paragraph", page, line)
        else:
            self._append(last, page, line, "\n" if self._forced(last, line) else "")

    def _append(self, passage: Passage, page: int, line: Line, between: str) -> None:
        text = clean(line.text)
        if not text:
            return
        before = len(passage.text)
        if between:
            passage.text = passage.text + between + text
        else:
            passage.text = glue(passage.text, text, self._known)
        if passage.starts[-1][0] != page:
            # where a divided word was joined, its second half still is on the new page
            passage.starts.append((page, min(len(passage.text) - len(text), len(passage.text) - 1) if before else 0))
        passage.last = line

    def _mark(self, line: Line, last: Passage | None) -> _Mark:
        first = line.words[0].text
        after = line.words[1] if len(line.words) > 1 else None
        if _CLAUSE.match(first):
            return "clause" if after and not (last and self._goes_on(last, line)) else ""
        if not after:
            return ""
        if _BULLET.match(first) or _LETTER.match(first) or _FIGURE.match(first):
            if _FIGURE.match(first) and _MONTH.match(after.text):
                return ""
            hangs = after.x0 - line.words[0].x1 > 0.6 * line.size
            return "item" if hangs or not (last and self._goes_on(last, line)) else ""
        return ""

    def _goes_on(self, last: Passage, line: Line) -> bool:
        """Whether the line can be the next of a running sentence, so that its first word is no marker."""
        above = last.last
        if above is None or last.kind in ("heading", "table") or above.region != line.region:
            return False
        if _CLOSED.search(last.text) or last.text.endswith((",", " und", " oder", " sowie")):
            return False
        return not self._apart(above, line) and above.x1 > 0.8 * line.right

    def _apart(self, above: Line, line: Line) -> bool:
        return line.bottom - above.bottom > 1.2 * self._type.pitch(line.size) + 0.5

    def _new_page(self, last: Passage, line: Line, page: int) -> bool:
        return last.starts[-1][0] != page or (last.last is not None and last.last.region != line.region)

    def _cut(self, last: Passage, line: Line) -> bool:
        """Whether a page or column end cut the passage, and the line goes on with it."""
        above = last.last
        if above is None or last.kind not in ("paragraph", "list") or abs(above.size - line.size) > 0.08 * line.size:
            return False
        if above.hyphen or above.text.endswith("-"):
            return True
        first = line.text.lstrip("„\"'(")[:1]
        if _CLOSED.search(last.text):
            return False
        full = above.x1 > above.right - 0.25 * max(above.right - above.x0, 1.0)
        return first.islower() or (full and last.text[-1] in ",–")

    def _same_list(self, last: Passage, line: Line, page: int) -> bool:
        return self._new_page(last, line, page) or line.x0 >= last.x0 - 2 * line.size

    def _after_item(self, last: Passage, page: int, line: Line) -> None:
        above = last.last
        hanging = line.x0 > last.x0 + 0.4 * line.size
        if above and self._apart(above, line):
            if hanging and line.x0 >= last.item_x0 - 0.5 * line.size:
                self._append(last, page, line, "\n")
            else:
                self._begin("paragraph", page, line)
        elif hanging or not _CLOSED.search(last.text):
            forced = above is not None and self._forced(last, line)
            self._append(last, page, line, "\n" if forced else "")
        else:
            self._begin("paragraph", page, line)

    def _breaks(self, last: Passage, line: Line) -> bool:
        above = last.last
        assert above is not None
        if abs(above.size - line.size) > 0.12 * line.size and min(len(above.text), len(line.text)) > 3:
            return True
        if self._apart(above, line) or line.bottom < above.bottom - above.height:
            return True
        closed = bool(_CLOSED.search(last.text)) and not (line.text[0].isdigit() and _SHORT.search(last.text))
        indented = line.x0 > last.x0 + 0.8 * line.size and line.x0 > above.x0 + 0.8 * line.size
        return closed and (indented or self._forced(last, line))

    def _forced(self, last: Passage, line: Line) -> bool:
        """Whether the line begins anew although its first word had room on the line above (an address, a verse)."""
        above = last.last
        if above is None or above.hyphen or not line.words or above.x0 > line.x0 + 3 * line.size:
            return False
        if line.text[0].islower():
            return False
        return above.right - above.x1 > line.words[0].x1 - line.words[0].x0 + 2.5 * line.size


def _names(passage: Passage) -> set[str]:
    """What an entry of a table of contents and its heading have in common: the text, or its first line."""
    texts = (passage.text, passage.text.split("\n")[0]) if len(passage.text) < MOST_ENTRY_CHARS else ()
    return {"".join(char for char in text.casefold() if char.isalnum()) for text in texts}


def words_undivided(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Returns the words (lower case) that stand inside the lines, where no line end divides them."""
    known: set[str] = set()
    for lines in pages:
        for line in lines:
            for word in line.text.split()[1:-1]:
                known.update(match.casefold() for match in _WHOLE.findall(word))
    return known
