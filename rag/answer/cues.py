"""The small words that say how a figure is meant: bounds, classes of enterprises, what it is counted by."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["least", "most", ""]

_LEAST = re.compile(
    r"\b(?:mindestens|wenigstens|mehr als|größer als|über|ab|seit|frühestens|nicht (?:unter|weniger als|vor)|at least|more than"
    r"|minimum|since|from|over|above|starting|begann|beginnt|startete|startet)\b|\bMindest\w*|\bUntergrenze\b|\bvom\b|\bvon\b(?=\W*$)",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:höchstens|maximal|bis|weniger als|kleiner als|jünger als|unter|längstens|spätestens"
    r"|nicht (?:über|mehr als|länger als|nach)|at most|up to|less than|fewer than|no more than|maximum|until|below|under)\b"
    r"|\bHöchst\w*|\bMaximal\w*|\bObergrenze\b|\b(?:begrenzt|gedeckelt) auf\b",
    re.IGNORECASE,
)
_MOST_BEHIND = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:nicht (?:über\w+|übersteig\w+)|begrenzt|gedeckelt|oder weniger|at most)\b", re.IGNORECASE
)
_LEAST_BEHIND = re.compile(r"^\W*(?:\w+\W+){0,2}?(?:oder mehr|und mehr|or more|nicht unterschreit\w+)\b", re.IGNORECASE)
_NEAR_WORDS = 3
"""A bound stands at most so many words before its figure; a noun that bounds ("Höchstbetrag"), anywhere in its part."""

_SIZES = (
    ("micro", re.compile(r"\bKleinst\w*|\bmicro\b", re.IGNORECASE)),
    ("small", re.compile(r"\bklein(?:e[nrms]?|es)?\b|\bKleinunternehmen\b|\bsmall\b", re.IGNORECASE)),
    ("medium", re.compile(r"\bmittler\w*|\bmittelgroß\w*|\bmittel\b|\bmedium\b", re.IGNORECASE)),
    ("large", re.compile(r"\bgroße[nrsm]?\b|\bgrößere[nrsm]?\b|\bGroßunternehmen\b|\blarge\b", re.IGNORECASE)),
)
_SME = re.compile(r"\bKMU\b|\bSMEs?\b")
_PERIODS = (
    ("month", r"monatlich\w*|(?:im|pro|je) Monat|Monats(?:betrag|rate|satz)\w*|monthly|(?:per|a|each) month"),
    ("year", r"jährlich\w*|(?:im|pro|je) (?:Kalender|Förder)?Jahr(?! ?(?:19|20)\d\d)|im ersten Jahr|p\. ?a\.|yearly|annual(?:ly)?"
     r"|(?:per|a|each) year"),
    ("week", r"wöchentlich\w*|(?:in der|pro|je) Woche|weekly|(?:per|a|each) week"),
    ("day", r"täglich\w*|(?:am|pro|je) Tag|Tagessatz\w*|\w*tag(?= (?:darf|kostet))|\w+tage zu(?= \d)|daily|(?:per|a|each) day"),
    ("hour", r"stündlich\w*|(?:in der|pro|je) Stunde|Stundensatz\w*|hourly|(?:per|an|each) hour"),
)  # fmt: skip
_PERIOD_OF = [(name, re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)) for name, pattern in _PERIODS]


def bound_of(before: str, behind: str) -> Bound:
    """Returns which bound a figure is, from the text of its part before and behind it; "" for none."""
    if _MOST_BEHIND.match(behind):
        return "most"
    if _LEAST_BEHIND.match(behind):
        return "least"
    near: tuple[int, int, Bound] = (-1, 0, "")  # where it ends, how long it is ("nicht mehr als" before "mehr als")
    cues: tuple[tuple[Bound, re.Pattern[str]], ...] = (("least", _LEAST), ("most", _MOST))
    for bound, cue in cues:
        for match in cue.finditer(before):
            wide = match.group()[0].isupper() and match.group()[:3] in ("Min", "Höc", "Max", "Unt", "Obe")
            close = len(re.findall(r"\w+", before[match.end() :])) < _NEAR_WORDS
            if close or wide:
                near = max(near, (match.end(), len(match.group()), bound))
    return near[2]


def sizes_of(text: str) -> frozenset[str]:
    """Returns the classes of enterprises that a text names: micro, small, medium, large."""
    found = {name for name, pattern in _SIZES if pattern.search(text)}
    if _SME.search(text):
        found |= {"small", "medium"}
    return frozenset(found | ({"micro"} if "small" in found else set()))


def periods_of(text: str) -> frozenset[str]:
    """Returns what the figures of a text are counted by: hour, day, week, month, year."""
    return frozenset(name for name, pattern in _PERIOD_OF if pattern.search(text))
