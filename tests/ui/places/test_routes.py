"""The tab's addresses, and that nothing internal comes out of them without the scope for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.services import Services
from tests.api.tiny import CANARY, TOKEN
from ui import texts
from ui.places.routes import router

INTERNAL = {"authorization": f"Bearer {TOKEN}"}
ADDRESSES = [
    "/seite/netzwerke",
    "/seite/netzwerke?ort=03151",
    "/seite/netzwerke/liste?ort=03151",
    "/seite/netzwerke/liste?thema=skills",
]


@pytest.fixture(scope="module")
def client(world: Services) -> Iterator[TestClient]:
    """A client of the tab's addresses."""
    app = FastAPI()
    app.state.services = world
    app.include_router(router)
    with TestClient(app) as made:
        yield made


def test_the_tab_has_its_form_who_helps_both_maps_and_examples(client: TestClient) -> None:
    given = client.get("/seite/netzwerke", params={"ort": "Landkreis Gifhorn"})
    assert given.headers["cache-control"] == "no-store"
    for said in (texts.PLACES_TITLE, 'value="Landkreis Gifhorn"', texts.PLACES_WHO.format(place="Landkreis Gifhorn"),
                 texts.PLACES_MAP, texts.PLACES_LAENDER, texts.PLACES_PRACTICE):  # fmt: skip
        assert said in given.text
    assert given.text.count('class="kachel ') == 47 + 16


def test_the_list_alone_has_no_form(client: TestClient) -> None:
    shown = client.get("/seite/netzwerke/liste", params={"ort": "03151"}).text
    assert "<form" not in shown and "Netz nah" in shown


def test_colours_count_what_is_smaller_than_a_land_and_the_rest_is_said_beside(client: TestClient) -> None:
    shown = client.get("/seite/netzwerke").text
    assert "GF 2: Landkreis Gifhorn" in shown and "WOB 2: Stadt Wolfsburg" in shown and "H 0: Region Hannover" in shown
    assert (
        "Dazu kommen überall in Niedersachsen 1 landesweite und 1 bundesweite, in Bremen 0 landesweite und 1 bundesweite."
        in shown
    )
    assert "NI 4: Niedersachsen" in shown and "BW 1: Baden-Württemberg" in shown
    assert "GF 1: Landkreis Gifhorn" in client.get("/seite/netzwerke", params={"thema": "battery"}).text
    assert "GF 0: Landkreis Gifhorn" in client.get("/seite/netzwerke", params={"art": "agency"}).text


def test_without_a_place_the_map_of_the_laender_stands_under_the_short_list(client: TestClient) -> None:
    without, chosen = (client.get("/seite/netzwerke/liste", params={"ort": ort}).text for ort in ("", "03151"))
    assert texts.PLACES_HINT in without and "ohne-ort" in without and texts.PLACES_HINT not in chosen
    assert without.index("landkarte--weit") < without.index(texts.PLACES_MAP_LABEL)
    assert chosen.index("landkarte--weit") > chosen.index(texts.PLACES_MAP_LABEL)


def test_another_land_has_a_list_of_its_kreise_in_place_of_tiles(client: TestClient) -> None:
    shown = client.get("/seite/netzwerke/liste", params={"ort": "Baden-Württemberg"}).text
    assert "Stadt Stuttgart</a> <strong>1</strong>" in shown and shown.count('class="kachel ') == 16


def test_a_place_that_is_not_clear_shows_nothing_but_the_choice(client: TestClient) -> None:
    shown = client.get("/seite/netzwerke/liste", params={"ort": "Neustadt"}).text
    assert 'role="alert"' in shown and "data-ort" in shown and "kachel" not in shown


def test_the_whole_text_of_an_entry_has_its_sources(client: TestClient) -> None:
    shown = client.get("/seite/netzwerke/eintrag/nah").text
    assert "Der dritte Satz." in shown and "Seite von 05.2026" in shown and "Nachgesehen am 01.11.2026." in shown
    gone = client.get("/seite/netzwerke/eintrag/nix")
    assert gone.status_code == 404 and texts.PLACES_GONE in gone.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_internal_network_is_shown_and_counted_for_the_staff_only(client: TestClient, address: str) -> None:
    for_all, for_staff = client.get(address).text, client.get(address, headers=INTERNAL).text
    assert CANARY not in for_all and "geheim" not in for_all and "marke--intern" not in for_all
    assert CANARY in for_staff and texts.AUDIENCES["internal"] in for_staff and "marke--intern" in for_staff
    assert "GF 2: Landkreis Gifhorn" in for_all and "GF 3: Landkreis Gifhorn" in for_staff


def test_the_text_of_an_internal_network_is_gone_for_everyone_else(client: TestClient) -> None:
    hidden = client.get("/seite/netzwerke/eintrag/geheim")
    assert hidden.status_code == 404 and CANARY not in hidden.text
    assert CANARY in client.get("/seite/netzwerke/eintrag/geheim", headers=INTERNAL).text


def test_markup_in_an_entry_is_text(client: TestClient) -> None:
    shown = (
        client.get("/seite/netzwerke", params={"ort": "03103"}).text + client.get("/seite/netzwerke/eintrag/boese").text
    )
    assert "gehackt" in shown and "<script" not in shown and "<img" not in shown


def test_the_addresses_are_no_part_of_the_described_api(client: TestClient) -> None:
    assert not [path for path in client.get("/openapi.json").json()["paths"] if path.startswith("/seite")]
