"""Links are asked politely: HEAD first, GET where HEAD is refused, one request after another to a host."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corpus.weblinks import check_links


class Site(ThreadingHTTPServer):
    """A server that answers by path and notes what it was asked, and when."""

    asked: list[tuple[str, str, float]]


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_HEAD(self) -> None:
        self._answer({"/ok": 200, "/gone": 404, "/moved": 301, "/login": 401}.get(self.path, 405))

    def do_GET(self) -> None:
        self._answer({"/get-only": 200}.get(self.path, 404))

    def _answer(self, code: int) -> None:
        self.server.asked.append((self.command, self.path, time.monotonic()))
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/ok")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stays quiet."""


@pytest.fixture
def site() -> Iterator[tuple[Site, str]]:
    server = Site(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_each_answer_has_its_state(site: tuple[Site, str]) -> None:
    server, root = site
    paths = {"/ok": "ok", "/gone": "gone", "/moved": "moved", "/login": "refused", "/get-only": "ok"}
    states = check_links({root + path: ("probe",) for path in paths}, pause_seconds=0)
    assert {one.url.removeprefix(root): one.state for one in states} == paths
    assert ("GET", "/get-only") in [(method, path) for method, path, _ in server.asked]
    assert ("GET", "/ok") not in [(method, path) for method, path, _ in server.asked]


def test_a_host_that_is_not_there_is_unreachable() -> None:
    (state,) = check_links({"http://127.0.0.1:9/x": ("probe",)}, pause_seconds=0)
    assert state.state == "unreachable" and "probe" in str(state)


def test_one_host_is_not_asked_twice_within_the_pause(site: tuple[Site, str]) -> None:
    server, root = site
    check_links({f"{root}/ok": ("a",), f"{root}/moved": ("b",), f"{root}/login": ("c",)}, pause_seconds=0.2)
    times = [moment for _, _, moment in server.asked]
    assert all(later - earlier >= 0.19 for earlier, later in itertools.pairwise(times))
