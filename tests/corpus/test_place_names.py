"""Names as people write them lead to the places that bear them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.place_names import PlaceNames, key_of
from corpus.regions import load_regions

NAMES = PlaceNames(load_regions())


@pytest.mark.parametrize(
    "written",
    ["Göttingen", "GÖTTINGEN", "Goettingen", " göttingen ", unicodedata.normalize("NFD", "Göttingen"), "„Göttingen“"],
)
def test_one_name_has_one_key(written: str) -> None:
    assert key_of(written) == "goettingen"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Neustadt an der Donau", "Neustadt a.d.Donau"),
        ("Frankfurt am Main", "Frankfurt/Main"),
        ("St. Andreasberg", "Sankt Andreasberg"),
        ("Halle (Saale)", "Halle/Saale"),
        ("Clausthal-Zellerfeld", "clausthal zellerfeld"),
        ("Groß Oesingen", "Gross Ösingen"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@given(st.text())
def test_a_key_is_stable_and_plain(text: str) -> None:
    key = key_of(text)
    assert key_of(key) == key
    assert key == key.strip() and "  " not in key


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Neustadt a. Rbge.", "03241012"),
        ("Frankfurt/M.", "06412"),
        ("Halle/Westfalen", "05754012"),
        ("Oldenburg i.O.", "03403"),
        ("Lingen", "03454032"),
        ("Rotenburg Wümme", "03357039"),
        ("Bad Homburg", "06434001"),
    ],
)
def test_the_distinction_of_a_name_may_be_short_or_missing(written: str, place: str) -> None:
    assert place in [named.region for named in NAMES.find(written) if named.level == "gemeinde"]


@pytest.mark.parametrize("written", ["", "Atlantis", "Wolfburg", "Neustadt a. Xyz.", "Bad", "Fallersleben am Mond"])
def test_what_nobody_bears_is_not_found(written: str) -> None:
    assert NAMES.find(written) == []


def test_every_gemeinde_is_found_by_its_whole_name() -> None:
    gemeinden = load_regions().tables.gemeinden.values()
    lost = [
        one.key
        for one in gemeinden
        if not one.type.endswith("unbewohnt")
        and load_regions().canonical(one.key) not in {named.region for named in NAMES.find(one.name)}
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("Wolfburg", "03103"), ("Braunschwieg", "03101"), ("Hildesheimm", "03254021"), ("Gottingen", "03159016")],
)
def test_a_slip_of_the_pen_is_near_its_name(slip: str, meant: str) -> None:
    assert meant in [named.region for named in NAMES.like(slip)]
