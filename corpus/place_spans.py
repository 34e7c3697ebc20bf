"""Places in running text: "Wir sind ein Zulieferer in Gifhorn" -> Gifhorn at 27-34.

A name is taken where a word announces it ("Landkreis", "in", "Raum", a postcode), or where it is written with a capital and so well
known that it needs no announcement. Names that are ordinary words, too ("Essen", "Halle", "Bergen"), need one, and some ("Massen",
"Not") a title such as "Gemeinde". The list is `region_data/words.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache

from corpus.place_cues import Sense, cue_before, head_cue, is_firm
from corpus.place_names import Named, key_of
from corpus.places import Places, Resolution, load_places

WELL_KNOWN_POPULATION = 20_000
"""A place with so many inhabitants is taken without a word that announces it."""
LONGEST_WORDS = 6

_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_BETWEEN = re.compile(r"\.? ?[(/]?|\.|, ")
_NO_PLZ = re.compile(
    r"\s*(?:€|EUR\b|Euro|Mio|Mitarbeit|Beschäftigt|Stück|Tonnen|t\b|kg|kWh|km|m²|qm|Stunden|Personen|Leute)", re.I
)
_PLZ_BEFORE = re.compile(r"(?:\b(?P<sure>PLZ|Postleitzahl(?:engebiet)?)|\b(?:in|aus|bei)|D-|DE-)[\s:]*$", re.IGNORECASE)
_STREET = re.compile(r"\w*(?:straße|strasse|str|weg|allee|platz|ring|damm|chaussee|tor)\b", re.IGNORECASE)
_INHABITANT = re.compile(r"^(.{3,})er$")
_ADJECTIVE = re.compile(r"^(\S+(?:isch|weit))(?:e[nrms]?)?$")


class PlaceFinder:
    """Finds places in text, over one resolver."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def find(self, text: str, home: str | None = None) -> list[Resolution]:
        """Returns the places that the text names, in order and without overlap; offsets are those of `text`.

        An unknown place is among them only where a word such as "Landkreis" or "PLZ" leaves no doubt that one is meant.
        """
        words = [match.span() for match in _WORD.finditer(text)]
        found: list[Resolution] = []
        at = 0
        while at < len(words):
            place = self._at(text, words, at, home)
            if place is None:
                at += 1
                continue
            if found and place.start < found[-1].end:  # the word that announces it belongs to the place before
                start = words[at][0]
                place = replace(place, text=text[start : place.end], start=start)
            found.append(place)
            while at < len(words) and words[at][0] < place.end:
                at += 1
        return found

    def _at(self, text: str, words: list[tuple[int, int]], at: int, home: str | None) -> Resolution | None:
        start, end = words[at]
        if end - start == 5 and text[start:end].isdecimal():
            return self._postcode(text, words, at, home)
        cue = head_cue(text, start)
        if cue is not None and (cue[0] != "near" or text[start].isupper()):
            return self._announced(text, words, at, cue, home)
        for stop in _ends(text, words, at):
            begin = self._begin(text, start, stop)
            if begin is not None:
                return self._longer(text, words, begin, stop, home)
        return self._derived(text, words, at)

    def _announced(
        self, text: str, words: list[tuple[int, int]], at: int, cue: tuple[Sense, int], home: str | None
    ) -> Resolution | None:
        sense, name_at = cue
        start = words[at][0]
        first = next((index for index, (begin, _) in enumerate(words) if begin >= name_at), None)
        if first is None or words[first][0] != name_at:
            return None
        capital = text[name_at].isupper()
        for stop in _ends(text, words, first):
            word = text[name_at:stop]
            needs = self._needs.get(key_of(word))
            if (needs and not capital) or (needs == "title" and sense == "near") or word[0].isdigit():
                continue
            found = self.places.resolve(text[start:stop], home)
            if found.status != "unknown":
                return self._longer(text, words, start, stop, home)
        if capital and is_firm(text[start:name_at]):
            return _moved(self.places.resolve(text[start : words[first][1]], home), start)
        return None

    def _begin(self, text: str, start: int, stop: int) -> int | None:
        """Where to read from if `text[start:stop]` is a place, else None."""
        phrase = text[start:stop]
        key = key_of(phrase)
        if not self.places.names.knows(key) or (start and text[start - 1] in ".-/@_"):
            return None
        if text[stop : stop + 1] in ("@", "_") or (
            text[stop : stop + 1] == "." and text[stop + 1 : stop + 2].isalnum()
        ):
            return None
        bearers = [named for named in self.places.names.find(phrase) if self._may_run(named, phrase)]
        if not bearers:
            return None
        needs, cue = self._needs.get(key), cue_before(text, start)
        known = any(self._well_known(named) for named in bearers)
        if phrase[0].isupper():
            if needs != "title" and (cue is not None or (needs is None and (known or " " in key))):
                return start if cue is None else cue
            return None
        return cue if needs is None and known and cue is not None else self._lower(phrase, start)

    def _lower(self, phrase: str, start: int) -> int | None:
        """Aliases such as "bundesweit" are written without a capital."""
        return start if any(alias == phrase for alias, _ in self._aliases.get(key_of(phrase), ())) else None

    def _may_run(self, named: Named, phrase: str) -> bool:
        if named.level == "alias":
            return any(
                runs
                and (alias == phrase if alias.isupper() else alias.lower() == phrase.lower() or alias == phrase + ".")
                for alias, runs in self._aliases[key_of(phrase)]
            )
        return named.level not in ("part", "area", "former") or " " in key_of(phrase)

    def _well_known(self, named: Named) -> bool:
        return named.level == "alias" or self.places.regions.inhabitants(named.region) >= WELL_KNOWN_POPULATION

    def _longer(self, text: str, words: list[tuple[int, int]], start: int, stop: int, home: str | None) -> Resolution:
        """Reads on where the name alone is not clear: "Neuenkirchen, Landkreis Osnabrück", "Halle in Westfalen"."""
        found = self.places.resolve(text[start:stop], home)
        if found.status == "ambiguous":
            last = next(index for index, (_, end) in enumerate(words) if end >= stop)
            for end in _ends(text, words, last, also_small=True):
                longer = self.places.resolve(text[start:end], home)
                if end > stop and longer.status == "found":
                    return _moved(longer, start)
        return _moved(found, start)

    def _postcode(self, text: str, words: list[tuple[int, int]], at: int, home: str | None) -> Resolution | None:
        start, end = words[at]
        if text[start - 1 : start] in (",", ".") or re.match(r"[.,]\d|\s*%", text[end:]) or _NO_PLZ.match(text, end):
            return None
        before = _PLZ_BEFORE.search(text, max(0, start - 25), start)
        sure = bool(before and before["sure"]) or text.strip() == text[start:end]
        for stop in _ends(text, words, at):
            name = text[end:stop].strip(" ,")
            if stop > end and name[:1].isupper() and self.places.names.knows(key_of(name)):
                found = self.places.resolve(text[start:stop], home)
                if found.status != "unknown":
                    return _moved(found, start)
        if not sure and (before is None or re.match(r"\s+[A-ZÄÖÜ]", text[end:])):  # "in 12000 Fällen"
            return None
        found = self.places.resolve(text[start:end], home)
        return _moved(found, start) if sure or found.status != "unknown" else None

    def _derived(self, text: str, words: list[tuple[int, int]], at: int) -> Resolution | None:
        """Reads "in Hannover-Linden", "Wolfsburger Betrieb", "Göttinger Firma" and "niedersächsische Unternehmen"."""
        start, end = words[at]
        word = text[start:end]
        town, hyphen, part = word.partition("-")
        if hyphen and town[0].isupper() and part[:1].isupper() and cue_before(text, start) is not None:
            towns = [one for one in self.places.names.find(town) if one.level == "gemeinde" and self._well_known(one)]
            return _moved(self.places.resolve(word), start) if towns else None
        if match := _ADJECTIVE.match(word):
            named = [one for one in self.places.names.find(match[1]) if one.level == "alias"]
            return Resolution("found", word, start, end, (named[0].region,)) if named else None
        following = text[words[at + 1][0] : words[at + 1][1]] if at + 1 < len(words) else ""
        match = _INHABITANT.match(word) if word[0].isupper() and following[:1].isupper() else None
        if match is None or _STREET.fullmatch(following):
            return None
        for stem in (match[1], match[1] + "en", match[1] + "e"):
            towns = [one for one in self.places.names.find(stem) if one.level == "gemeinde" and not one.rest]
            if len(towns) == 1 and self._well_known(towns[0]) and key_of(stem) not in self._needs:
                return Resolution("found", word, start, end, (towns[0].region,))
        return None

    @cached_property
    def _needs(self) -> dict[str, str]:
        return {key_of(word): needs for word, needs in self.places.regions.tables.words.items()}

    @cached_property
    def _aliases(self) -> dict[str, list[tuple[str, bool]]]:
        found: dict[str, list[tuple[str, bool]]] = {}
        for alias in self.places.regions.tables.aliases:
            found.setdefault(key_of(alias.name), []).append((alias.name, alias.running))
        return found


@cache
def load_place_finder() -> PlaceFinder:
    """Returns the finder over the regions that ship."""
    return PlaceFinder(load_places())


def find_places(text: str, home: str | None = None) -> list[Resolution]:
    """Returns the places that running text names; see `PlaceFinder.find`."""
    return list(_found(text, home))


@lru_cache(maxsize=1_024)
def _found(text: str, home: str | None) -> tuple[Resolution, ...]:
    return tuple(load_place_finder().find(text, home))


def _ends(text: str, words: list[tuple[int, int]], at: int, also_small: bool = False) -> Iterator[int]:
    """Yields where a name that begins with word `at` may end, the longest first; a bracket that it opens is closed."""
    ends: list[int] = []
    for index in range(at, min(at + LONGEST_WORDS, len(words))):
        if index > at and not _BETWEEN.fullmatch(text[words[index - 1][1] : words[index][0]]):
            break
        end = words[index][1]
        opened = text.count("(", words[at][0], end) > text.count(")", words[at][0], end)
        ends.append(end + 1 if opened and text[end : end + 1] == ")" else end)
    yield from reversed(ends)


def _moved(found: Resolution, by: int) -> Resolution:
    return Resolution(
        found.status,
        found.text,
        found.start + by,
        found.end + by,
        found.places,
        found.question,
        found.others,
        found.near,
    )
