from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.services import Services
from tests.api.tiny import CANARY, OPEN_ENTRY, TOKEN, open_tiny
from tests.ui.paper.made import words
from ui import texts
from ui.shortlist.routes import router

ASKED = {"id": ["testbonus", "geheimbonus"]}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The small world with an internal programme, whose name is the canary."""
    folder = tmp_path_factory.mktemp("shortlist")
    with open_tiny(folder) as services:
        hidden = folder / "intern" / "programmes"
        hidden.mkdir(parents=True)
        text = OPEN_ENTRY.replace("testbonus", "geheimbonus").replace("Testbonus Niedersachsen", f"{CANARY} Bonus")
        (hidden / "geheimbonus.md").write_text(text, encoding="utf-8")
        with services.change:
            report = services.ingest([str(hidden.parent)], audience="internal")
        assert report.added, report
        yield services


@pytest.fixture(scope="module")
def client(own: Services) -> Iterator[TestClient]:
    """A client of the shortlist's addresses."""
    app = FastAPI()
    app.state.services = own
    app.include_router(router)
    with TestClient(app) as made:
        yield made


@pytest.mark.parametrize(
    ("ending", "media"), [("html", "text/html"), ("md", "text/markdown"), ("pdf", "application/pdf")]
)
def test_the_list_is_a_piece_of_the_page_and_a_file(client: TestClient, ending: str, media: str) -> None:
    given = client.get(f"/seite/merkliste.{ending}", params={"id": "testbonus"})
    assert given.headers["content-type"].startswith(media) and given.headers["cache-control"] == "no-store"
    said = words(given.content) if ending == "pdf" else given.text
    assert "Testbonus Niedersachsen" in said and "10.12.2026" in said


def test_the_feed_is_atom(client: TestClient) -> None:
    given = client.get("/seite/merkliste.atom", params={"id": "testbonus"})
    assert given.headers["content-type"].startswith("application/atom+xml") and "10.12.2026" in given.text


@pytest.mark.parametrize("ending", ["html", "md", "pdf", "atom"])
def test_an_internal_programme_is_for_those_only_who_may_see_it(client: TestClient, ending: str) -> None:
    def said(**headers: str) -> str:
        content = client.get(f"/seite/merkliste.{ending}", params=ASKED, headers=headers).content
        return words(content) if ending == "pdf" else content.decode()

    assert "Testbonus" in said() and CANARY not in said()
    assert (CANARY in said(authorization=f"Bearer {TOKEN}")) == (ending != "atom")


def test_without_ids_the_list_is_empty(client: TestClient) -> None:
    assert texts.SHORTLIST_EMPTY in client.get("/seite/merkliste.html").text
