"""The time of which a sentence speaks: "seit dem 1. Dezember 2025", "bis Ende 2024", "im Jahr 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.text.dates import dates

_FROM = re.compile(r"\b(?:seit|ab|vom|von|since|from)(?: dem| der| Anfang| Mitte)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:\bbis|\buntil|\bto|–|\bbis zum|\bbis einschließlich|\bbis Ende)(?: dem| zum)?\s*$", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:vor|before)(?: dem| der)?\s*$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:davor|vorher|zuvor|früher\w*|before that)\b", re.IGNORECASE)
_STAND = re.compile(r"(?:Stand|Seite|nachgesehen|belegt|as of)\W*(?:am |vom |von )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both inclusive; None is open."""

    first: date | None
    last: date | None

    def meets(self, first: date, last: date) -> bool:
        """Returns whether a time from `first` to `last` overlaps."""
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)


@lru_cache(maxsize=8_192)
def periods(text: str) -> tuple[Period, ...]:
    """Returns the periods of which a sentence speaks; the day of its evidence ("Stand: …") is none."""
    found: list[Period] = []
    started: date | None = None
    for one in dates(text):
        before = text[max(0, one.start - 24) : one.start]
        if _STAND.search(before):
            continue
        if _UNTIL.search(before):
            found = found[:-1] if started is not None else found
            found.append(Period(started, one.last))
            started = None
        elif _BEFORE.search(before):
            found.append(Period(None, one.first))
        elif _FROM.search(before):
            found.append(Period(one.first, None))
            started = one.first
        else:
            found.append(Period(one.first, one.last))
    starts = [one.first for one in found if one.first is not None]
    if starts and _EARLIER.search(text):
        found.append(Period(None, min(starts)))
    return tuple(found)
