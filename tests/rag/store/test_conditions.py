"""The condition on regions lets pass what `corpus.regions` says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from corpus.regions import load_regions
from rag.records import PUBLIC, Filters
from rag.store.conditions import conditions
from rag.store.tables import TABLES, VERSIONS

REGIONS = load_regions()
FILED = [
    *("DE", "EU", *REGIONS.tables.laender, *REGIONS.tables.bezirke, *REGIONS.tables.kreise),
    *(f"area:{name}" for name in REGIONS.tables.areas),
    *(
        key
        for key in (*REGIONS.tables.gemeinden, *REGIONS.tables.verbaende)
        if key.startswith(("03151", "03459", "11"))
    ),
    *("03103000", "11000000", "Bayern"),
]


@pytest.fixture(scope="module")
def connection() -> Iterator[sa.Connection]:
    """A table with one document for each region, named by it, and one for none."""
    engine = sa.create_engine("sqlite://")
    TABLES.create_all(engine)
    filled = {
        column.name: 0 if column.type.python_type in (int, bool) else "" for column in VERSIONS.c if not column.nullable
    }
    filled |= {"state": "live", "audience": "public"}
    rows = [filled | {"key": at, "doc_id": region, "regions": f"|{region}|"} for at, region in enumerate(FILED)]
    with engine.begin() as connection:
        connection.execute(sa.insert(VERSIONS), [*rows, filled | {"key": len(rows), "doc_id": "none"}])
        yield connection


def passing(connection: sa.Connection, *regions: str) -> set[str]:
    where = conditions(Filters(regions=regions), PUBLIC)
    return set(connection.scalars(sa.select(VERSIONS.c.doc_id).where(*where)))


@pytest.mark.parametrize(
    "place",
    [
        *("03", "031", "03103", "03103000", "03151", "03151009", "031515406", "03459", "11", "16056000"),
        *("area:retrason", "retrason", "area:jtf_nw"),
    ],
)
def test_what_contains_does_not_deny_passes(connection: sa.Connection, place: str) -> None:
    known = [filed for filed in FILED if REGIONS.exists(filed)]
    assert passing(connection, place) == {filed for filed in known if REGIONS.contains(filed, place) is not False}


def test_an_area_that_is_not_complete_goes_by_its_known_members(connection: sa.Connection) -> None:
    area = "area:metropolregion_nordwest"
    members = REGIONS.members(area)
    assert passing(connection, area) == {area, *(passing(connection, *members))}


def test_for_the_whole_country_only_what_holds_everywhere_passes(connection: sa.Connection) -> None:
    assert passing(connection, "DE") == {"DE", "EU"}
    assert passing(connection, "EU") == {"EU"}


def test_several_places_are_alternatives(connection: sa.Connection) -> None:
    assert passing(connection, "03404", "03459") == passing(connection, "03404") | passing(connection, "03459")


def test_an_id_that_nobody_knows_meets_only_what_is_filed_under_it(connection: sa.Connection) -> None:
    assert passing(connection, "Bayern") == {"Bayern"}
    assert passing(connection, "nirgends") == set()


def test_many_places_of_one_postcode_are_one_condition(connection: sa.Connection) -> None:
    widest = max(REGIONS.tables.postcodes.values(), key=lambda one: len(one.places))
    assert "DE" in passing(connection, *widest.places)
