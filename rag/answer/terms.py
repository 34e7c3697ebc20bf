"""The words of a sentence as they are compared with those of another: by stem, part of a compound, or family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.families import family, whole_terms
from rag.text.analyse import Word, analyse, words

_PREPOSITIONS = {
    "für": "für", "for": "für", "bei": "bei", "beim": "bei", "in": "in", "im": "in", "je": "je", "pro": "je", "per": "je",
    "auf": "auf", "mit": "mit", "with": "mit", "ohne": "ohne", "without": "ohne", "aus": "aus", "nach": "nach", "vor": "vor",
    "an": "an", "am": "an", "seit": "seit", "ab": "ab", "unter": "unter", "über": "über", "durch": "durch", "by": "durch",
    "von": "von", "vom": "von", "of": "von", "from": "von", "zu": "zu", "zum": "zu", "zur": "zu",
}  # fmt: skip
PREPOSITION = "|".join(_PREPOSITIONS)

_APART = frozenset({"ohne"})
"""Prepositions that turn what follows into something else: "ohne Abschluss" is not "mit Abschluss"."""

_CUES = frozenset(
    analyse(
        "Monat monatlich Jahr jährlich Tag täglich Woche Stunde month monthly year yearly höchstens mindestens maximal wenigstens"
        " spätestens frühestens längstens most least maximum minimum"
    )
)
"""Stems of what a figure is counted by, and of its bounds; those are compared by themselves."""

BEHIND = "behind"
"""The place of a noun right behind a figure: "50 Millionen Euro Umsatz"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: its own stems, its parts where it is a compound, and its family.

    `place` is the preposition before it in its basic form, `BEHIND` for a noun right behind a figure, else "".
    """

    text: str
    whole: frozenset[str]
    parts: frozenset[str]
    kin: frozenset[str]
    noun: bool
    place: str
    start: int

    @property
    def stems(self) -> frozenset[str]:
        """Returns every stem under which another text may hold the word."""
        return self.whole | self.parts

    def within(self, stems: frozenset[str]) -> bool:
        """Returns whether a text of these stems holds the word: itself, one of its family, or all of its parts."""
        return bool(self.whole & stems or self.kin & stems or (len(self.parts) > 1 and self.parts <= stems))


@lru_cache(maxsize=4_096)
def stems_in(text: str) -> frozenset[str]:
    """Returns every stem of `text`; remembered, as a passage is held against many sentences."""
    return frozenset(analyse(text))


def stems_of(terms: Sequence[Term]) -> frozenset[str]:
    """Returns every stem of the words."""
    return frozenset().union(*(one.stems for one in terms)) if terms else frozenset()


def term_of(word: Word, place: str = "", start: int = 0) -> Term:
    """Returns a word as it is compared."""
    whole = frozenset(whole_terms(word.terms))
    noun = word.text[:1].isupper()
    if place in _APART:
        return Term(
            word.text, frozenset(f"{place} {one}" for one in whole), frozenset(), frozenset(), noun, place, start
        )
    return Term(word.text, whole, frozenset(word.terms) - whole, family(word.terms), noun, place, start)


def terms_between(text: str, start: int, end: int, values: Sequence[tuple[int, int]] = ()) -> list[Term]:
    """Returns the words of `text[start:end]` in order, but for those inside `values`, function words and numbers."""
    found: list[Term] = []
    place, last = "", start
    for word in words(text[start:end]):
        at = start + word.start
        before, last = text[last:at], at + len(word.text)
        if any(left <= at < right for left, right in values):
            place = ""
            continue
        if re.search(r"[,;:.()|]", before):
            place = ""
        if preposition := _PREPOSITIONS.get(word.text.casefold()):
            place = preposition
            continue
        if not word.terms or word.text[0].isdigit() or word.terms[0] in _CUES:
            continue
        noun = word.text[:1].isupper()
        right_behind = noun and any(right <= at and not text[right:at].strip() for _, right in values)
        found.append(term_of(word, BEHIND if right_behind else place, at))
        if noun:
            place = ""
    return found
