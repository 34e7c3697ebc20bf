"""A text with its umlauts as one letter each, and the way back: what is typed on some systems has them as two."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def composed(text: str) -> tuple[str, Sequence[int]]:
    """Returns a text in Unicode's composed form (NFC), and for each of its positions, the end included, that in `text`.

    A span of the result is `text[positions[start]:positions[end]]` in the original.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    parts: list[str] = []
    positions: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        part = unicodedata.normalize("NFC", text[start:end])
        parts.append(part)
        positions += [start] * len(part)
        start = end
    return "".join(parts), [*positions, len(text)]
