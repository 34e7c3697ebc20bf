"""Where a question asks, and how near an entry works."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus.schema import Entry
from rag.answer.ways.where import EVERYWHERE, HERE, PART, PERHAPS, Where, in_place, near


def _entry(*regions: str) -> Entry:
    fields: dict[str, Any] = {
        "id": "n",
        "kind": "network",
        "name": "N",
        "level": "regional",
        "regions": regions,
        "sources": [{"url": "https://example.org", "supports": "alles"}],
        "confidence": "high",
        "retrieved": date(2026, 11, 25),
    }
    return Entry.model_validate(fields)


def _at(*places: str, label: str = "Ort") -> Where:
    return Where((places,), label, True)


@pytest.mark.parametrize(
    ("regions", "place", "band"),
    [
        (("03151",), "03151009", HERE),  # Gifhorn lies in its Landkreis
        (("area:retrason",), "03103", HERE),
        (("03",), "03404", HERE),
        (("03151",), "03", PART),  # asked for Niedersachsen, works in a part
        (("area:retrason",), "area:zr_suedniedersachsen", PART),
        (("area:metropolregion_nordwest",), "03404", PERHAPS),  # not all members are known
        (("DE",), "03404", EVERYWHERE),
        (("EU",), "03404", EVERYWHERE),
        (("DE", "03404"), "03404", HERE),  # the nearest counts
    ],
)
def test_how_near_an_entry_works(regions: tuple[str, ...], place: str, band: int) -> None:
    found = near(_entry(*regions), _at(place))
    assert found is not None
    assert found.band == band


@pytest.mark.parametrize(
    ("region", "place"),
    [("04", "03404"), ("03103", "03151009"), ("area:metropolregion_nordwest", "09362"), ("03103000", "03151")],
)
def test_what_works_elsewhere_is_not_near(region: str, place: str) -> None:
    assert near(_entry(region), _at(place)) is None


def test_a_land_is_wide_for_a_town_and_not_for_the_land_itself() -> None:
    town, land = near(_entry("03"), _at("03404")), near(_entry("03"), _at("03"))
    assert town is not None and town.land
    assert land is not None and not land.land


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Osnabrück", "In Osnabrück"),
        ("Landkreis Peine", "Im Landkreis Peine"),
        ("Region Hannover", "In der Region Hannover"),
        ("Raum Osnabrück", "Im Raum Osnabrück"),
    ],
)
def test_a_place_begins_a_sentence(label: str, said: str) -> None:
    assert in_place(replace(_at("03404"), label=label), "de") == said
