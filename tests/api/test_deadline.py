from __future__ import annotations

import asyncio
import threading
import time

from fastapi.testclient import TestClient
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from api import guards
from api.deadline import Deadline


async def slow(scope: Scope, receive: Receive, send: Send) -> None:
    """Begins at once under /strom, else after a quarter of a second of work in a thread."""
    if scope["path"] == "/fehler":
        raise ValueError
    if scope["path"] != "/strom":
        await run_in_threadpool(time.sleep, 0.25)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await asyncio.sleep(0.25)
    await send({"type": "http.response.body", "body": b"da"})


def caller(seconds: float) -> TestClient:
    """A caller of an application with this deadline."""
    app = guards.LastResort(Deadline(slow, seconds, unlimited=["/lange"]))
    return TestClient(app, raise_server_exceptions=False)


def test_no_answer_in_time_is_a_problem_that_says_when_to_come_again() -> None:
    begun = time.perf_counter()
    response = caller(0.05).get("/arbeit", headers={"x-request-id": "lauf-1"})
    assert time.perf_counter() - begun < 0.25, "the thread is not waited for"
    assert response.status_code == 503 and response.headers["retry-after"] == "10"
    assert response.json()["request_id"] == "lauf-1" and "0.05 seconds" in response.json()["detail"]


def test_what_has_begun_is_never_cut_and_some_paths_have_no_limit() -> None:
    for path in ("/strom", "/lange"):
        response = caller(0.05).get(path)
        assert (response.status_code, response.text) == (200, "da"), path
    assert caller(5).get("/arbeit").text == "da"


def test_an_error_before_the_deadline_reaches_the_last_handler() -> None:
    assert caller(5).get("/fehler").status_code == 500
    assert threading.active_count() < 60
