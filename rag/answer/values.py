"""The values of a sentence, its quantities and dates, that a text does not hold, in any German form.

"1,5 Mio. EUR" is "1.500.000 Euro", "45 %" is "45 Prozent", "Ende 2026" is "31.12.2026"; a bare number must count the same
thing, and a lower bound is no upper one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rag.answer.cues import bound_of
from rag.answer.families import family
from rag.text.analyse import words
from rag.text.dates import DateMention, dates
from rag.text.numbers import Quantity, amounts

YEARLESS = 4
"""The year that days without one are read in, so that they meet each other; a leap year."""

_BOUND_CHARS = 30
_LABEL = re.compile(r"[A-ZÄÖÜ][\w-]*\s$")
"""A noun right before a number that it names: "Modul 5", "Programm 512"."""


@lru_cache(maxsize=4_096)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """Returns the quantities of `text`; remembered, as a passage is held against many sentences."""
    return tuple(amounts(text))


@lru_cache(maxsize=4_096)
def days_of(text: str) -> tuple[DateMention, ...]:
    """Returns the dates of `text`, days without a year in the year `YEARLESS`; remembered likewise."""
    return tuple(dates(text, yearless=YEARLESS))


def quantity_faults(said: str, evidence: str, exempt: Collection[int] = ()) -> list[str]:
    """Returns a reason for each quantity of `said` that `evidence` does not hold: value, unit, counted noun, threshold.

    Those that start at `exempt` are not looked at.
    """
    there = quantities_of(evidence)
    faults = []
    for one in quantities_of(said):
        if one.start in exempt:
            continue
        alike = [other for other in there if same(one, other)]
        shown = said[one.start : one.end]
        if not alike:
            faults.append(f"quantity '{shown}' is not in the cited text")
        elif not any(_counts_same(said, one, evidence, other) for other in alike):
            faults.append(f"'{shown}' counts something else in the cited text")
        elif all(_opposite(said, one, evidence, other) for other in alike):
            faults.append(f"'{shown}' is the other kind of bound in the cited text")
    return faults


def date_faults(said: str, evidence: str, exempt: Collection[int] = ()) -> list[str]:
    """Returns a reason for each date of `said` that `evidence` does not hold, or holds less exactly; as for quantities."""
    there = days_of(evidence)
    return [
        f"date '{said[one.start : one.end]}' is not in the cited text"
        for one in days_of(said)
        if one.start not in exempt and not any(dated(one, other) for other in there)
    ]


def same(one: Quantity, other: Quantity) -> bool:
    """Returns whether two quantities have one value and unit; heads may be counted by a bare number."""
    if one.unit == "paragraph" or other.unit == "paragraph":
        return one.unit == other.unit and one.ref == other.ref
    units = {one.unit, other.unit}
    close = abs(one.value - other.value) <= 1e-6 * max(1.0, abs(one.value))
    return close and (len(units) == 1 or units == {"plain", "people"})


def _counts_same(said: str, one: Quantity, evidence: str, other: Quantity) -> bool:
    """Whether two bare numbers count the same thing: the nouns behind them share a term or a family."""
    if one.unit != "plain" or other.unit != "plain":
        return True
    label, their_label = _LABEL.search(said[: one.start]), _LABEL.search(evidence[: other.start])
    if label and their_label and label.group().casefold() == their_label.group().casefold():
        return True
    mine, theirs = _noun_behind(said, one.end), _noun_behind(evidence, other.end)
    return not mine or not theirs or bool(mine & theirs)


def _noun_behind(text: str, end: int) -> frozenset[str]:
    following = re.split(r"[.;:,\n]|\bund\b|\bor\b|\band\b", text[end : end + 60])[0]
    for word in words(following)[:4]:
        if word.text[:1].isupper() and word.terms:
            return frozenset(word.terms) | family(word.terms)
    return frozenset()


def _opposite(said: str, one: Quantity, evidence: str, other: Quantity) -> bool:
    mine, theirs = (
        bound_of(text[max(0, found.start - _BOUND_CHARS) : found.start], "")
        for text, found in ((said, one), (evidence, other))
    )
    return {mine, theirs} == {"least", "most"}


def dated(one: DateMention, other: DateMention) -> bool:
    """Returns whether `other` says `one`: the same, an end of it, or more exactly the same."""
    if YEARLESS in (one.first.year, other.first.year) and one.first.year != other.first.year:
        return (one.first.month, one.first.day, one.last.day) == (other.first.month, other.first.day, other.last.day)
    if one.first <= other.first and other.last <= one.last:
        return True
    short = (other.last - other.first).days <= 31 and other.first.month == other.last.month
    return (
        short
        and one.first == one.last
        and one.first in (other.first, other.last)
        and other.last.day - other.first.day < 27
    )
