"""A draft: a text that grows block by block, so that every block slices back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.clean import clean, inline
from rag.errors import SourceTooLarge
from rag.records import Block, BlockKind

MAX_HEADING_CHARS = 200
"""A longer line that is marked as heading is a paragraph: no heading path could show it."""

MAX_SENTENCE_WORDS = 8
"""A line with more words that ends in a full stop is a sentence, whatever its marks say ("7.1 Der … hat …")."""

_WORD = re.compile(r"[^\W\d_²³]{2,}|§+ ?\d")


class Draft:
    """Collects blocks in reading order; one blank line stands between two blocks.

    Each part is cleaned as it comes, so the offsets count in the final text. Empty parts are left out.
    """

    def __init__(self, source: str, max_chars: int) -> None:
        self._source = source
        self._max_chars = max_chars
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def heading(self, text: str, level: int) -> None:
        """Adds a heading of level 1-6; what no heading can be (too long, no word in it) becomes a paragraph."""
        line = inline(text)
        if is_heading(line):
            self._add("heading", line, min(max(level, 1), 6))
        else:
            self._add("paragraph", line)

    def paragraph(self, text: str) -> None:
        """Adds a paragraph; its line breaks stay."""
        self._add("paragraph", text)

    def quote(self, text: str) -> None:
        """Adds a quotation; its line breaks stay."""
        self._add("quote", text)

    def items(self, items: Iterable[str]) -> None:
        """Adds a list, one item a line, each with its mark ("- ", "2. ")."""
        self._add("list", "\n".join(item for item in map(_lines_joined, items) if item.strip(" -")))

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Adds a table row-wise, cells divided by " | "; an empty cell keeps its place, empty rows and ends go."""
        lines = (" | ".join(inline(cell) for cell in row).rstrip(" |") for row in rows)
        self._add("table", "\n".join(line.strip() for line in lines if line))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in order."""
        return tuple(self._blocks)

    def text(self) -> str:
        """Returns the text so far; "" where nothing was added."""
        return "\n\n".join(self._parts)

    def _add(self, kind: BlockKind, text: str, level: int = 0) -> None:
        part = clean(text).strip()
        if not part:
            return
        start = self._length + (2 if self._parts else 0)
        self._length = start + len(part)
        check_chars(self._length, self._max_chars, self._source)
        self._parts.append(part)
        self._blocks.append(Block(kind, start, self._length, level))


def is_heading(line: str) -> bool:
    """Returns True where a line can be a heading: not too long, no long sentence, and a word or a § in it."""
    is_sentence = line.endswith((".", ";", ",")) and len(line.split()) > MAX_SENTENCE_WORDS
    return len(line) <= MAX_HEADING_CHARS and not is_sentence and _WORD.search(line) is not None


def check_chars(chars: int, limit: int, source: str) -> None:
    """Raises SourceTooLarge where a text has more characters than the limit."""
    if chars > limit:
        reason = f"its text has more than {limit:,} characters"
        raise SourceTooLarge(source, reason, "split it, or raise LOTSE_MAX_TEXT_CHARS")


def _lines_joined(item: str) -> str:
    return " ".join(clean(item).split())
