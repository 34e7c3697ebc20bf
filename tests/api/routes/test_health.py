from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services, open_services
from tests.api.conftest import BASE
from tests.api.tiny import settings


def test_a_living_process_says_so(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}


def test_a_server_with_documents_is_ready_and_counts_what_is_public(client: TestClient) -> None:
    response = client.get("/ready")
    body = response.json()
    assert response.status_code == 200 and body["status"] == "ready" and body["reasons"] == []
    assert body["documents"] == 3 and body["chunks"] >= 3 and body["encoder"].startswith("hash")


def test_a_server_that_stops_is_alive_but_not_ready(services: Services) -> None:
    stopping = Event()
    stopping.set()
    with TestClient(create_app(replace(services, stopping=stopping)), base_url=BASE) as caller:
        response = caller.get("/ready")
        assert response.status_code == 503 and "stopping" in response.json()["reasons"][0]
        assert caller.get("/health").status_code == 200


def test_an_empty_store_is_not_ready_and_says_why(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "none").mkdir()
    with (
        open_services(settings(folder, corpus=folder / "none")) as empty,
        TestClient(create_app(empty), base_url=BASE) as caller,
    ):
        response = caller.get("/ready")
        assert response.status_code == 503
        assert "no public document" in response.json()["reasons"][0]
        asked = caller.post("/api/v1/ask", json={"question": "Was fördert ZIM?"})
        assert asked.status_code == 200 and asked.json()["status"] == "abstained"
