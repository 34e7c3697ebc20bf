"""Who works where: the entries of some kinds with the area of each, how an area covers a place, and how many each Kreis has.

What works in a whole Land or nationwide says nothing of one Kreis beside another, so it is never counted for one: a Kreis
counts what works in it and in less than its Land.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.regions import load_regions
from corpus.schema import Entry
from rag.answer.entries import entry_of, standing_of
from rag.answer.library import Library
from rag.answer.ways.where import EVERYWHERE, PART, PERHAPS, Where, near
from rag.records import Availability, DocumentInfo, Filters

Cover = Literal["kreis", "area", "land", "part", "country", "perhaps"]
"""How the area of an entry covers a place: it is this Kreis alone (or less); some Kreise; the whole Land; it lies in a part of
the place; it is Germany or more; it may, as not all of the area is known."""

COVERS: tuple[Cover, ...] = ("kreis", "area", "land", "part", "country", "perhaps")
"""From the closest to the widest, what is not known last."""

HELPERS = ("network", "hub", "cluster", "agency")
"""The kinds of entries that help a company in some area."""

PAGE = 1_000
"""Documents read at a time."""


@dataclass(frozen=True, slots=True)
class Located:
    """An entry with its document and how it stands on the day; None for kinds that are neither open nor closed."""

    document: DocumentInfo
    entry: Entry
    standing: Availability | None = None

    @property
    def ended(self) -> bool:
        """Whether it works no more."""
        return self.standing is not None and self.standing.state == "closed"


def located(
    library: Library, kinds: Sequence[str], audiences: frozenset[str], day: dt.date, topic: str = ""
) -> tuple[Located, ...]:
    """Returns the entries of `kinds` that `audiences` may see, by title; with a `topic` only those on it."""
    filters = Filters(kinds=tuple(kinds), topics=(topic,) if topic else ())
    found: list[Located] = []
    for offset in range(0, 10**9, PAGE):
        page, total = library.list(filters, audiences, offset, PAGE)
        for one in page:
            entry = entry_of(one)
            if entry is not None:
                found.append(Located(one, _known(entry), standing_of(entry, day)))
        if offset + PAGE >= total:
            break
    return tuple(found)


def cover(entry: Entry, places: Sequence[str]) -> Cover | None:
    """Returns how an entry covers a company in one of `places` (region ids); None where it works elsewhere only."""
    found = near(entry, Where((tuple(places),), "", True))
    if found is None:
        return None
    if found.band == EVERYWHERE:
        return "country"
    regions = load_regions()
    if found.band == PERHAPS:
        known = any(regions.contains(place, kreis) is True for place in places for kreis in own_kreise(entry))
        return "part" if known else "perhaps"
    if found.band == PART:
        return "part"
    if found.land or all(regions.kind(place) == "land" for place in places):
        return "land"
    return "kreis" if len(own_kreise(entry)) <= 1 else "area"


def own_kreise(entry: Entry) -> frozenset[str]:
    """Returns the Kreise in which an entry works as such: of its Kreise, Gemeinden and areas, not of a whole Land or more.

    Of an area whose members are not all known those that are.
    """
    regions = load_regions()
    found: set[str] = set()
    for region in entry.regions:
        if region in ("DE", "EU") or regions.kind(region) == "land":
            continue
        for member in regions.members(region):
            if len(member) < 5:
                found.update(key for key in regions.tables.kreise if key.startswith(member))
            else:
                found.add(member[:5])
    return frozenset(found)


def whole_laender(entry: Entry) -> frozenset[str]:
    """Returns the Länder in all of which an entry works, each named as such."""
    regions = load_regions()
    return frozenset(regions.canonical(one) for one in entry.regions if regions.kind(one) == "land")


def is_nationwide(entry: Entry) -> bool:
    """Returns whether an entry works in all of Germany or more."""
    return any(region in ("DE", "EU") for region in entry.regions)


def by_kreis(found: Iterable[Located]) -> Counter[str]:
    """Returns how many of the entries each Kreis has of its own."""
    return Counter(kreis for one in found for kreis in own_kreise(one.entry))


def by_land(found: Iterable[Located]) -> Counter[str]:
    """Returns how many of the entries work in each Land, in all of it or in a part; nationwide ones count for none."""
    return Counter(
        land for one in found for land in whole_laender(one.entry) | {kreis[:2] for kreis in own_kreise(one.entry)}
    )


def _known(entry: Entry) -> Entry:
    """The entry without regions that nobody knows."""
    exists = load_regions().exists
    if all(map(exists, entry.regions)):
        return entry
    return entry.model_copy(update={"regions": tuple(filter(exists, entry.regions))})
