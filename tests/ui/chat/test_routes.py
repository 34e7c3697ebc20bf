from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.services import Services
from rag.records import PUBLIC
from rag.store.store import EVERYONE
from tests.api.pdfs import SAID, info, marked, open_with_pdfs
from tests.api.tiny import TOKEN
from ui.chat.chat import Chat
from ui.chat.routes import router


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Services]:
    """The small world with PDFs."""
    with open_with_pdfs(tmp_path) as services:
        yield services


@pytest.fixture
def client(world: Services) -> Iterator[TestClient]:
    """A client of the panel's addresses."""
    app = FastAPI()
    app.state.services = world
    app.include_router(router)
    with TestClient(app) as made:
        yield made


def test_the_panel_of_an_answer_shows_the_page_with_the_passage_marked(world: Services, client: TestClient) -> None:
    question = "Wie hoch ist der Zuschuss der Richtlinie Wärmepumpe?"
    given = world.reader.answerer.answer(question, today=world.today())
    one = next(one for one in given.citations if SAID in one.quote)
    evidence = Chat(world)._evidence(one, PUBLIC)
    assert evidence.pictured and one.page == 2  # its chunk begins on the page before
    path = f"/seite/beleg/{one.doc_id}/{one.version}/{one.page}.png"
    shown = client.get(path, params={"start": one.start, "end": one.end})
    assert shown.headers["content-type"] == "image/png" and marked(shown.content) > 1_000


def test_an_internal_page_is_for_those_only_who_may_see_it(world: Services, client: TestClient) -> None:
    hidden = info(world, "geheim.pdf")
    path = f"/seite/beleg/{hidden.doc_id}/{hidden.version}/1.png"
    assert client.get(path).status_code == 404 and not client.get(path).content
    assert client.get(path, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert world.store.text(hidden.doc_id, hidden.version, EVERYONE)


def test_what_is_out_of_bounds_is_refused(world: Services, client: TestClient) -> None:
    document = info(world, "richtlinie.pdf")
    path = f"/seite/beleg/{document.doc_id}/{document.version}"
    assert client.get(f"{path}/1.png", params={"width": 100_000}).status_code == 422
    assert client.get(f"{path}/0.png").status_code == 422 and client.get(f"{path}/7.png").status_code == 404
