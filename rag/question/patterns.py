"""Patterns over what askers type: any case, umlauts as one letter or as two, and words left between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SPELLINGS = {
    "ä": "(?:ä|ae)",
    "ö": "(?:ö|oe)",
    "ü": "(?:ü|ue)",
    "ß": "(?:ß|ss)",
    " ": r"(?:\s+)",
    "~": r"[^\w.?!;]+(?:\w[\w%-]*[^\w.?!;]+){0,4}?",
}

Span = tuple[int, int]


def pattern(source: str) -> re.Pattern[str]:
    """Compiles a pattern in small letters: a blank is any white space, "~" up to four words of the same sentence.

    Umlauts and "ß" match each of their spellings, except in a character class, where a blank is one white space.
    """
    read, inside = [], False
    for at, letter in enumerate(source):
        if source[at - 1 : at] != "\\" and letter in "[]":
            inside = letter == "["
        read.append((r"\s" if letter == " " else letter) if inside else _SPELLINGS.get(letter, letter))
    return re.compile("".join(read), re.IGNORECASE)


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Returns whether a span shares a character with any of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def free_matches(found: re.Pattern[str], text: str, taken: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Yields the matches of a pattern that share no character with `taken`."""
    spans = tuple(taken)
    return (match for match in found.finditer(text) if not overlaps(match.span(), spans))
