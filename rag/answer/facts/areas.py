"""Whether a place lies in the area of an entry: what the tables of regions say, and the document's sentences on it."""

from __future__ import annotations

import re

from corpus.place_spans import find_places
from corpus.places import Resolution
from corpus.regions import load_regions
from rag.answer.candidates import Candidate, terms_of
from rag.answer.facts.body import BODIES, on_area
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
_FOR_US = re.compile(
    r"(?:^|[.:!?,–-] ?)(?:und |auch )?(?:gilt|gelten|geht|gehen|passt|ist|sind|hilft|fördert|zahlt|können|kann|dürfen|darf"
    r"|bekommen|bekomme|kriegen|kriege|krieg|does|do|can|is|are)\b[^?]*\?",
    re.IGNORECASE,
)
"""A question for yes or no, wherever it begins."""
_OF_AREA = re.compile(r"[Gg]ebiet|Kulisse")


def site_of(asked: Asked) -> str | None:
    """Returns the region id of the asker's site; failing that, of the one place named beside the entries; None for none."""
    site = asked.conversation.profile.place
    if site is not None and site[:1].isdigit():
        return site
    named = list(dict.fromkeys(one.places for one in _named_places(asked)))
    return named[0][0] if len(named) == 1 and len(named[0]) == 1 else None


def outside(subject: Subject, place: str) -> bool:
    """Returns whether a place (a region id) lies in none of the areas for which an entry is."""
    areas = subject.entry.eligible.regions if subject.entry.eligible else ()
    return lies(list(areas or subject.entry.regions), place) is False


def in_area(asked: Asked, subject: Subject, language: Language) -> list[Line]:
    """Returns whether the place that a question names lies in the area of an entry, with at most `SHOWN` sentences on it.

    Nothing where the question does not ask for that, names no place, or the entry has no area of its own. Who asks for yes or
    no of something that is made for another area is told so, however the question is put.
    """
    areas = subject.entry.eligible.regions if subject.entry.eligible else ()
    areas = areas or subject.entry.regions
    own = [one for one in areas if one not in ("DE", "EU")]
    places = list(dict.fromkeys(place for one in _named_places(asked) for place in one.places))
    plainly = bool(_YES_NO.search(asked.question) and _ASKS.search(asked.question))
    if not own or not (plainly or _FOR_US.search(asked.question)):
        return []
    places = places if plainly else [one for one in [site_of(asked)] if one is not None]
    if not places:
        return []
    regions = load_regions()
    found = {lies(own, place) for place in places}
    verdict = {True: "in_area", False: "outside", None: "area_unknown"}[found.pop() if len(found) == 1 else None]
    if not plainly and verdict != "outside":
        return []
    if verdict == "area_unknown" and any(lies(own, place) for place in places):
        verdict = "partly"
    label = said_as(asked, [regions.name(one) for one in places])
    quotes = _on_area(subject, terms_of(label), elsewhere=verdict == "outside")
    if not quotes:
        return []
    return [
        Line(heading(verdict, language, place=label)),
        *(Line(one.text, (one,), item=True, quoted=True) for one in quotes),
    ]


def _named_places(asked: Asked) -> list[Resolution]:
    """The places that a question names, but for those within the name of an entry: "H2 Invest der Region Hannover"."""
    names = [(one.start, one.end) for one in asked.understood.of("entry")]
    return [
        one
        for one in find_places(asked.question)
        if one.status == "found"
        and one.places[:1] not in (("DE",), ("EU",))
        and not any(start < one.end and one.start < end for start, end in names)
    ]


def lies(areas: list[str], place: str) -> bool | None:
    """Returns whether a place lies in one of the areas: True of any, False of all, else None."""
    regions = load_regions()
    found = [regions.contains(area, place) for area in areas]
    return True if True in found else None if None in found else False


def said_as(asked: Asked, names: list[str]) -> str:
    """Returns the place as the asker names it, where a region is called so; else the region's name."""
    first = names[0]
    said = next((one for one in re.findall(r"[\w-]+", asked.question) if len(one) > 3 and one in first), None)
    return said or first.removeprefix("Stadt ")


def _on_area(subject: Subject, place: frozenset[str], *, elsewhere: bool) -> list[Candidate]:
    """The sentences that name the place, else those that say what the area is made of; of an area `elsewhere` both."""
    section = "Wer wird gefördert"
    telling = [one for one in subject.pool if _OF_AREA.search(one.text) and one.cut.section == section]
    naming = [one for one in subject.pool if place & one.terms and not one.cut.leaning]
    if elsewhere or subject.entry.kind in BODIES:
        made = on_area(subject.entry, subject.pool)[:1]
        naming = [*made, *(one for one in naming if one not in made)]
    return (naming or telling)[:SHOWN]
