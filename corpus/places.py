"""From what people write to a region id: "Wolfsburg", "38440", "Lkr. Gifhorn", "Raum Osnabrück", "Neustadt" (which one?).

Decisions, with their reasons in `docs/regions.md`: a bare name means the town, not the Kreis of the same name, as the town lies in
the Kreis and so in everything that holds the Kreis; "Raum", "bei" and "Region" mean the Kreis, too; a name that several
places bear is asked back, unless one is so much larger that nobody means the others; a slip of the pen is asked back, never mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from corpus.place_cues import Reading, Sense, read_cues
from corpus.place_names import Level, Named, PlaceNames, key_of
from corpus.regions import Regions, load_regions

DOMINANT_POPULATION = 20_000
DOMINANT_RATIO = 20
"""A name means its largest bearer where that has so many inhabitants and so many times those of the next: Essen (571,000) beside
Essen, Oldenburg (9,000); not Frankfurt am Main (773,000) beside Frankfurt (Oder) (58,000). A namesake at home is always asked for.
"""
LONGEST_CHARS = 120
"""A longer text is no name of a place."""
SHOWN = 5
"""Candidates that a question names."""

_PLZ = re.compile(r"(?<!\d)(?:D\s?-\s?|DE-)?(\d{5})(?!\d)")
_PLZ_WORDS = re.compile(r"\b(?:PLZ|Postleitzahl(?:engebiet|bereich)?)\b:?", re.IGNORECASE)
_PARTING = re.compile(r"\s*[,(]\s*|\s+(?=(?:in|im|bei|am)\s)", re.IGNORECASE)
_SENSE_LEVELS: dict[Sense, tuple[Level, ...]] = {
    "kreis": ("kreis",),
    "town": ("gemeinde",),
    "verband": ("verband",),
    "land": ("land",),
    "bezirk": ("bezirk",),
    "part": ("part", "alias"),
}
_ORDER: tuple[tuple[Level, ...], ...] = (
    ("alias",),
    ("land",),
    ("gemeinde", "kreis"),
    ("verband",),
    ("area",),
    ("bezirk",),
    ("former",),
    ("part",),
)
"""Which bearers of a bare name are meant: the first of these groups that has any."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text says of a place; `text` is `source[start:end]`.

    found: the company lies in one of `places` (mostly one). ambiguous: `places` are the candidates, likeliest first. unknown:
    `places` are names that are spelt alike, if any. `question` is what to ask back, in German, None where found. `others` are
    namesakes of what was found. `near`: the surroundings are meant, too, so that a "does not lie in" proves little.
    """

    status: Literal["found", "ambiguous", "unknown"]
    text: str
    start: int
    end: int
    places: tuple[str, ...] = ()
    question: str | None = None
    others: tuple[str, ...] = ()
    near: bool = False


class Places:
    """Resolves names of places over one set of regions."""

    def __init__(self, regions: Regions) -> None:
        self.regions = regions
        self.names = PlaceNames(regions)

    def resolve(self, text: str, home: str | None = None) -> Resolution:
        """Returns what `text`, which holds a place and nothing else, means.

        `home` is the id of a region whose places are named first; it hides none.
        """
        start = len(text) - len(text.lstrip())
        said = text.strip()
        base = Resolution("unknown", said, start, start + len(said))
        if len(said) > LONGEST_CHARS:
            return replace(base, question="In welcher Gemeinde oder unter welcher Postleitzahl liegt Ihr Betrieb?")
        if match := _PLZ.search(said):
            return self._postcode(base, match, home)
        for reading in self._readings(said):
            if named := self._meant(reading):
                return self._choose(base, named, reading, home)
        if found := self._parted(base, home):
            return found
        return self._unknown(base, home)

    def labels(self, places: Iterable[str]) -> list[str]:
        """Returns a label for each place that `resolve` understands; namesakes in one Kreis have their postcode before it."""
        found = [(place, self.regions.label(place)) for place in places]
        twice = {label for at, (_, label) in enumerate(found) if label in [other for _, other in found[:at]]}
        gemeinden = self.regions.tables.gemeinden
        return [
            f"{gemeinden[place].seat_plz} {label}" if label in twice and place in gemeinden else label
            for place, label in found
        ]

    def _readings(self, said: str) -> list[Reading]:
        return [reading for reading in read_cues(said) if key_of(reading.name)]

    def _meant(self, reading: Reading) -> list[Named]:
        named = self.names.find(reading.name)
        if reading.sense is None:
            land, towns = _of(named, ("land",)), [one for one in _of(named, ("gemeinde",)) if not one.rest]
            if land and len(towns) == 1 and self.regions.contains(land[0].region, towns[0].region):
                return towns  # Bremen: the town, which lies in the Land
            return next((hits for group in _ORDER if (hits := _of(named, group))), [])
        if hits := _of(named, _SENSE_LEVELS[reading.sense]):
            return hits
        if reading.sense == "kreis":  # "Kreis Wolfsburg": the town is a Kreis of its own
            return [one for one in _of(named, ("gemeinde",)) if len(one.region) < 8]
        if reading.sense in ("town", "verband", "part"):
            return _of(named, ("gemeinde", "verband", "alias"))
        return _of(named, ("area", "alias")) if reading.sense == "land" else []

    def _choose(self, base: Resolution, named: list[Named], reading: Reading, home: str | None) -> Resolution:
        ranked = self._ranked([one.region for one in named], home)
        if all(one.level == "alias" for one in named):
            ranked = list(dict.fromkeys(one.region for one in named))  # in the order of the table
        towns = [place for place in ranked if any(one.region == place and one.level == "gemeinde" for one in named)]
        if reading.sense is None and towns and len(towns) < len(ranked):
            ranked = [place for place in ranked if place in towns or not self._holds_one(place, towns)]
        chosen = ranked if reading.sense else towns or ranked
        by_size = sorted(chosen, key=self._inhabitants, reverse=True)
        if len(by_size) > 1 and not self._dominates(by_size, home):
            return self._ambiguous(base, ranked, reading.name)
        first = by_size[0]
        places = self._surroundings(first) if reading.near else (first,)
        near = reading.near and (places != (first,) or len(first) == 5)
        namesakes = self._ranked([one.region for one in self.names.find(reading.name) if one.level != "bezirk"], home)
        others = tuple(place for place in namesakes if place not in places)
        return replace(base, status="found", places=places, near=near, others=others)

    def _postcode(self, base: Resolution, match: re.Match[str], home: str | None) -> Resolution:
        postcode = self.regions.tables.postcodes.get(match[1])
        if postcode is None:
            question = f"Die Postleitzahl {match[1]} kenne ich nicht. In welcher Gemeinde liegt Ihr Betrieb?"
            return replace(base, question=question)
        places = self._ranked([self.regions.canonical(place) for place in postcode.places], home)
        name = _PLZ_WORDS.sub(" ", base.text[: match.start()] + " " + base.text[match.end() :]).strip(" ,;:()")
        if name:
            named = self.resolve(name, home).places
            both = [place for place in places if any(self.regions.contains(one, place) for one in named)]
            inner = [one for one in named if any(self.regions.contains(place, one) for place in places)]
            if named and not both and not inner:
                return self._ambiguous(base, [*places, *named], base.text)
            places = [place for place in places if place in named] or both or inner or places
        if len({place[:5] for place in places}) > 1:
            return self._ambiguous(base, places, f"Postleitzahl {match[1]}")
        return replace(base, status="found", places=tuple(places))

    def _parted(self, base: Resolution, home: str | None) -> Resolution | None:
        """Reads "Neuenkirchen, Landkreis Osnabrück", "Halle (NRW)", "Neuenkirchen bei Bramsche", "Hannover-Linden"."""
        for parting in reversed(list(_PARTING.finditer(base.text))):
            name, where = base.text[: parting.start()], base.text[parting.end() :]
            if name and (
                found := self._within(base, name, where.removesuffix(")") if "(" in parting[0] else where, home)
            ):
                return found
        town, hyphen, _ = base.text.partition("-")
        if hyphen:
            whole = self.resolve(town, home)
            if whole.status == "found" and all(self.regions.kind(place) != "area" for place in whole.places):
                return replace(whole, text=base.text, start=base.start, end=base.end)
        return None

    def _within(self, base: Resolution, name: str, where: str, home: str | None) -> Resolution | None:
        region = self.resolve(where, home)
        within = [place[:5] for place in region.places] if region.near else region.places
        for reading in self._readings(name) if region.status == "found" else ():
            named = self.names.find(reading.name)
            named = _of(named, _SENSE_LEVELS[reading.sense]) if reading.sense else named
            inside = [one for one in named if any(self.regions.contains(place, one.region) for place in within)]
            whole = [one for one in _of(inside, ("gemeinde",)) if not one.rest]
            if inside:
                meant = whole if len(whole) == 1 else next(hits for group in _ORDER if (hits := _of(inside, group)))
                return self._choose(base, meant, reading._replace(near=False), home)
        return None

    def _ambiguous(self, base: Resolution, ranked: Sequence[str], name: str) -> Resolution:
        labels = self.labels(ranked)
        more = len(labels) - SHOWN
        last = f"einen der {more} weiteren Orte" if more > 1 else labels[-1]
        first = "; ".join(labels[:SHOWN] if more > 1 else labels[:-1])
        question = f"„{name}“ ist nicht eindeutig. Welchen Ort meinen Sie: {first} oder {last}?"
        return replace(base, status="ambiguous", places=tuple(ranked), question=question)

    def _unknown(self, base: Resolution, home: str | None) -> Resolution:
        if not base.text:
            return replace(base, question="In welcher Gemeinde oder unter welcher Postleitzahl liegt Ihr Betrieb?")
        name = self._readings(base.text)[-1:] or [Reading(base.text, None, False)]
        alike = list(dict.fromkeys(one.region for one in self.names.like(name[0].name) if one.level != "part"))[:SHOWN]
        said = f"Den Ort „{name[0].name}“ kenne ich nicht."
        if not alike:
            return replace(base, question=f"{said} Nennen Sie bitte Gemeinde, Landkreis oder Postleitzahl.")
        *labels, last = self.labels(alike)
        return replace(
            base,
            places=tuple(alike),
            question=f"{said} Meinen Sie {'; '.join(labels)}{' oder ' if labels else ''}{last}?",
        )

    def _ranked(self, places: Iterable[str], home: str | None) -> list[str]:
        inside = self.regions.contains
        return sorted(
            dict.fromkeys(places),
            key=lambda place: (bool(home) and not inside(home or "", place), -self._inhabitants(place), place),
        )

    def _inhabitants(self, place: str) -> int:
        return self.regions.inhabitants(place)

    def _dominates(self, by_size: Sequence[str], home: str | None) -> bool:
        many, fewer = self._inhabitants(by_size[0]), self._inhabitants(by_size[1])
        at_home = [bool(home and self.regions.contains(home, place)) for place in by_size]
        rival = any(at_home[1:]) and not at_home[0]
        return many >= DOMINANT_POPULATION and many >= DOMINANT_RATIO * fewer and not rival

    def _holds_one(self, kreis: str, towns: Iterable[str]) -> bool:
        return any(self.regions.contains(kreis, town) for town in towns)

    def _surroundings(self, place: str) -> tuple[str, ...]:
        """The Kreis of a Gemeinde; of a kreisfreie Stadt itself and the Landkreis of the same name, where there is one."""
        regions = self.regions
        if regions.kind(place) in ("gemeinde", "verband"):
            return (place[:5],)
        if regions.kind(place) != "kreis":
            return (place,)
        mine = key_of(regions.tables.kreise[place].name).split()[0]
        same = [
            unit.key
            for unit in regions.tables.kreise.values()
            if unit.key[:2] == place[:2] and unit.key != place and key_of(unit.name).split()[0] == mine
        ]
        return (place, *same)


@cache
def load_places() -> Places:
    """Returns the resolver over the regions that ship; its index is made when first asked, and once."""
    return Places(load_regions())


def _of(named: Iterable[Named], levels: Iterable[Level]) -> list[Named]:
    wanted = frozenset(levels)
    return [one for one in named if one.level in wanted]
