"""Near-duplicates: passages that say the same in other documents, as annexes and versions of a rule do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

ALIKE = 0.7
"""Share of word triples in common from which two passages say the same. Source: 20 questions on the federal rules, where a
clause of ANBest-P with words changed between versions has 0.72 to 0.95 in common with its next version.
"""
LEAST_WORDS = 20
"""A shorter passage is a duplicate only where every word is the same."""
LEAST_LENGTH = 0.6
"""A passage shorter than this share of the other cannot have `ALIKE` in common: it is not compared by words."""
KEPT = 1_000
"""Fingerprints kept, 15 KB each at most: making those of one search takes 3 ms, finding them again 0.4 ms."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_OUTLINE = re.compile(
    r"(?m)^\s*(?:[-–•*]\s*)?\d{1,2}(?:\.\d{1,2})*[.)]?(?=\s)|\bN(?:r|rn|ummern?)\.?\s*\d{1,2}(?:\.\d{1,2})*"
)


@dataclass(frozen=True)
class Fingerprint:
    """What of a passage is compared: its words, and the numbers in it that mean something."""

    words: str
    numbers: frozenset[str]

    @cached_property
    def triples(self) -> frozenset[int]:
        """The runs of three words, hashed; made only where the numbers and the length fit another passage."""
        words = _WORD.findall(self.words.casefold())
        return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


@lru_cache(maxsize=KEPT)
def fingerprint(text: str) -> Fingerprint:
    """Returns the fingerprint of a passage; the numbers of its clauses ("5.6", "Nr. 3") are no part of `numbers`."""
    return Fingerprint(" ".join(text.split()), frozenset(_NUMBER.findall(_OUTLINE.sub(" ", text))))


def say_the_same(one: Fingerprint, other: Fingerprint) -> bool:
    """Returns whether two passages say the same: equal words, or nearly, with equal amounts, rates, days and §§.

    Symmetric. A clause that another version has with another amount stays a passage of its own.
    """
    if one.words == other.words:
        return True
    shorter, longer = sorted((len(one.words), len(other.words)))
    if one.numbers != other.numbers or shorter < LEAST_LENGTH * longer:
        return False
    fewer = min(len(one.triples), len(other.triples))
    common = len(one.triples & other.triples)
    return fewer >= LEAST_WORDS and common >= ALIKE * len(one.triples | other.triples)
