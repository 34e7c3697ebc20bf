"""The tables that ship hang together."""

from __future__ import annotations

import csv
import re

import pytest

from corpus.region_tables import FOLDER, Tables
from corpus.regions import load_regions

TABLES = Tables()


def test_the_tables_are_as_large_as_their_source() -> None:
    inhabited = [one for one in TABLES.gemeinden.values() if not one.type.startswith("gemeindefrei")]
    assert (len(TABLES.laender), len(TABLES.kreise), len(inhabited)) == (16, 400, 10_773)
    assert len(TABLES.postcodes) == 10_844
    assert sum(one.key.startswith("03") for one in inhabited) == 939
    assert sum(key.startswith("03") for key in TABLES.kreise) == 45


def test_every_key_lies_in_one_that_is_there() -> None:
    assert all(key[:2] in TABLES.laender for key in (*TABLES.kreise, *TABLES.bezirke))
    assert all(key[:5] in TABLES.kreise for key in (*TABLES.gemeinden, *TABLES.verbaende))
    assert all(one.verband in TABLES.verbaende for one in TABLES.gemeinden.values() if one.verband)
    assert set(TABLES.in_verband) == set(TABLES.verbaende)
    assert {key[:5] for key in TABLES.gemeinden} == set(TABLES.kreise)


def test_every_reference_leads_to_a_region() -> None:
    exists = load_regions().exists
    referred = [
        *(place for postcode in TABLES.postcodes.values() for place in postcode.places),
        *(part.place for part in TABLES.ortsteile),
        *(member for area in TABLES.areas.values() for member in area.members),
        *(region for alias in TABLES.aliases for region in alias.ids),
    ]
    assert [region for region in referred if not exists(region)] == []
    assert all(postcode.places for postcode in TABLES.postcodes.values())


def test_every_gemeinde_has_a_postcode() -> None:
    served = {place for postcode in TABLES.postcodes.values() for place in postcode.places}
    inhabited = {key for key, one in TABLES.gemeinden.items() if not one.type.startswith("gemeindefrei")}
    assert inhabited <= served


def test_every_area_names_its_source() -> None:
    for area in TABLES.areas.values():
        assert area.sources and all(re.match(r"https?://", url) for url in area.sources), area.id
        assert area.valid_from and area.basis


def test_population_is_summed_upwards() -> None:
    population = TABLES.population
    assert sum(population[key] for key in TABLES.laender) > 80_000_000
    assert population["03241"] > population["03241001"] > 500_000


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.csv")))
def test_a_table_is_rectangular_and_described(name: str) -> None:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert rows and {len(row) for row in rows} == {len(head)}
    keys = [row[0] for row in rows]
    assert name in ("ortsteile.csv", "size_classes.csv") or len(set(keys)) == len(keys)
    assert f"`{name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_attribution_and_editions_are_in_the_folder() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    for needed in (
        "Statistische Ämter des Bundes und der Länder",
        "dl-de/by-2-0",
        "GeoNames",
        "CC BY 4.0",
        "30.11.2023",
    ):
        assert needed in page
    assert "ODbL" not in page
