from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from tests.api.conftest import BASE
from tests.api.pdfs import info, open_with_pdfs
from tests.api.tiny import TOKEN

ADMIN = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The small world with PDFs."""
    with open_with_pdfs(tmp_path_factory.mktemp("pages")) as services:
        yield services


@pytest.fixture(scope="module")
def client(world: Services) -> TestClient:
    """A caller."""
    return TestClient(create_app(world), base_url=BASE, raise_server_exceptions=False)


def address(world: Services, name: str, page: object = 1) -> str:
    """Where the page of a file is."""
    return f"/api/v1/documents/{info(world, name).doc_id}/pages/{page}"


def test_a_page_is_a_png_that_may_be_kept_for_a_while(world: Services, client: TestClient) -> None:
    given = client.get(address(world, "richtlinie.pdf"), params={"width": 300})
    assert given.status_code == 200 and given.headers["content-type"] == "image/png"
    assert given.content.startswith(b"\x89PNG") and given.headers["cache-control"] == "public, max-age=3600"
    assert "Cookie" in given.headers["vary"]


def test_an_internal_page_needs_the_scope_and_is_kept_by_no_shared_cache(world: Services, client: TestClient) -> None:
    path = address(world, "geheim.pdf")
    refused, never = client.get(path), client.get("/api/v1/documents/nie-da/pages/1")
    assert refused.status_code == never.status_code == 404
    assert refused.json()["type"] == never.json()["type"]
    given = client.get(path, headers=ADMIN)
    assert given.status_code == 200 and given.headers["cache-control"] == "private, max-age=3600"


@pytest.mark.parametrize(
    ("page", "params", "status"),
    [
        (9, {}, 404),
        (0, {}, 422),
        ("x", {}, 422),
        (1, {"width": 5_000}, 422),
        (1, {"start": -1}, 422),
        (1, {"was": "x"}, 422),
        (1, {"version": "0000"}, 404),
    ],
)
def test_what_does_not_fit_is_a_problem(
    world: Services, client: TestClient, page: object, params: dict[str, object], status: int
) -> None:
    given = client.get(address(world, "richtlinie.pdf", page), params=params)
    assert given.status_code == status and given.headers["content-type"] == "application/problem+json"
