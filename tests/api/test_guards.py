from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from api import guards
from api.app import create_app
from api.services import Services
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
    from dataclasses import replace

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


def limited(clock: list[float], limit: int = 2) -> guards.RateLimit:
    """A limit of so many a minute on /hier, whose clock stands where `clock[0]` says."""

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return guards.RateLimit(inner, {"/hier": limit}, clock=lambda: clock[0])


def send_from(app: ASGIApp, host: str, path: str = "/hier", method: str = "POST") -> tuple[int, dict[str, str]]:
    """The status and headers that a request of `host` gets."""
    response = TestClient(app, client=(host, 1)).request(method, path)
    return response.status_code, dict(response.headers)


def test_an_address_that_sends_too_much_is_told_when_to_come_again() -> None:
    clock = [0.0]
    app = guards.LastResort(limited(clock))  # names the request, as in the application
    assert [send_from(app, "192.0.2.1")[0] for _ in range(3)] == [204, 204, 429]
    clock[0] = 20.0
    status, headers = send_from(app, "192.0.2.1")
    assert status == 429 and headers["content-type"] == "application/problem+json"
    assert 40 <= int(headers["retry-after"]) <= 41
    clock[0] = 60.0
    assert send_from(app, "192.0.2.1")[0] == 204


def test_another_address_path_or_method_is_not_counted_with_it() -> None:
    app = guards.LastResort(limited([0.0], limit=1))
    sent = [("192.0.2.1", "/hier", "POST"), ("192.0.2.2", "/hier", "POST"), ("192.0.2.1", "/dort", "POST")]
    sent += [("192.0.2.1", "/hier", "GET"), ("2001:db8:1:1::1", "/hier", "POST"), ("2001:db8:1:2::1", "/hier", "POST")]
    assert {send_from(app, *one)[0] for one in sent} == {204}
    assert send_from(app, "2001:db8:1:1::2")[0] == 429, "one household"


def test_no_address_is_kept_as_it_is_and_not_more_than_a_bound() -> None:
    app = limited([0.0])
    app.CLIENTS_MAX = 3
    for number in range(9):
        assert send_from(app, f"192.0.2.{number}")[0] == 204
    assert len(app._seen) == 3 and "192.0.2" not in repr(app._seen)


def test_no_other_origin_is_let_in(client: TestClient) -> None:
    response = client.get("/api/v1/documents", headers={"origin": "https://boese.example"})
    assert "access-control-allow-origin" not in response.headers


def test_every_response_forbids_loading_from_elsewhere(client: TestClient) -> None:
    for path in ("/health", "/docs", "/api/v1/nix"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'self'" in policy and "http" not in policy
