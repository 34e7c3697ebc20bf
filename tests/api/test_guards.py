from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from tests.api.conftest import BASE
from tests.api.tiny import TOKEN


def test_a_request_id_is_kept_where_it_is_one_and_made_where_it_is_not(client: TestClient) -> None:
    assert client.get("/health", headers={"x-request-id": "lauf-1.a_B"}).headers["x-request-id"] == "lauf-1.a_B"
    for wrong in ("", "mit leer", "x" * 65, 'an"führung'):
        made = client.get("/health", headers={"x-request-id": wrong.encode()}).headers["x-request-id"]
        assert made != wrong and len(made) == 16


@pytest.mark.parametrize("host", ["boese.example", "127.0.0.1.boese.example", "", "localhost.boese.example:8000"])
def test_a_foreign_host_header_is_refused_on_loopback(client: TestClient, host: str) -> None:
    response = client.get("/api/v1/documents", headers={"host": host})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:8000", "LOCALHOST", "[::1]:8000", "[::1]"])
def test_the_names_of_this_machine_are_served(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"host": host}).status_code == 200


def test_any_host_is_served_where_the_server_listens_for_others(services: Services) -> None:
    public = replace(services, settings=services.settings.model_copy(update={"host": "0.0.0.0"}))
    with TestClient(create_app(public), base_url="http://lotse.example.org") as caller:
        assert caller.get("/health").status_code == 200


def test_a_body_over_a_megabyte_is_refused_by_its_length(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "x" * 1_000_001})
    assert response.status_code == 413
    assert "1 MB" in response.json()["detail"]


def test_a_body_without_a_length_is_refused_once_it_is_too_long(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(30):
            yield b"x" * 100_000
        yield b'"}'

    response = client.post("/api/v1/ask", content=endless(), headers={"content-type": "application/json"})
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


def test_an_upload_may_be_larger_than_a_question_but_not_than_the_setting(changing: TestClient) -> None:
    headers = {"authorization": f"Bearer {TOKEN}"}
    fits = changing.post(
        "/api/v1/documents", files={"file": ("a.txt", b"Foerderung von Wasserstoff.\n\n" * 50_000)}, headers=headers
    )
    assert fits.status_code == 201, fits.text
    over = changing.post(
        "/api/v1/documents", files={"file": ("b.txt", b"Foerderung von Wasserstoff.\n\n" * 100_000)}, headers=headers
    )
    assert over.status_code == 413


PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,authorization"}


@pytest.mark.parametrize("preflight", [False, True])
def test_no_other_origin_is_let_in(client: TestClient, preflight: bool) -> None:
    headers = {"origin": "https://boese.example", **(PREFLIGHT if preflight else {})}
    response = client.request("OPTIONS" if preflight else "GET", "/api/v1/documents", headers=headers)
    assert not [name for name in response.headers if name.startswith("access-control")]


def test_an_origin_that_the_operator_names_is_let_in_without_cookies(services: Services) -> None:
    allowed = replace(
        services, settings=services.settings.model_copy(update={"cors_origins": ("https://www.agentur.example",)})
    )
    caller = TestClient(create_app(allowed), base_url=BASE)
    own, other = ({"origin": one} for one in ("https://www.agentur.example", "https://boese.example"))
    response = caller.get("/api/v1/documents", headers=own)
    assert response.headers["access-control-allow-origin"] == own["origin"]
    assert "access-control-allow-credentials" not in response.headers
    assert {"x-request-id", "etag", "link"} <= set(response.headers["access-control-expose-headers"].split(", "))
    assert caller.options("/api/v1/ask", headers={**own, **PREFLIGHT}).status_code == 200
    assert "access-control-allow-origin" not in caller.get("/api/v1/documents", headers=other).headers
    assert caller.options("/api/v1/ask", headers={**other, **PREFLIGHT}).status_code == 400


def test_the_log_names_a_request_by_its_id_and_never_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", "lotse.api"):
        wrong = client.get(
            "/api/v1/search", params={"q": "geheimes Vorhaben", "kind": "x"}, headers={"x-request-id": "lauf-7"}
        )
    assert wrong.headers["x-request-id"] == wrong.json()["request_id"] == "lauf-7"
    (line,) = [one for one in caplog.messages if one.startswith("lauf-7 ")]
    assert line.startswith("lauf-7 GET /api/v1/search 422 ") and "geheim" not in caplog.text


def test_every_response_forbids_loading_from_elsewhere(client: TestClient) -> None:
    for path in ("/health", "/docs", "/api/v1/nix"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'self'" in policy and "http" not in policy
