"""Where the asker's site lies: what was said of the place, as region ids, asked against the regions of an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.places import load_places


@dataclass(frozen=True, slots=True)
class Site:
    """The places in one of which the site lies; none where the text is no known place.

    `assumed` is True where nothing was said and Germany is taken for granted. `near`: the surroundings are meant, too, so
    that a "does not lie in" proves little.
    """

    places: tuple[str, ...]
    label: str | None = None
    assumed: bool = False
    near: bool = False

    def lies_in(self, regions: Iterable[str]) -> bool | None:
        """Returns whether the site lies in one of `regions`; None where that cannot be said."""
        return _lies_in(self.places, tuple(regions), self.near)


def site_of(place: str | None) -> Site:
    """Returns the site for a name, a postcode or a region id; a name that several places bear gives all of them."""
    if place is None:
        return Site(("DE",), assumed=True)
    places = load_places()
    text = place.strip()
    if places.regions.exists(text):
        region = places.regions.canonical(text)
        return Site((region,), places.regions.label(region))
    resolved = places.resolve(text)
    if resolved.status == "found" and len(resolved.places) == 1:
        return Site(resolved.places, places.regions.label(resolved.places[0]), near=resolved.near)
    known = () if resolved.status == "unknown" else resolved.places
    return Site(known, text, near=resolved.near)


@lru_cache(maxsize=20_000)
def _lies_in(places: tuple[str, ...], regions: tuple[str, ...], near: bool) -> bool | None:
    tables = load_places().regions
    known = [region for region in regions if tables.exists(region)]
    if not places or not known:
        return None
    each = {_one_lies_in(place, known) for place in places}
    answer = each.pop() if len(each) == 1 else None
    return None if answer is False and near else answer


def _one_lies_in(place: str, regions: list[str]) -> bool | None:
    tables = load_places().regions
    told = {tables.contains(region, place) for region in regions}
    return True if True in told else None if None in told else False
