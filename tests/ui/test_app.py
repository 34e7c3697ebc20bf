from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from tests.api.conftest import BASE
from tests.api.tiny import TOKEN
from ui import texts
from ui.app import OPEN_PATHS, load


@pytest.fixture(scope="module")
def client(services: Services) -> Iterator[TestClient]:
    """A caller of the API with the page mounted."""
    app = create_app(services)
    load()(app, services)
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
        yield opened


def test_the_start_page_is_german_and_ours(client: TestClient) -> None:
    response = client.get("/")
    assert response.status_code == 200 and response.headers["cache-control"] == "no-cache"
    assert re.search(r'<html\b[^>]*\blang="de"', response.text)
    assert f"<title>{texts.TITLE}</title>" in response.text
    assert int(response.headers["content-length"]) == len(response.content)
    assert client.head("/").status_code == 200


def test_the_page_is_english_under_its_own_address(client: TestClient) -> None:
    response = client.get("/en/")
    assert re.search(r'<html\b[^>]*\blang="en"', response.text)
    assert texts.ALL["en"]["ASK_BUTTON"] in response.text and texts.ALL["de"]["ASK_PLACEHOLDER"] not in response.text
    assert client.get("/en", follow_redirects=False).headers["location"] == "/en/"
    assert client.get("/entwurf").status_code == 404
    assert texts.ALL["en"]["PAGES_LABEL"] in client.get("/en/seite/suche", params={"q": "Bonus"}).text
    assert texts.ALL["de"]["PAGES_LABEL"] in client.get("/seite/suche", params={"q": "Bonus"}).text


def test_the_page_knows_who_has_signed_in(client: TestClient) -> None:
    assert '"role": "public"' in client.get("/").text
    client.post("/api/v1/session", json={"key": TOKEN})
    assert '"role": "admin"' in client.get("/").text
    client.delete("/api/v1/session")
    assert '"role": "public"' in client.get("/").text


def test_the_page_names_no_other_host_to_load_from(client: TestClient) -> None:
    html = client.get("/").text
    for mark in ("fonts.googleapis", "fonts.gstatic", "cdn.", "google-analytics", "og:image"):
        assert mark not in html


def test_the_api_stands_beside_the_page(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/docs").status_code == 200
    assert client.get("/api/v1/documents").json()["total"] == 3


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://example.org",
        "/gradio_api/info",
        "/gradio_api/call/ask",
        "/gradio_api/run/ask",
        "/gradio_api/monitoring",
        "/gradio_api/mcp/sse",
        "/gradio_api/stream/x/y/z/playlist.m3u8",
        "/login",
        "/logout",
        "/robots.txt",
        "/nix",
        "/api/v1/nix",
    ],
)
def test_what_the_page_does_not_need_is_a_404_problem(client: TestClient, path: str) -> None:
    for method in ("GET", "POST"):
        response = client.request(method, path)
        assert response.status_code in (404, 405), (method, path)
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/assets/../../etc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd", "/assets//etc/passwd", "/svelte/nix.js"]
)
def test_no_file_outside_the_pages_own_is_served(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code >= 400 and "root:" not in response.text


@pytest.mark.parametrize("path", ["/", "/config", "/theme.css", "/assets/index.js", "/gradio_api/queue/join"])
def test_what_the_page_needs_is_open(path: str) -> None:
    assert OPEN_PATHS.fullmatch(path)
