"""Regions as a caller names them, made ids for `Filters.regions`: "Lkr. Gifhorn", "38440", "03151", "area:retrason"."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.places import Places, load_places
from rag.errors import PlaceAmbiguous, PlaceUnknown

SHOWN = 5
"""Candidates that an error names."""


def region_ids(given: Iterable[str]) -> tuple[str, ...]:
    """Returns the ids of the regions given, in order; a name of several places at once ("Raum Osnabrück") gives several.

    An id is taken as such even where a postcode looks the same ("03103" is Wolfsburg, not Neupetershain).

    Raises:
        PlaceUnknown: nothing has this name.
        PlaceAmbiguous: several places have it.
    """
    found: list[str] = []
    for text in given:
        found.extend(_ids(text.strip(), load_places()))
    return tuple(dict.fromkeys(found))


def _ids(text: str, places: Places) -> tuple[str, ...]:
    if places.regions.exists(text):
        return (places.regions.canonical(text),)
    resolved = places.resolve(text)
    if resolved.status == "found":
        return resolved.places
    shown = resolved.places[:SHOWN]
    named = [f"'{label}' ({place})" for label, place in zip(places.labels(shown), shown, strict=True)]
    if resolved.status == "unknown":
        raise PlaceUnknown(text, named)
    raise PlaceAmbiguous(text, named, more=len(resolved.places) - len(shown))
