"""How areas cover places, over the entries that ship and over some made here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from corpus.files import readable
from corpus.regions import load_regions
from corpus.schema import Entry
from rag.coverage import HELPERS, Located, by_kreis, by_land, cover, is_nationwide, own_kreise, whole_laender
from rag.records import Availability
from tests.rag.answer.made import document

TODAY = dt.date(2026, 11, 26)
GIFHORN, WOLFSBURG, EMSLAND, HANNOVER, BREMEN, STUTTGART = "03151", "03103", "03454", "03241", "04011", "08111"
SHIPPED = [one for one in readable(Path(__file__).parents[2] / "corpus" / "entries") if one.kind in HELPERS]


def entry(*regions: str) -> Entry:
    """A network that works in `regions`."""
    return Entry.model_validate(
        {
            "id": "netz",
            "kind": "network",
            "name": "Netz",
            "level": "regional",
            "regions": regions,
            "sources": ({"url": "https://www.example.org", "supports": "alles"},),
            "confidence": "high",
            "retrieved": TODAY,
        }
    )


def of(*found: Entry) -> list[Located]:
    """The entries as they come out of a store."""
    return [Located(document("netz"), one) for one in found]


@pytest.mark.parametrize(
    ("regions", "place", "covers"),
    [
        ((GIFHORN,), GIFHORN, "kreis"),
        ((GIFHORN,), "03151009", "kreis"),
        ((GIFHORN, WOLFSBURG), GIFHORN, "area"),
        (("area:retrason",), WOLFSBURG, "area"),
        (("03",), GIFHORN, "land"),
        (("03",), "03", "land"),
        (("DE",), GIFHORN, "country"),
        (("EU", "03"), GIFHORN, "land"),
        (("EU", "03"), STUTTGART, "country"),
        ((GIFHORN,), "03", "part"),
        ((GIFHORN,), EMSLAND, None),
        (("area:metropolregion_nordwest",), BREMEN, "area"),
        (("area:metropolregion_nordwest",), "03459", "perhaps"),
        (("area:metropolregion_nordwest",), "03", "part"),
        (("area:metropolregion_nordwest",), STUTTGART, None),
    ],
)
def test_the_closest_region_of_an_entry_says_how_it_covers_a_place(
    regions: tuple[str, ...], place: str, covers: str | None
) -> None:
    assert cover(entry(*regions), (place,)) == covers


def test_what_works_in_the_whole_land_or_more_is_counted_for_no_kreis() -> None:
    counts = by_kreis(of(entry("03"), entry("DE"), entry("EU", "03"), entry(GIFHORN, WOLFSBURG), entry(GIFHORN)))
    assert counts == {GIFHORN: 2, WOLFSBURG: 1}


def test_an_area_counts_for_each_of_its_kreise_and_a_gemeinde_for_its_own() -> None:
    regions = load_regions()
    assert own_kreise(entry("area:retrason")) == set(regions.members("area:retrason"))
    assert own_kreise(entry("03151009")) == {GIFHORN}
    assert own_kreise(entry("031")) == {key for key in regions.tables.kreise if key.startswith("031")}
    assert {"04011", "04012"} <= own_kreise(entry("area:metropolregion_nordwest"))


def test_a_land_counts_once_what_works_in_it_or_in_parts_of_it() -> None:
    found = of(entry("03", GIFHORN, WOLFSBURG), entry(EMSLAND), entry("DE"), entry("03", "04"), entry("11000000"))
    assert by_land(found) == {"03": 3, "04": 1, "11": 1}
    assert whole_laender(entry("11000000", GIFHORN)) == {"11"}
    assert is_nationwide(entry("EU", "03")) and not is_nationwide(entry("03"))


@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.id)
def test_a_kreis_that_counts_an_entry_is_covered_by_it_and_the_others_are_not(one: Entry) -> None:
    own = own_kreise(one)
    for kreis in (GIFHORN, WOLFSBURG, EMSLAND, HANNOVER, BREMEN, STUTTGART):
        covers = cover(one, (kreis,))
        if kreis in own:
            assert covers in ("kreis", "area")
        elif kreis[:2] in whole_laender(one):
            assert covers == "land"
        else:
            assert covers in (("country",) if is_nationwide(one) else (None, "perhaps"))


def test_only_what_is_closed_has_ended() -> None:
    states = {
        state: Located(document("n"), entry("03"), Availability(state=state))
        for state in ("open", "closed", "unproven")
    }
    assert [state for state, one in states.items() if one.ended] == ["closed"]
    assert not Located(document("n"), entry("03")).ended
