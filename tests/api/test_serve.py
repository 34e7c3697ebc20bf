"""Serving: the port, the stop, and the page, each with a real process or socket."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.serve import serve
from api.services import local_today
from rag.access import new_key
from rag.errors import AdminKeyMissing, PortInUse, ServeError, SourceMissing
from rag.store.ledger import open_ledger
from rag.store.lock import holder_of
from tests.api.tiny import settings
from tests.serving import Running, free_port, lotse


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    yield int(listening.getsockname()[1])
    listening.close()


def test_a_port_in_use_is_known_before_anything_is_loaded(tmp_path: Path, taken: int) -> None:
    given = settings(tmp_path, port=taken)
    with pytest.raises(PortInUse, match=f"port {taken}.*--port"):
        serve(given)
    assert not given.data.exists()


def test_the_command_line_names_a_port_in_use_in_one_line(tmp_path: Path, taken: int) -> None:
    result = lotse(tmp_path, "serve", "--port", str(taken))
    assert result.returncode == 2
    assert f"port {taken}" in result.stderr and len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["gibt.es.nicht.invalid", "192.0.2.1"])
def test_a_host_that_is_none_of_this_machine_is_named(tmp_path: Path, host: str) -> None:
    with pytest.raises(ServeError, match="LOTSE_HOST"):
        serve(settings(tmp_path, host=host, port=free_port()))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_without_an_admin_key_nothing_but_loopback_is_listened_on(tmp_path: Path, host: str) -> None:
    given = settings(tmp_path, host=host, port=free_port(), api_token=None)
    with pytest.raises(AdminKeyMissing, match="lotse key create NAME --role admin"):
        serve(given)
    assert not given.data.exists()
    today = local_today()
    for role in ("staff", "admin"):
        with open_ledger(given) as ledger:
            ledger.keys.add(new_key(role, role, today=today)[1])
        with pytest.raises(ServeError) as refused:
            serve(given.model_copy(update={"host": "192.0.2.1"}))
        assert isinstance(refused.value, AdminKeyMissing) is (role == "staff")
    with open_ledger(given) as ledger:
        for key in ledger.keys.all():
            ledger.keys.revoke(key.key_id, today)
    with pytest.raises(AdminKeyMissing):
        serve(given)


@pytest.mark.parametrize("host", ["127.0.0.2", "localhost"])
def test_loopback_needs_no_key(tmp_path: Path, taken: int, host: str) -> None:
    given = settings(tmp_path, host=host, port=taken, api_token=None, corpus=tmp_path / "fort")
    with pytest.raises((PortInUse, SourceMissing)):  # what comes after the look at the keys
        serve(given)


def test_the_api_alone_is_served_and_announced_to_others(tmp_path: Path) -> None:
    given = settings(tmp_path, port=free_port())
    said: list[str] = []
    seen: dict[str, object] = {}

    def ready(url: str) -> None:
        said.append(url)
        threading.Thread(target=visit, args=(url,)).start()

    def visit(url: str) -> None:
        try:
            with httpx.Client(base_url=url, trust_env=False) as caller:
                seen["health"] = caller.get("/health").json()
                seen["page"] = caller.get("/").status_code
                seen["holder"] = holder_of(given.data)
        finally:
            stop.set()

    stop = threading.Event()
    thread = threading.Thread(target=_serve_until, args=(given, ready, stop))
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    assert said == [f"http://127.0.0.1:{given.port}"]
    assert seen["health"] == {"status": "ok"} and seen["page"] == 404
    assert getattr(seen["holder"], "url", None) == said[0]
    assert holder_of(given.data) is None


def _serve_until(given, ready, stop) -> None:  # type: ignore[no-untyped-def]
    import uvicorn

    class Stopping(uvicorn.Server):
        async def on_tick(self, counter: int) -> bool:
            return stop.is_set() or await super().on_tick(counter)

    before, uvicorn.Server = uvicorn.Server, Stopping  # type: ignore[misc]
    try:
        serve(given, ready=ready)
    finally:
        uvicorn.Server = before  # type: ignore[misc]


def test_ctrl_c_ends_with_status_0_and_leaves_the_folder_free(tmp_path: Path) -> None:
    corpus = tmp_path / "entries"
    corpus.mkdir()
    with Running(tmp_path, LOTSE_CORPUS=str(corpus)) as running:
        assert httpx.get(f"{running.url}/ready", trust_env=False).status_code == 503
        assert httpx.get(running.url, trust_env=False).headers["content-type"].startswith("text/html")
        assert running.stop() == 0
    assert holder_of(tmp_path / "var") is None
    assert running.log.read_text() == ""


def test_ctrl_c_stops_although_a_listener_hangs_on(tmp_path: Path) -> None:
    corpus = tmp_path / "entries"
    corpus.mkdir()
    with (
        Running(tmp_path, LOTSE_CORPUS=str(corpus)) as running,
        socket.create_connection(("127.0.0.1", running.port)) as idle,
    ):
        idle.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        assert running.stop() == 0
