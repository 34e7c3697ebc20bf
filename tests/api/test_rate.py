from __future__ import annotations

from fastapi.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from api import guards
from api.rate import RateLimit


def limited(clock: list[float], limit: int = 2, general: int = 0) -> RateLimit:
    """A limit of so many a minute on /hier, whose clock stands where `clock[0]` says."""

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return RateLimit(inner, {"/hier": limit}, general, clock=lambda: clock[0])


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


def test_all_requests_of_an_address_count_where_they_cost_something() -> None:
    app = guards.LastResort(limited([0.0], general=3))
    paths = ["/api/v1/search", "/api/v1/entries", "/mcp", "/v1/models", "/api/v1/ask"]
    assert [send_from(app, "192.0.2.1", path, "GET")[0] for path in paths] == [204, 204, 204, 429, 429]
    assert {send_from(app, "192.0.2.1", path, "GET")[0] for path in ("/health", "/", "/assets/a.js")} == {204}
    assert send_from(app, "192.0.2.2", "/api/v1/ask")[0] == 204


def test_who_asks_from_this_machine_is_not_counted_among_all() -> None:
    app = guards.LastResort(limited([0.0], limit=1, general=1))
    for host in ("127.0.0.1", "::1"):
        assert {send_from(app, host, "/api/v1/search", "GET")[0] for _ in range(5)} == {204}
    assert [send_from(app, "127.0.0.1")[0] for _ in range(2)] == [204, 429], "a path's own limit holds for all"
