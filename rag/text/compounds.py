"""Splits German compounds by a list of parts that ships, so that index and question always split alike.

`compound_parts.txt` holds folded words that occur alone and inside longer words; `python -m evals.compound_parts` makes it
from official law texts and our own corpus.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

MIN_PART_CHARS = 4
MIN_WORD_CHARS = 8
LINKS: tuple[str, ...] = ("s", "es", "n", "en", "er", "e", "")
"""Linking elements between parts ("Förderung-s-quote"); a part without its link wins."""


def split_compound(word: str) -> tuple[str, ...]:
    """Returns the parts of a folded word, left to right; empty where it is no compound of known parts."""
    if len(word) < MIN_WORD_CHARS or not word.isalpha():
        return ()
    return _split(word, 0) or ()


@lru_cache(maxsize=200_000)
def _split(word: str, depth: int) -> tuple[str, ...] | None:
    """The split with the fewest parts, then the longest last part; None: no split."""
    best: tuple[str, ...] | None = None
    known = parts()
    for cut in range(MIN_PART_CHARS, len(word) - MIN_PART_CHARS + 1):
        head, tail = word[:cut], word[cut:]
        if _base(head) is None:
            continue
        rest: tuple[str, ...] | None = (tail,) if tail in known else None
        if rest is None and depth < 3 and len(tail) >= MIN_WORD_CHARS:
            rest = _split(tail, depth + 1)
        if rest is None:
            continue
        candidate = (str(_base(head)), *rest)
        if best is None or (len(candidate), -len(candidate[-1])) < (len(best), -len(best[-1])):
            best = candidate
    return best


def _base(head: str) -> str | None:
    """The known part that `head` is, with or without a linking element."""
    known = parts()
    for link in LINKS:
        stripped = head[: len(head) - len(link)] if link else head
        if not head.endswith(link) or len(stripped) < MIN_PART_CHARS:
            continue
        if not link and stripped + "ung" in known:  # the verb's stem stands for its noun: "Förder-mittel"
            return stripped + "ung"
        if stripped in known:
            return stripped
    return None


@lru_cache(maxsize=1)
def parts() -> frozenset[str]:
    """The parts that ship, folded."""
    path = Path(__file__).with_name("compound_parts.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
