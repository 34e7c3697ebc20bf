"""Names of places as people write them, and where to find them: "Göttingen", "Goettingen", "Frankfurt a. M.", "Lingen (Ems)".

A name becomes a key: lower case, umlauts as two letters, no punctuation, small words ("an der", "i.") left out behind the first
word, so that "Neustadt a.d.Donau" and "Neustadt an der Donau" meet. What distinguishes namesakes may be missing ("Neustadt",
"Lingen") or short ("Frankfurt/M.", "Neustadt a. Rbge.").
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from corpus.region_tables import Tables
from corpus.regions import AREA, Regions

Level = Literal["land", "kreis", "gemeinde", "verband", "bezirk", "area", "alias", "former", "part"]

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"} | dict.fromkeys("./()-,–_'’\"„“”:;", " "))
_SMALL = frozenset("a am an auf b bei d dem den der die i im in ob u unter v vom von vor".split())
_DISTINCTION = re.compile(r"(?<=\S)\s*(?:[(/,].*|\s(?:a\.|am|an|auf|b\.|bei|i\.|im|in|ob|unter|v\.|vor)(?=[\s\w]).*)")
_AREA_WORDS = re.compile(r"^(?:Zukunftsregion|Wachstumsregion|Gebiet|Amtsbezirk) (?=\S)|\s*\(.*\)$")


class Named(NamedTuple):
    """A place that bears a name; `rest` are the words that tell it from its namesakes, empty for the whole name."""

    region: str
    level: Level
    rest: tuple[str, ...] = ()


def key_of(name: str) -> str:
    """Returns the key of a name; "" where it has no letter or digit."""
    folded = name.lower()
    if folded.isascii() and folded.isalnum():
        return folded
    folded = folded.translate(_LETTERS)
    if not folded.isascii():  # "a" and a combining diaeresis, "é"
        folded = "".join(
            unicodedata.normalize("NFD", letter)[0]
            for letter in unicodedata.normalize("NFC", folded).translate(_LETTERS)
        )
    words = folded.split()
    return " ".join("sankt" if word == "st" else word for at, word in enumerate(words) if not at or word not in _SMALL)


KEPT = 2_000
"""How many misspelt names are remembered."""


class PlaceNames:
    """The names of all regions; the index is made when it is first asked."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._alike: dict[tuple[str, int], list[Named]] = {}

    @property
    def _tables(self) -> Tables:
        return self._regions.tables

    def find(self, name: str) -> list[Named]:
        """Returns the places that bear the name, written out, without its distinction, or with a shortened one."""
        key = key_of(name)
        if key in self._index:
            return self._index[key]
        words = key.split()
        for count in range(len(words) - 1, 0, -1):
            rest = words[count:]
            namesakes = self._index.get(" ".join(words[:count]), [])
            if found := [named for named in namesakes if named.rest and _shortened(rest, named.rest)]:
                return found
        return []

    def knows(self, key: str) -> bool:
        """Returns whether a place bears the name with this key."""
        return key in self._index

    def like(self, name: str, limit: int = 5) -> list[Named]:
        """Returns places whose names are one slip away from `name`, nearest first."""
        key = key_of(name)
        if len(key) < 4:
            return []
        if (key, limit) in self._alike:
            return self._alike[key, limit]
        near = [
            other
            for other in self._index
            if abs(len(other) - len(key)) <= 2 and (other[0] == key[0] or other[-3:] == key[-3:])
        ]
        cutoff = 1 - 1.5 / max(len(key), 6)
        found = [named for other in difflib.get_close_matches(key, near, limit, cutoff) for named in self._index[other]]
        if len(self._alike) >= KEPT:
            self._alike.clear()
        self._alike[key, limit] = found  # 20 ms a name, and one question is read several times
        return found

    @cached_property
    def longest_words(self) -> int:
        """The number of words of the longest key."""
        return max(key.count(" ") + 1 for key in self._index)

    @cached_property
    def _index(self) -> dict[str, list[Named]]:
        index: dict[str, list[Named]] = {}
        for name, region, level in self._names():
            whole = key_of(name)
            _add(index, whole, Named(region, level))
            if whole.isalnum() or level in ("alias", "part"):
                continue
            short = key_of(_DISTINCTION.sub("", name))
            if short != whole and short:
                _add(index, short, Named(region, level, tuple(whole[len(short) :].split())))
        return index

    def _names(self) -> Iterator[tuple[str, str, Level]]:
        tables, canonical = self._tables, self._regions.canonical
        for alias in tables.aliases:
            for region in alias.ids:
                yield alias.name, canonical(region), "alias"
        for unit in tables.laender.values():
            yield unit.name, unit.key, "land"
        for unit in tables.kreise.values():
            if not unit.key.endswith("000") and unit.key + "000" not in tables.gemeinden:
                yield unit.name, unit.key, "kreis"
            if unit.full_name != unit.name:
                yield unit.full_name, canonical(unit.key), "kreis"
        for gemeinde in tables.gemeinden.values():
            if not gemeinde.type.endswith("unbewohnt"):
                region = gemeinde.key if not gemeinde.key.endswith("000") else canonical(gemeinde.key)
                yield gemeinde.name, region, "gemeinde"
        for unit in tables.verbaende.values():
            yield unit.name, unit.key, "verband"
        for unit in tables.bezirke.values():
            yield re.sub(r"^(?:ehemaliger )?\S+bezirk |^Statistische Region ", "", unit.name), unit.key, "bezirk"
        for area in tables.areas.values():
            for name in dict.fromkeys((area.name, _AREA_WORDS.sub("", area.name), area.id)):
                yield name, AREA + area.id, "area"
        current = {gemeinde.name for gemeinde in tables.gemeinden.values()}
        for key, name in tables.former.items():
            if name not in current:
                yield name, canonical(key), "former"
        for part in tables.ortsteile:
            yield part.name, canonical(part.place), "part"


def _add(index: dict[str, list[Named]], key: str, named: Named) -> None:
    there = index.setdefault(key, [])
    if named not in there:
        there.append(named)


def _shortened(given: list[str], whole: tuple[str, ...]) -> bool:
    """Whether each word given shortens the word at its place, or the other way round: "m" and "main", "westfalen" and "westf"."""
    pairs = [sorted(pair, key=len) for pair in zip(given, whole, strict=False)]
    return len(given) <= len(whole) and all(short[0] == long[0] and _in_order(short, long) for short, long in pairs)


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
