from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.services import Services
from tests.api.tiny import CANARY
from ui import texts
from ui.routes import router
from ui.shortlist.routes import router as shortlist


@pytest.fixture(scope="module")
def client(services: Services) -> Iterator[TestClient]:
    """A client of the page's own addresses."""
    app = FastAPI()
    app.state.services = services
    app.include_router(router)
    app.include_router(shortlist)
    with TestClient(app) as made:
        yield made


def test_a_search_is_a_piece_of_html_and_a_file(client: TestClient) -> None:
    assert "<mark>" in client.get("/seite/suche", params={"q": "Digitalisierung"}).text
    file = client.get("/seite/suche.csv", params={"q": "Digitalisierung", "offset": "7"})
    assert "attachment" in file.headers["content-disposition"] and "Testbonus" in file.text


def test_a_search_that_is_too_long_is_a_german_sentence(client: TestClient) -> None:
    text = client.get("/seite/suche", params={"q": "x" * 5_000}).text
    assert texts.ERRORS["question-too-long"].format(limit="4.000") in text


@pytest.mark.parametrize(("ending", "media"), [("", "text/html"), (".csv", "text/csv"), (".md", "text/markdown")])
def test_a_check_is_html_or_a_file(client: TestClient, ending: str, media: str) -> None:
    given = client.post(f"/seite/check{ending}", data={"place": "Hannover", "headcount": "12"})
    assert given.headers["content-type"].startswith(media) and "Testbonus" in given.text
    assert given.headers["cache-control"] == "no-store"


def test_a_check_is_a_pdf(client: TestClient) -> None:
    given = client.post("/seite/check.pdf", data={"place": "Hannover", "headcount": "12"})
    assert given.headers["content-type"] == "application/pdf" and given.content.startswith(b"%PDF-")


def test_what_is_kept_of_readers_is_said(client: TestClient) -> None:
    assert texts.PRIVACY in client.get("/seite/datenschutz").text


def test_nothing_internal_comes_out(client: TestClient) -> None:
    for path in ("/seite/suche", "/seite/suche.csv"):
        assert "Interner Vermerk" not in client.get(path, params={"q": CANARY}).text


def test_the_addresses_are_no_part_of_the_described_api(client: TestClient) -> None:
    assert not [path for path in client.get("/openapi.json").json()["paths"] if path.startswith("/seite")]
