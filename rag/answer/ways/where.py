"""Where a question asks, and how near to it an entry works: here, in a part of it, perhaps, or everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.place_spans import find_places
from corpus.places import Resolution
from corpus.regions import Regions, load_regions
from corpus.schema import Entry
from rag.answer.candidates import terms_of
from rag.answer.need import Language
from rag.answer.options import HOME
from rag.answer.told import Asked

HERE, PART, PERHAPS, EVERYWHERE = range(4)
"""How near: all of the place lies in the entry's area; a part of it does; an area of the same Land whose members are not all
known; nationwide or more."""

_WIDE = ("DE", "EU")


class Near(NamedTuple):
    """`band` is `HERE`, `PART`, `PERHAPS` or `EVERYWHERE`; `land` says that the area is a whole Land, and the place less."""

    band: int
    land: bool


@dataclass(frozen=True, slots=True)
class Where:
    """The places meant, as region ids: those of each mention, one of which the company lies in.

    `label` names them as the asker does; `said` is False where the question names none and `HOME` is taken.
    """

    mentions: tuple[tuple[str, ...], ...]
    label: str
    said: bool

    @property
    def terms(self) -> frozenset[str]:
        """The terms of the places as they are named."""
        return terms_of(self.label)

    @property
    def wide(self) -> bool:
        """Whether it asks for what there is nationwide or in the EU."""
        return all(region in _WIDE for places in self.mentions for region in places)


def where(asked: Asked) -> Where:
    """Returns where a question asks: the place it names, that of the earlier question or of the asker, else `HOME`."""
    regions = load_regions()
    for text in (asked.question, asked.carried, asked.profile.place or ""):
        found = _narrowest(regions, [one for one in find_places(text, HOME) if one.places]) if text else []
        if found:
            english = asked.need.language == "en"
            return Where(tuple(one.places for one in found), _label(regions, found, text, english), True)
    return Where(((HOME,),), "Lower Saxony" if asked.need.language == "en" else regions.name(HOME), False)


def near(entry: Entry, at: Where) -> Near | None:
    """Returns how near an entry works to a place, for the nearest of several; None where it works elsewhere only."""
    regions = load_regions()
    found = [one for places in at.mentions for region in entry.regions if (one := _near(regions, region, places))]
    return min(found, default=None)


def in_place(at: Where, language: Language) -> str:
    """Returns "In Osnabrück", "Im Landkreis Peine", as a sentence begins."""
    if language == "en":
        return f"In {at.label}"
    first = at.label.split()[0]
    if first in ("Landkreis", "Kreis", "Raum", "Bezirk", "Regierungsbezirk", "Emsland", "Saarland"):
        return f"Im {at.label}"
    return f"In der {at.label}" if first in ("Region", "Stadt", "Grafschaft", "Samtgemeinde") else f"In {at.label}"


def _near(regions: Regions, region: str, places: Sequence[str]) -> Near | None:
    lies = [regions.contains(region, place) for place in places]
    land = regions.kind(region) == "land" and any(regions.kind(place) != "land" for place in places)
    if any(one is True for one in lies):
        return Near(EVERYWHERE if region in _WIDE else HERE, land)
    if any(place not in _WIDE and _lies_in(regions, region, place) for place in places):
        return Near(PART, land)
    if None not in lies:
        return None
    if regions.is_complete(region):
        return Near(PART, land)
    lands = {member[:2] for member in regions.members(region)}
    return (
        Near(PERHAPS, land) if any(member[:2] in lands for one in places for member in regions.members(one)) else None
    )


def _lies_in(regions: Regions, region: str, place: str) -> bool:
    return regions.contains(place, region) is True and regions.kind(place) != "gemeinde"


def _narrowest(regions: Regions, found: Sequence[Resolution]) -> list[Resolution]:
    """The mentions without those that only say where another lies: "Papenburg (Emsland)" means Papenburg."""
    return [
        one
        for at, one in enumerate(found)
        if not any(
            other is not one
            and (set(other.places) != set(one.places) or number < at)
            and all(regions.contains(mine, theirs) is True for mine in one.places[:1] for theirs in other.places[:1])
            for number, other in enumerate(found)
        )
    ]


def _label(regions: Regions, found: Sequence[Resolution], text: str, english: bool) -> str:
    names = []
    for one in found[:2]:
        said, name = text[one.start : one.end].strip(" ,.()"), regions.name(one.places[0])
        known = said.split()[-1] in name or (english and said[:1].isupper())
        names.append(said if known else name.removeprefix("Stadt "))
    return (" and " if english else " und ").join(dict.fromkeys(names))
