"""Regions: ids, names, and which lies in which.

A region id is a key of the Amtlicher Gemeindeschlüssel ("03" Niedersachsen, "031" Bezirk, "03151" Landkreis Gifhorn,
"03151009" Gifhorn), nine digits for a Gemeindeverband ("031515406" Samtgemeinde Papenteich), "DE", "EU", or a special
area ("area:retrason"; its plain id "retrason" is understood, too). A kreisfreie Stadt has one canonical id, the shortest:
"03103" for "03103000", "11" for "11000000".

`contains(area, place)` reads `place` as "somewhere in it": True where all of the place lies in the area, False where
nothing of it does, None where a part of it does or where the area's members are not all known. None never excludes anyone.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from corpus.region_tables import Tables

RegionKind = Literal["union", "country", "land", "bezirk", "kreis", "verband", "gemeinde", "area"]

AREA = "area:"
_KINDS: dict[int, RegionKind] = {2: "land", 3: "bezirk", 5: "kreis", 8: "gemeinde", 9: "verband"}


class RegionUnknown(ValueError):
    """No region has this id."""


class Reach(NamedTuple):
    """The region ids that a filter for a place lets pass: these, and all that begin with one of `prefixes`."""

    ids: frozenset[str]
    prefixes: tuple[str, ...]


class Regions:
    """All regions of the tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._members: dict[str, tuple[str, ...]] = {}

    def exists(self, region: str) -> bool:
        """Returns whether a region has this id, in any of its forms."""
        if region in ("DE", "EU") or region.removeprefix(AREA) in self.tables.areas:
            return True
        if not (region.isascii() and region.isdigit()):
            return False
        tables = self.tables
        match len(region):
            case 2:
                return region in tables.laender
            case 3:
                return region in tables.bezirke
            case 5:
                return region in tables.kreise
            case 8:
                return region in tables.gemeinden or region in tables.former
            case 9:
                return region in tables.verbaende
        return False

    def canonical(self, region: str) -> str:
        """Returns the one id of a region: "area:retrason" for "retrason", "03103" for "03103000".

        Raises:
            RegionUnknown: there is no such region.
        """
        if not self.exists(region):
            raise RegionUnknown(f"there is no region '{region}'")
        if region in ("DE", "EU"):
            return region
        if region.removeprefix(AREA) in self.tables.areas:
            return AREA + region.removeprefix(AREA)
        if len(region) == 8 and region.endswith("000") and region[:5] in self.tables.kreise:
            region = region[:5]
        return region[:2] if len(region) == 5 and region.endswith("000") else region

    def kind(self, region: str) -> RegionKind:
        """Returns what a region is; a kreisfreie Stadt is a kreis, Berlin and Hamburg are a land."""
        region = self.canonical(region)
        if region.startswith(AREA):
            return "area"
        return {"EU": "union", "DE": "country"}.get(region) or _KINDS[len(region)]  # type: ignore[return-value]

    def name(self, region: str) -> str:
        """Returns the German name with its kind where it has one: "Landkreis Gifhorn", "Samtgemeinde Papenteich"."""
        region, tables = self.canonical(region), self.tables
        match self.kind(region):
            case "union":
                return "Europäische Union"
            case "country":
                return "Deutschland"
            case "area":
                return tables.areas[region.removeprefix(AREA)].name
            case "land":
                return tables.laender[region].name
            case "bezirk":
                return tables.bezirke[region].name
            case "kreis":
                return tables.kreise[region].full_name
            case "verband":
                return tables.verbaende[region].full_name
            case _:
                return tables.gemeinden[region].name if region in tables.gemeinden else tables.former[region]

    def label(self, region: str) -> str:
        """Returns the name and, for a Gemeinde or Gemeindeverband, its Kreis: "Halle, Landkreis Holzminden"."""
        region = self.canonical(region)
        kreis = self.tables.kreise.get(region[:5]) if self.kind(region) in ("gemeinde", "verband") else None
        return f"{self.name(region)}, {kreis.full_name}" if kreis else self.name(region)

    def is_complete(self, region: str) -> bool:
        """Returns whether all members of the region are known; only a special area may lack some."""
        region = self.canonical(region)
        return not region.startswith(AREA) or self.tables.areas[region.removeprefix(AREA)].complete

    def members(self, region: str) -> tuple[str, ...]:
        """Returns the keys whose places make up the region, in order and without overlap; of "EU" only the German ones."""
        region = self.canonical(region)
        if region not in self._members:
            self._members[region] = self._find_members(region)
        return self._members[region]

    def contains(self, area: str, place: str) -> bool | None:
        """Returns whether a company somewhere in `place` lies in `area`; None where that cannot be said.

        Reflexive and transitive: what lies in a part of an area lies in the area. What lies in a place that an area does
        not touch is not in the area either.

        Raises:
            RegionUnknown: there is no such region.
        """
        area, place = self.canonical(area), self.canonical(place)
        if area == place or area == "EU" or (area == "DE" and place != "EU"):
            return True
        if place == "EU" or not self.is_complete(place):
            return None
        holders, parts = self.members(area), self.members(place)
        if all(_covered(part, holders) for part in parts):
            return True
        if not self.is_complete(area):
            return None
        touched = any(_covered(part, holders) for part in parts) or any(_covered(key, parts) for key in holders)
        return None if touched else False

    def contains_one_of(self, area: str, places: Iterable[str]) -> bool | None:
        """Returns `contains` for a company that lies in one of `places`, as a postcode or "Raum Osnabrück" says.

        Raises:
            ValueError: `places` is empty.
        """
        found = {self.contains(area, place) for place in places}
        if not found:
            raise ValueError("no place is given")
        return found.pop() if len(found) == 1 else None

    def around(self, place: str) -> tuple[str, ...]:
        """Returns the canonical ids of all regions in which all of the place lies, smallest first, the place included."""
        place = self.canonical(place)
        if place == "EU":
            return ("EU",)
        candidates = {place, *self._above(place), *(AREA + name for name in self.tables.areas)}
        for member in self.members(place):
            candidates.update((member, *self._above(member)))
        found = {region for region in candidates - {"DE", "EU"} if self.contains(region, place)}
        return (*sorted(found, key=lambda region: (region != place, self.inhabitants(region), region)), "DE", "EU")

    def reach(self, place: str) -> Reach:
        """Returns the region ids under which something for a company in `place` may be filed, in all forms.

        These are the regions that `contains` does not deny; of an area whose members are not all known, those that it does
        not deny for a known one. For "DE" and "EU" only what holds everywhere there: asking for nationwide funding must not
        give all of it.
        """
        place = self.canonical(place)
        if place in ("DE", "EU"):
            return Reach(frozenset({place, "EU"}), ())
        members = self.members(place)
        ids = {place, "DE", "EU", *self._above(place)}
        for member in members:
            ids.update((member, *self._above(member)))
        for name in self.tables.areas:
            if any(self.contains(AREA + name, member) is not False for member in members):
                ids.add(AREA + name)
        for region in list(ids):  # "03103" may stand as "03103000", "11" as "11000" and "11000000"
            if region.isdigit() and len(region) in (2, 5):
                ids.update(form for form in (region + "000", region + "000000") if self.exists(form))
        return Reach(frozenset(ids), tuple(member for member in members if len(member) < 8))

    def _above(self, region: str) -> list[str]:
        """The larger units by key: Gemeindeverband, Kreis, Bezirk, Land, DE, EU."""
        if not region.isdigit():
            return ["DE", "EU"]
        found = [region[:length] for length in (5, 3, 2) if length < len(region) and self.exists(region[:length])]
        gemeinde = self.tables.gemeinden.get(region) if len(region) == 8 else None
        return [*([gemeinde.verband] if gemeinde and gemeinde.verband else []), *found, "DE", "EU"]

    def inhabitants(self, region: str) -> int:
        """Returns how many people live in the region, as far as its members are known."""
        population = self.tables.population
        return sum(population.get(key, 0) for key in self._kreise_or_less(region))

    def _kreise_or_less(self, region: str) -> list[str]:
        keys: list[str] = []
        for member in self.members(region):
            if len(member) == 3:
                keys.extend(key for key in self.tables.kreise if key.startswith(member))
            else:
                keys.append(member)
        return keys

    def _find_members(self, region: str) -> tuple[str, ...]:
        if region in ("DE", "EU"):
            return tuple(self.tables.laender)
        if region.startswith(AREA):
            return self._joined({self.canonical(key) for key in self.tables.areas[region.removeprefix(AREA)].members})
        return self.tables.in_verband.get(region, ()) if len(region) == 9 else (region,)

    def _joined(self, keys: set[str]) -> tuple[str, ...]:
        """Puts a Bezirk or Land in the place of its Kreise where all of them are there."""
        for length in (3, 2):
            for parent in {key[:length] for key in keys if len(key) == 5} | {key[:2] for key in keys if len(key) == 3}:
                kreise = {key for key in self.tables.kreise if key.startswith(parent)}
                if len(parent) == length and self.exists(parent) and all(_covered(key, tuple(keys)) for key in kreise):
                    keys = {key for key in keys if not key.startswith(parent)} | {parent}
        return tuple(sorted(key for key in keys if not _covered(key, tuple(keys - {key}))))


def _covered(key: str, holders: tuple[str, ...]) -> bool:
    return key.startswith(holders)


@cache
def load_regions() -> Regions:
    """Returns the regions that ship; each table is read when first asked for, and once."""
    return Regions(Tables())
