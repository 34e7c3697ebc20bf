"""A quote in its context, cut at words."""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTEXT_CHARS = 500
_WORD_END = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`before + quote + after` stands so in the text; `cut_before` and `cut_after` say whether more of it does."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool


def excerpt(text: str, start: int, end: int, context_chars: int = CONTEXT_CHARS) -> Excerpt:
    """Returns `text[start:end]` with up to `context_chars` on either side, cut between words.

    Offsets beyond the text are drawn in; an empty span gives an empty quote.
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    first, last = max(start - context_chars, 0), min(end + context_chars, len(text))
    if first:
        space = _WORD_END.search(text, first, start)
        first = space.end() if space else start
    if last < len(text):
        cut = max(text.rfind(mark, end, last) for mark in " \n\t")
        last = cut if cut >= 0 else end
    return Excerpt(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))
