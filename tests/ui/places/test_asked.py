from __future__ import annotations

import pytest

from corpus.region_tables import Tables
from tests.ui.made import HOSTILE
from ui import texts
from ui.language import speaking
from ui.places.asked import CANDIDATES, Asked, address, asked, choose, form, shown

TABLES = Tables()


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("", ("03",)),
        ("Gifhorn", ("03151009",)),
        ("Landkreis Gifhorn", ("03151",)),
        ("38440", ("03103",)),
        ("03151", ("03151",)),
        ("Bayern", ("09",)),
        ("retrason", ("area:retrason",)),
    ],
)
def test_a_place_is_a_name_a_postcode_or_an_id(said: str, places: tuple[str, ...]) -> None:
    assert asked({"ort": [said]}).places == places


def test_a_name_of_several_places_is_asked_back_with_links_to_each() -> None:
    given = asked({"ort": ["Neustadt"]})
    assert not given.understood and given.is_several and 1 < len(given.candidates) <= CANDIDATES
    assert choose(given).count("data-ort=") == len(given.candidates)


def test_a_slip_of_the_pen_is_asked_back_never_mended() -> None:
    given = asked({"ort": ["Gifhron"]})
    assert not given.understood and not given.is_several
    assert "Gifhorn" in choose(given) and texts.PLACES_ALIKE in choose(given)
    assert "data-ort" not in choose(asked({"ort": ["Kleinkleckersdorfxyz"]}))


def test_what_does_not_exist_sets_no_condition() -> None:
    assert asked({"thema": ["nix"], "art": ["programme"]}) == Asked()
    assert asked({"thema": ["skills"], "art": ["hub"]}) == Asked(topic="skills", kind="hub")


def test_the_form_shows_what_was_asked_for_and_an_id_by_its_name() -> None:
    html = form(asked({"ort": ["03151"], "thema": ["skills"], "art": ["hub"]}))
    assert 'value="Landkreis Gifhorn"' in html
    assert '<option value="skills" selected' in html and '<option value="hub" selected' in html


def test_every_kreis_and_land_stands_in_the_form_so_that_it_is_understood_again() -> None:
    for place in (*TABLES.kreise, *TABLES.laender):
        found = asked({"ort": [shown(place)]}).places
        assert len(found) == 1 and (found[0] == place or place in (f"{found[0]}000",)), place


def test_the_address_of_a_place_keeps_topic_and_kind() -> None:
    assert address("03151", "skills", "hub") == "?ansicht=netzwerke&amp;ort=03151&amp;thema=skills&amp;art=hub"


def test_germany_and_the_union_are_named_in_the_language_that_is_spoken() -> None:
    with speaking("en"):
        assert asked({"ort": ["DE"]}).label == "Germany"
    assert asked({"ort": ["DE"]}).label == "Deutschland" and asked({"ort": ["DE"]}).land == ""


def test_markup_in_a_place_is_text() -> None:
    given = asked({"ort": [HOSTILE]})
    assert "<script" not in form(given) + choose(given) and "<img" not in form(given) + choose(given)
