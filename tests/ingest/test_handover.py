"""Work handed to a server: a small real one on loopback that speaks the API's events."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from ingest.handover import can_take, hand_over, remove_there, report_from_json, report_to_json
from ingest.run import Failure, Note, Report
from rag.errors import ServeError, StoreLocked
from rag.store.lock import Holder

REPORT = Report(
    added=["a"],
    changed=["b"],
    unchanged=3,
    removed=["c"],
    failed=[Failure("x.pdf", "leer")],
    notes=[Note("y.pdf", "page 1 read by OCR")],
    chunks=4,
)


class Server(BaseHTTPRequestHandler):
    """Answers an ingest with `events`, a removal by the id, health always."""

    events: ClassVar[list[tuple[str, object]]] = []
    asked: ClassVar[dict[str, object]] = {}

    def do_GET(self) -> None:
        self.answer(200, b"{}")

    def do_DELETE(self) -> None:
        self.answer(204 if self.path.endswith("/a") else 404, b"")

    def do_POST(self) -> None:
        Server.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers["Authorization"] != "Bearer secret":
            self.answer(403, json.dumps({"detail": "not allowed"}).encode())
            return
        lines = [f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in Server.events]
        self.answer(200, "".join(lines).encode())

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stays silent."""


@pytest.fixture
def holder() -> Iterator[Holder]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Holder(1, "lotse serve", "secret", f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()


def hand(holder: Holder, seen: list[tuple[int, int | None, str]]) -> Report:
    """Hands over one relative target."""
    return hand_over(
        holder, ["x"], audience="public", prune=True, field_map=None, progress=lambda *step: seen.append(step)
    )


def test_a_report_survives_json() -> None:
    assert report_from_json(json.loads(json.dumps(report_to_json(REPORT)))) == REPORT


def test_the_server_gets_absolute_targets_and_its_progress_and_report_come_back(holder: Holder) -> None:
    seen: list[tuple[int, int | None, str]] = []
    Server.events = [("progress", {"done": 1, "total": None, "name": "x"}), ("report", report_to_json(REPORT))]
    assert hand(holder, seen) == REPORT
    assert seen == [(1, None, "x")]
    assert Server.asked["targets"] == [str(Path("x").resolve())]
    assert Server.asked["prune"] is True


@pytest.mark.parametrize(
    ("events", "said"), [([("problem", {"detail": "kein Platz"})], "kein Platz"), ([], "without a report")]
)
def test_a_problem_or_a_broken_stream_is_an_error(holder: Holder, events: list[tuple[str, object]], said: str) -> None:
    Server.events = events
    with pytest.raises(ServeError, match=said):
        hand(holder, [])


def test_a_wrong_token_is_refused(holder: Holder) -> None:
    with pytest.raises(ServeError, match="not allowed"):
        hand(Holder(1, "lotse serve", "wrong", holder.url), [])


def test_removals_count_what_was_there(holder: Holder) -> None:
    assert remove_there(holder, ["a", "b"]) == 1


def test_a_silent_holder_takes_nothing_and_is_named() -> None:
    silent = Holder(7, "lotse serve", "t", "http://127.0.0.1:9")
    assert not can_take(silent)
    assert not can_take(None)
    with pytest.raises(StoreLocked, match="process 7"):
        hand(silent, [])
