"""Whether a place lies in the area of a programme: what the tables of regions say, and the document's sentences on it."""

from __future__ import annotations

import re

from corpus.regions import load_regions
from rag.answer.candidates import Candidate, terms_of
from rag.answer.facts.subject import Subject
from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.told import Asked, Line

SHOWN = 2
"""Sentences of the document on its area."""

_ASKS = re.compile(r"(?:förder)?gebiet|kulisse|\barea\b|\bregion\b|\bliegt\b|\bgehört\b|\bzählt\b", re.IGNORECASE)
_YES_NO = re.compile(
    r"^\W*(?:(?:und|ist|liegt|gilt|gehört|zählt|sind|gehören|zählen|is|are|does)\b)|\boder nicht\b", re.IGNORECASE
)
_OF_AREA = re.compile(r"[Gg]ebiet|Kulisse")


def in_area(asked: Asked, subject: Subject, language: Language) -> list[Line]:
    """Returns whether the place that a question names lies in the area of an entry, with at most `SHOWN` sentences on it.

    Nothing where the question does not ask for that, names no place, or the entry has no area of its own.
    """
    read = asked.understood
    areas = subject.entry.eligible.regions if subject.entry.eligible else ()
    areas = areas or subject.entry.regions
    own = [one for one in areas if one not in ("DE", "EU")]
    if not read.places or not own or not _YES_NO.search(asked.question) or not _ASKS.search(asked.question):
        return []
    regions = load_regions()
    found = {next(iter(_lies(own, place)), None) for place in read.places}
    verdict = {True: "in_area", False: "outside", None: "area_unknown"}[found.pop() if len(found) == 1 else None]
    if verdict == "area_unknown" and any(True in _lies(own, place) for place in read.places):
        verdict = "partly"
    label = _said_as(asked, [regions.name(one) for one in read.places])
    quotes = _on_area(subject, terms_of(label))
    if not quotes:
        return []
    return [
        Line(heading(verdict, language, place=label)),
        *(Line(one.text, (one,), item=True, quoted=True) for one in quotes),
    ]


def _lies(areas: list[str], place: str) -> list[bool | None]:
    """Whether the place lies in one of the areas: True of any, False of all, else None."""
    regions = load_regions()
    found = [regions.contains(area, place) for area in areas]
    return [True if True in found else None if None in found else False]


def _said_as(asked: Asked, names: list[str]) -> str:
    """The place as the asker names it, where a region is called so; else the region's name."""
    first = names[0]
    said = next((one for one in re.findall(r"[\w-]+", asked.question) if len(one) > 3 and one in first), None)
    return said or first


def _on_area(subject: Subject, place: frozenset[str]) -> list[Candidate]:
    """The sentences that name the place, else those that say what the area is made of."""
    telling = [one for one in subject.pool if _OF_AREA.search(one.text) and one.cut.section == "Wer wird gefördert"]
    naming = [one for one in subject.pool if place & one.terms]
    return (naming or telling)[:SHOWN]
