"""Which region lies in which: contains() over the tables that ship, and what a filter for a place lets pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.files import entry_paths, read_entry
from corpus.regions import Regions, RegionUnknown, load_regions
from rag.settings import Settings

REGIONS = load_regions()
TABLES = REGIONS.tables
ALL = [
    "DE",
    "EU",
    *TABLES.laender,
    *TABLES.bezirke,
    *TABLES.kreise,
    *TABLES.verbaende,
    *TABLES.gemeinden,
    *(f"area:{name}" for name in TABLES.areas),
]
COARSE = [region for region in ALL if len(region) < 8 or region.startswith("area:")]


@st.composite
def near_one_another(draw: st.DrawFn) -> tuple[str, str, str]:
    """Three regions, with a fair chance that one lies in the other."""
    inner = draw(st.sampled_from(ALL))
    around = [*REGIONS.around(inner), inner]
    return (
        draw(st.sampled_from(around) | st.sampled_from(COARSE)),
        draw(st.sampled_from(around) | st.sampled_from(COARSE)),
        inner,
    )


@pytest.mark.parametrize(
    ("area", "place", "expected"),
    [
        ("area:retrason", "03103", True),
        ("retrason", "03103000", True),
        ("03", "area:retrason", True),
        ("031", "area:retrason", True),
        ("DE", "03103", True),
        ("EU", "03103", True),
        ("EU", "DE", True),
        ("03151", "03151009", True),
        ("03151009", "03151", None),  # somewhere in the Landkreis is not for sure in the town
        ("area:retrason", "03", None),
        ("03159", "03151", False),
        ("area:retrason", "03404", False),
        ("03404", "03459", False),  # Stadt and Landkreis Osnabrück lie beside each other
        ("031515406", "03151016", True),  # Samtgemeinde Papenteich, Gemeinde Meine
        ("03151016", "031515406", None),
        ("03151", "031515406", True),
        ("031515406", "03151009", False),
        ("11", "11000000", True),
        ("11000", "11", True),
        ("04011", "04", None),
        ("033", "area:efre_uer_ni", True),
        ("area:efre_uer_ni", "033", True),  # its eleven Kreise are all of them
        ("area:jtf_nw", "05562", None),  # three towns of the Kreis
        ("area:jtf_nw", "05562012", True),
        ("area:grw_ni", "03154", True),
        ("area:grw_ni", "03101", False),
        ("03", "DE", None),
        ("DE", "EU", None),
        ("area:metropolregion_nordwest", "03403", True),
        ("area:metropolregion_nordwest", "03459", None),  # its members are not all known
        ("area:metropolregion_nordwest", "09162", None),
        ("03", "area:metropolregion_nordwest", None),
        ("DE", "area:metropolregion_nordwest", True),
    ],
)
def test_contains(area: str, place: str, expected: bool | None) -> None:
    assert REGIONS.contains(area, place) is expected


def test_wolfsburg_lies_in_everything_up_to_europe() -> None:
    assert REGIONS.around("03103000")[:3] == ("03103", "area:retrason", "area:zr_suedostniedersachsen")
    assert REGIONS.around("03103")[-3:] == ("03", "DE", "EU")


@given(st.sampled_from(ALL))
def test_contains_is_reflexive_and_germany_and_europe_hold_all(region: str) -> None:
    assert REGIONS.contains(region, region) is True
    assert REGIONS.contains("EU", region) is True
    assert REGIONS.contains("DE", region) is (None if region == "EU" else True)


@given(near_one_another())
def test_contains_is_transitive(three: tuple[str, str, str]) -> None:
    outer, middle, inner = three
    if REGIONS.contains(outer, middle) and REGIONS.contains(middle, inner):
        assert REGIONS.contains(outer, inner) is True


@given(near_one_another())
def test_what_an_area_does_not_touch_has_no_part_in_it(three: tuple[str, str, str]) -> None:
    area, place, inner = three
    if REGIONS.contains(area, place) is False and REGIONS.contains(place, inner):
        assert REGIONS.contains(area, inner) is False


@given(near_one_another())
def test_to_lie_apart_is_mutual(three: tuple[str, str, str]) -> None:
    one, other, _ = three
    if REGIONS.is_complete(one) and REGIONS.is_complete(other):
        assert (REGIONS.contains(one, other) is False) is (REGIONS.contains(other, one) is False)


@given(st.sampled_from([name for name in TABLES.areas if not TABLES.areas[name].complete]), st.sampled_from(ALL))
def test_an_area_whose_members_are_not_all_known_never_excludes(area: str, place: str) -> None:
    assert REGIONS.contains(area, place) is not False


@given(st.sampled_from(ALL))
def test_around_is_what_contains_says(region: str) -> None:
    around = REGIONS.around(region)
    assert len(set(around)) == len(around) and REGIONS.canonical(region) in around
    assert all(REGIONS.contains(area, region) is True for area in around)
    assert {area for area in COARSE if REGIONS.contains(area, region)} <= {*around, *filed_as(around)}


def filed_as(regions: tuple[str, ...]) -> set[str]:
    """The other forms of the ids."""
    return {form for region in regions if region.isdigit() for form in (region + "000", region + "000000")}


@given(st.sampled_from(ALL), st.sampled_from(ALL))
def test_a_filter_for_a_place_passes_what_contains_does_not_deny(place: str, filed: str) -> None:
    reach = REGIONS.reach(place)
    passes = filed in reach.ids or (filed.isdigit() and filed.startswith(reach.prefixes))
    if place in ("DE", "EU"):  # only what holds everywhere there
        assert passes is (REGIONS.contains(filed, place) is True)
    else:  # an area that is not complete goes by its known members
        parts = [place] if REGIONS.is_complete(place) else REGIONS.members(place)
        assert passes is any(REGIONS.contains(filed, part) is not False for part in parts) or filed == place


@given(st.sampled_from(ALL))
def test_what_works_nationwide_or_in_europe_passes_every_filter_for_a_place(place: str) -> None:
    assert "EU" in REGIONS.reach(place).ids
    assert place == "EU" or "DE" in REGIONS.reach(place).ids


def test_no_entry_that_works_nationwide_is_hidden_by_a_place() -> None:
    reach = [REGIONS.reach(place) for place in ("03151", "03103000", "09162", "area:retrason", "area:jtf_bb")]
    wide = 0
    for path in entry_paths(Settings().corpus):
        entry, _ = read_entry(path)
        if {"DE", "EU"} & set(entry.regions):
            wide += 1
            assert all(one.ids & set(entry.regions) for one in reach), entry.id
    assert wide >= 20


def test_one_of_several_places_is_certain_only_where_all_agree() -> None:
    assert REGIONS.contains_one_of("03", ("03404", "03459")) is True
    assert REGIONS.contains_one_of("03404", ("03404", "03459")) is None
    assert REGIONS.contains_one_of("09", ("03404", "03459")) is False
    with pytest.raises(ValueError, match="no place"):
        REGIONS.contains_one_of("03", ())


@pytest.mark.parametrize("region", ["", "3", "99", "03999", "03151999", "area:nirgends", "de", "٠٣", "03151 ", "0315"])
def test_an_id_that_does_not_exist_is_refused(region: str) -> None:
    assert not REGIONS.exists(region)
    for ask in (REGIONS.name, REGIONS.around, REGIONS.reach, lambda one: REGIONS.contains("DE", one)):
        with pytest.raises(RegionUnknown, match="no region"):
            ask(region)


@pytest.mark.parametrize(
    ("region", "kind", "name"),
    [
        ("EU", "union", "Europäische Union"),
        ("DE", "country", "Deutschland"),
        ("03", "land", "Niedersachsen"),
        ("11000000", "land", "Berlin"),
        ("034", "bezirk", "Statistische Region Weser-Ems"),
        ("03151", "kreis", "Landkreis Gifhorn"),
        ("03241", "kreis", "Region Hannover"),
        ("03103000", "kreis", "Stadt Wolfsburg"),
        ("03151009", "gemeinde", "Gifhorn"),
        ("031515406", "verband", "Samtgemeinde Papenteich"),
        ("retrason", "area", "SüdOstNiedersachsen (ReTraSON)"),
        ("03153006", "gemeinde", "Hahausen"),
    ],
)
def test_a_region_has_a_kind_and_a_name(region: str, kind: str, name: str) -> None:
    assert (REGIONS.kind(region), REGIONS.name(region)) == (kind, name)


def test_a_label_tells_a_gemeinde_from_its_namesakes() -> None:
    assert REGIONS.label("03459027") == "Neuenkirchen, Landkreis Osnabrück"
    assert REGIONS.label("03404000") == "Stadt Osnabrück"


def test_only_what_is_asked_for_is_read() -> None:
    fresh = Regions(type(TABLES)())
    assert fresh.contains("area:retrason", "03103") and fresh.contains("03", "03103")
    assert "gemeinden" not in vars(fresh.tables) and "postcodes" not in vars(fresh.tables)
