"""The tables of `corpus/region_data/`: Länder, Kreise, Gemeinden, postcodes, special areas. Each is read when first asked for.

Keys are text with leading zeros: Land 2 digits, Bezirk 3, Kreis 5, Gemeinde 8, Gemeindeverband (Samtgemeinde, Amt) 9.
Sources, editions and licences: `corpus/region_data/README.md`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "region_data"


class Unit(NamedTuple):
    """A Land, Bezirk, Kreis or Gemeindeverband; `full_name` is the name with its kind, "Landkreis Gifhorn"."""

    key: str
    name: str
    type: str
    full_name: str


class Gemeinde(NamedTuple):
    """A Gemeinde; `verband` is the key of its Samtgemeinde or Amt, "" where it has none."""

    key: str
    name: str
    type: str
    verband: str
    population: int
    seat_plz: str


class Postcode(NamedTuple):
    """A postcode and the keys of the places it serves, Kreise where the Gemeinde is not known; `kind` is delivery,
    seat (of a Gemeinde's office) or bulk (one company's own).
    """

    plz: str
    kind: str
    places: tuple[str, ...]


class Area(NamedTuple):
    """A special area; not `complete`: more may belong to it than `members` (keys of 2, 3, 5 or 8 digits)."""

    id: str
    name: str
    type: str
    members: tuple[str, ...]
    complete: bool
    basis: str
    valid_from: str
    valid_to: str
    sources: tuple[str, ...]
    note: str


class Ortsteil(NamedTuple):
    """A part of a Gemeinde; `place` is the Gemeinde's key, or the Kreis's where the Gemeinde is not proven."""

    name: str
    place: str
    plz: tuple[str, ...]


class Alias(NamedTuple):
    """Another name of places; several `ids` mean that the name is not clear. `running`: may be found in running text."""

    name: str
    ids: tuple[str, ...]
    running: bool
    source: str


class Tile(NamedTuple):
    """Where a Land or Kreis stands in its tile map: `column` and `row` count from 0 in the north-west; a short label."""

    key: str
    label: str
    column: int
    row: int


class Tables:
    """All tables of one folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def laender(self) -> dict[str, Unit]:
        """The 16 Länder by key."""
        return {key: Unit(key, name, "Land", f"Land {name}") for key, name, _ in self._rows("laender")}

    @cached_property
    def bezirke(self) -> dict[str, Unit]:
        """Regierungsbezirke, former ones, and the statistical regions of Niedersachsen by key."""
        return {key: Unit(key, name, "Bezirk", name) for key, name in self._rows("bezirke")}

    @cached_property
    def kreise(self) -> dict[str, Unit]:
        """Landkreise, kreisfreie Städte, the Region Hannover and the like by key."""
        return {row[0]: Unit._make(row) for row in self._rows("kreise")}

    @cached_property
    def verbaende(self) -> dict[str, Unit]:
        """Samtgemeinden, Ämter, Verbandsgemeinden and the like by key."""
        return {key: Unit(key, name, kind, f"{kind} {name}") for key, name, kind in self._rows("verbaende")}

    @cached_property
    def gemeinden(self) -> dict[str, Gemeinde]:
        """Gemeinden and gemeindefreie Gebiete by key."""
        return {
            key: Gemeinde(key, name, kind, verband, int(population or 0), plz)
            for key, name, kind, verband, population, plz in self._rows("gemeinden")
        }

    @cached_property
    def former(self) -> dict[str, str]:
        """Names of Gemeinden that have gone since January 2021, by key."""
        return {key: name for key, name, _ in self._rows("gemeinden_alt")}

    @cached_property
    def in_verband(self) -> dict[str, tuple[str, ...]]:
        """The keys of the Gemeinden of each Gemeindeverband."""
        found: dict[str, list[str]] = {}
        for gemeinde in self.gemeinden.values():
            if gemeinde.verband:
                found.setdefault(gemeinde.verband, []).append(gemeinde.key)
        return {key: tuple(keys) for key, keys in found.items()}

    @cached_property
    def population(self) -> dict[str, int]:
        """Inhabitants of every Gemeinde, Gemeindeverband, Kreis and Land, summed from the Gemeinden."""
        found: dict[str, int] = {}
        for gemeinde in self.gemeinden.values():
            for key in (gemeinde.key, gemeinde.verband, gemeinde.key[:5], gemeinde.key[:2]):
                found[key] = found.get(key, 0) + gemeinde.population
        return found

    @cached_property
    def postcodes(self) -> dict[str, Postcode]:
        """Postcodes by number."""
        return {plz: Postcode(plz, kind, tuple(places.split())) for plz, kind, places in self._rows("plz")}

    @cached_property
    def ortsteile(self) -> tuple[Ortsteil, ...]:
        """Parts of Gemeinden, as far as known."""
        return tuple(Ortsteil(name, place, tuple(plz.split())) for name, place, plz in self._rows("ortsteile"))

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Special areas by id, without the `area:` of a region id."""
        return {
            key: Area(
                key,
                name,
                kind,
                tuple(members.split()),
                complete == "yes",
                basis,
                first,
                last,
                tuple(urls.split()),
                note,
            )
            for key, name, kind, members, complete, basis, first, last, urls, note in self._rows("areas")
        }

    @cached_property
    def aliases(self) -> tuple[Alias, ...]:
        """Other names: abbreviations, English names, landscapes."""
        return tuple(
            Alias(name, tuple(ids.split()), running == "yes", source)
            for name, ids, running, source in self._rows("aliases")
        )

    @cached_property
    def tiles(self) -> dict[str, Tile]:
        """The tiles of the 16 Länder and, in a map of their own, of the Kreise of Niedersachsen and Bremen, by key."""
        return {key: Tile(key, label, int(column), int(row)) for key, label, column, row in self._rows("tiles")}

    @cached_property
    def words(self) -> dict[str, str]:
        """Place names that are ordinary words, too, and what must stand before them in running text: cue, or title."""
        return {word: needs for word, needs in self._rows("words")}

    def _rows(self, name: str) -> Iterator[list[str]]:
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            yield from rows
