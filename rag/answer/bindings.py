"""Whether a figure belongs in the cited text with what the sentence says of it: the rate of small companies is not that of
medium ones, a yearly amount is not a monthly one, and a lower bound is no upper one.

A figure of the sentence is held against each place where the cited text has its value. A place is refused where bound, class
of enterprise or period differ, or where the words around the figure speak more for another figure of the same unit.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rag.answer.cues import Bound
from rag.answer.figures import Figure, figures_of
from rag.answer.terms import Term, stems_in, term_of
from rag.text.analyse import words

_AS_NEAR = 0.75
"""Places that share less than this part of what the nearest one shares are not meant."""

_MAX_STRAYS = 2
"""So many nouns that belong to other figures make a mixture of two statements; one does where it is the first."""

_REACH_CHARS = 40
_OF_FIGURE, _OF_NOUN, _OF_WORD = 2.0, 1.0, 0.5
"""Weights of what stands around a figure: another figure or a class of enterprise, a noun, another word."""

_OPPOSITE: dict[Bound, Bound] = {"least": "most", "most": "least"}
_AS_OF = re.compile(r"\b(?:Stand|nachgesehen|as of|last checked)\b\W*(?:am\s)?$", re.IGNORECASE)
_TAX = re.compile(r"\b(netto|brutto|(?:net|gross)(?= (?:of|income|amount|pay|salar|wage)))", re.IGNORECASE)
_EACH = re.compile(r"\b(?:je|pro|per) (?:\w+[enrsm] )?([A-ZÄÖÜ][\w-]+)")
_ONE_PERIOD = re.compile(r"\b(?:ein|einen|jede[rnms]?) (Tag|Monat|Jahr|Woche|Stunde)")
_PERIODS = {"Tag": "day", "Monat": "month", "Jahr": "year", "Woche": "week", "Stunde": "hour"}


@dataclass(frozen=True, slots=True)
class Source:
    """A cited text with the stems of the names of what it is about, which go with every figure in it."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure of a source."""

    figure: Figure
    source: Source

    @property
    def sentence(self) -> str:
        return self.source.text[slice(*self.figure.sentence)]

    @property
    def stems(self) -> frozenset[str]:
        return self.figure.stems | self.source.names


def binding_faults(said: str, sources: Sequence[Source], exempt: Collection[int] = ()) -> list[str]:
    """Returns a reason for each figure of `said` that the sources have, but for something else.

    Figures that no source has are left to `rag.answer.values`; those that start at `exempt` are not looked at.
    """
    there = [_Place(figure, source) for source in sources for figure in figures_of(source.text)]
    faults = []
    for one in figures_of(said):
        places = [place for place in there if one.start not in exempt and one.equals(place.figure)]
        if places and (reason := _refused(said, one, places, there)):
            faults.append(f"'{said[one.start : one.end]}' {reason} in the cited text")
    return faults


def _refused(said: str, one: Figure, places: Sequence[_Place], there: Sequence[_Place]) -> str:
    """Why none of the places of its value that are most like the sentence carries the figure; "" where one does."""
    likeness = [_likeness(one, place.figure) for place in places]
    near = [place for place, like in zip(places, likeness, strict=True) if like >= _AS_NEAR * max(likeness)]
    bounds = {place.figure.bound for place in near}
    if _OPPOSITE.get(one.bound) in bounds and one.bound not in bounds:
        return "is the other kind of bound"
    reasons = [_unlike(said, one, place) or _elsewhere(said, one, place, there) for place in near]
    return reasons[0] if all(reasons) else ""


def _likeness(one: Figure, other: Figure) -> float:
    """How much of what stands around a figure stands around this place of its value, too."""
    stems = other.stems
    held = sum(_weight(term) for term in (*one.sure, *one.near) if term.within(stems))
    return held + _OF_FIGURE * len(one.others & other.others)


def _weight(term: Term) -> float:
    return _OF_NOUN if term.noun else _OF_WORD


def _unlike(said: str, one: Figure, place: _Place) -> str:
    """Why the figure is meant otherwise at this place; "" where it is not."""
    other, source = place.figure, place.source
    if other.bound and other.bound == _OPPOSITE.get(one.bound):
        return "is the other kind of bound"
    if one.unit == "date":
        stands = one.bound and _AS_OF.search(source.text[: other.start])
        return "is only the date of the text" if stands else ""
    if one.sizes and other.sizes and not one.sizes <= other.sizes:
        return "is of another class of enterprise"
    single = {_PERIODS[found] for found in _ONE_PERIOD.findall(place.sentence)}
    if not one.periods <= other.periods | single:
        return "is by another period"
    if not _taxes(said[slice(*one.sentence)]) <= _taxes(place.sentence):
        return "is before or after tax"
    if one.unit == "eur" and not _each_held(said, one, stems_in(place.sentence) | source.names):
        return "is for each of something else"
    return ""


def _taxes(sentence: str) -> set[str]:
    return {name.casefold() for name in _TAX.findall(sentence)}


def _each_held(said: str, one: Figure, held: frozenset[str]) -> bool:
    """Whether a place knows what an amount is for each of: "je Unternehmen"."""
    behind = re.split(r"\d", said[one.end : one.sentence[1]])[0][:_REACH_CHARS]
    return all(term_of(word).within(held) for each in _EACH.findall(behind) for word in words(each) if word.terms)


def _elsewhere(said: str, one: Figure, place: _Place, there: Sequence[_Place]) -> str:
    """Why the words around the figure speak for another place; "" where they do not."""
    for rival in there:
        if rival.figure.unit != place.figure.unit or one.equals(rival.figure):
            continue
        if word := _speaks_for(one, place, rival):
            return f"does not go with '{word}'"
    strays = list(_strays(one, place, there))
    if len(strays) >= _MAX_STRAYS or any(term.start == _first_noun(said, one) for term in strays):
        return f"does not go with '{strays[0].text}'"
    return ""


def _speaks_for(one: Figure, place: _Place, rival: _Place) -> str:
    """The word by which the sentence means the rival's figure rather than this place; "" where it does not."""
    here, elsewhere = place.stems, rival.stems
    mine = theirs = 0.0
    telling = ""
    for term in one.sure:
        in_here, in_rival = term.within(here), term.within(elsewhere)
        mine += _weight(term) * (in_here and not in_rival)
        if in_rival and not in_here:
            theirs += _weight(term)
            telling = telling or term.text
    for key in one.others:
        in_here, in_rival = key in place.figure.others, key in rival.figure.others
        mine += _OF_FIGURE * (in_here and not in_rival)
        if in_rival and not in_here:
            theirs += _OF_FIGURE
            telling = telling or key[1:]
    if one.sizes and rival.figure.sizes >= one.sizes and not place.figure.sizes >= one.sizes:
        theirs += _OF_FIGURE
        telling = telling or "class of enterprise"
    return telling if theirs >= mine else ""


def _strays(one: Figure, place: _Place, there: Sequence[_Place]) -> Iterator[Term]:
    """The nouns around a figure that this place's sentence lacks, and that stand with figures of other sentences."""
    here = place.stems | stems_in(place.sentence)
    elsewhere = frozenset[str]().union(
        *(rival.figure.stems for rival in there if rival.figure.sentence != place.figure.sentence)
    )
    return (term for term in one.sure if term.noun and not term.within(here) and term.within(elsewhere))


def _first_noun(said: str, one: Figure) -> int:
    start = one.sentence[0]
    return next((start + word.start for word in words(said[start:]) if word.text[:1].isupper() and word.terms), -1)
