"""The download, against a small real server on loopback."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from ingest.fdb import download as module
from ingest.fdb.download import download_export
from rag.errors import ExportUnavailable
from rag.settings import Settings
from tests.ingest.fdb_made import pack, xml

MODIFIED = "Tue, 24 Nov 2026 05:00:00 GMT"


class Server(BaseHTTPRequestHandler):
    """Answers with `status` and `body`, and 304 to who has it."""

    status: ClassVar[int] = 200
    body: ClassVar[bytes] = b""
    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        Server.asked.append(dict(self.headers))
        status = 304 if self.headers["If-None-Match"] == '"1"' else Server.status
        body = Server.body if status == 200 else b""
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.send_header("Last-Modified", MODIFIED)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stays silent."""


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    Server.status, Server.asked = 200, []
    Server.body = pack(tmp_path / "e.zip", {"Bund/a.xml": xml()}).read_bytes()
    yield Settings(data=tmp_path / "var", fdb_url=f"http://127.0.0.1:{server.server_port}/FDB/WS/export")
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_real_address_is_the_default() -> None:
    assert Settings().fdb_url == "https://www.foerderdatenbank.de/FDB/WS/export"


def test_it_is_fetched_once_named_as_we_are_and_dated_as_the_server_says(settings: Settings) -> None:
    steps: list[tuple[int, int | None, str]] = []
    path = download_export(settings, lambda *step: steps.append(step))
    assert path.read_bytes() == Server.body and path.is_relative_to(settings.data)
    assert os.stat(path).st_mtime == 1_795_496_400  # noqa: PTH116  24 November 2026, 05:00 UTC
    assert "Foerderlotse" in Server.asked[0]["User-Agent"] and steps
    assert download_export(settings) == path
    assert Server.asked[1]["If-None-Match"] == '"1"' and Server.asked[1]["If-Modified-Since"] == MODIFIED
    assert sorted(one.name for one in path.parent.iterdir()) == ["export.etag", "export.zip"]


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [(503, b"", "answers 503"), (200, b"<html>Sind Sie ein Mensch?</html>", "no ZIP file")],
)
def test_what_is_no_export_leaves_the_old_one(settings: Settings, status: int, body: bytes, said: str) -> None:
    path = download_export(settings)
    before = path.read_bytes()
    path.with_suffix(".etag").unlink()
    Server.status, Server.body = status, body
    with pytest.raises(ExportUnavailable, match=said) as caught:
        download_export(settings)
    assert "download it by hand" in str(caught.value)
    assert path.read_bytes() == before and not path.with_suffix(".part").exists()


def test_too_much_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_MB", 0)
    with pytest.raises(ExportUnavailable, match="larger than"):
        download_export(settings)


def test_without_a_network_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportUnavailable, match="by hand") as caught:
        download_export(Settings(data=tmp_path, fdb_url="http://127.0.0.1:9/export"))
    assert caught.value.exit_code == 2
