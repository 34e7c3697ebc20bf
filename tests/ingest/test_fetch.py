import contextlib
import gzip
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.fetch import _is_public, fetch
from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import discover
from rag.errors import SourceEmpty, SourceFormatUnknown, SourceTooLarge, SourceUnreachable

PAGE = "<html lang='de'><head><title>Förderung</title></head><body><h1>Förderung</h1><p>{}</p></body></html>".format(
    "Das Land fördert kleine Unternehmen mit bis zu 50 Prozent der Ausgaben. " * 5
)


class _Server(BaseHTTPRequestHandler):
    closing = threading.Event()

    def do_GET(self) -> None:
        if self.path in ("/schweigt", "/tropft"):
            self.dawdle()
            return
        status, headers, body = {
            "/seite": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, PAGE.encode("latin-1")),
            "/rl.pdf": (200, {"Content-Type": "application/octet-stream"}, b"%PDF-1.4\n"),
            "/text": (200, {"Content-Type": "text/markdown"}, "# Größe".encode()),
            "/bild": (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n\x1a\n\x00"),
            "/leer": (200, {"Content-Type": "text/html"}, b""),
            "/gross": (200, {"Content-Type": "text/plain"}, b"x" * 1_500_000),
            "/kreis": (302, {"Location": "/kreis"}, b""),
            "/weiter": (301, {"Location": "/seite"}, b""),
            "/bombe": (
                200,
                {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
                gzip.compress(bytes(9_000_000)),
            ),
            "/gepackt": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
            "/zeichen": (200, {"Content-Type": "text/html; charset=x-unbekannt"}, PAGE.encode()),
            "/wartung": (503, {"Content-Type": "text/html"}, PAGE.encode()),
            "/datei": (302, {"Location": "file:///etc/hostname"}, b""),
        }.get(self.path, (404, {}, b"weg"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path != "/gross":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def dawdle(self) -> None:
        """Says nothing, or a byte now and then, until the test is over."""
        if self.path == "/tropft":
            self.send_response(200)
            self.end_headers()
        with contextlib.suppress(OSError):
            while not self.closing.wait(0.05):
                if self.path == "/tropft":
                    self.wfile.write(b"x")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        _Server.closing.set()
        server.shutdown()


def test_a_page_is_fetched_with_the_encoding_its_server_names(site: str) -> None:
    source = fetch(f"{site}/weiter#teil", allow_private=True)
    assert source.uri == f"{site}/weiter"
    document = load(source, Limits())
    assert document.title == "Förderung"
    assert "fördert" in document.text
    assert document.url == f"{site}/seite"
    assert document.retrieved is not None


def test_the_bytes_win_over_what_the_server_says(site: str) -> None:
    assert fetch(f"{site}/rl.pdf", allow_private=True).media_type == "application/pdf"
    assert fetch(f"{site}/text", allow_private=True).media_type == "text/markdown"
    with pytest.raises(SourceFormatUnknown, match="PNG"):
        fetch(f"{site}/bild", allow_private=True)


def test_addresses_of_this_machine_need_the_person_at_the_keyboard(site: str) -> None:
    with pytest.raises(SourceUnreachable, match="private network"):
        fetch(f"{site}/seite")
    with pytest.raises(SourceUnreachable, match="private network"):
        fetch(site.replace("127.0.0.1", "localhost") + "/seite")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
    ],
)
def test_private_addresses_are_told_in_every_disguise(address: str, public: bool) -> None:
    assert _is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/fehlt", SourceUnreachable, "404"),
        ("/kreis", SourceUnreachable, "redirects"),
        ("/datei", SourceUnreachable, "no http"),
        ("/leer", SourceEmpty, "no content"),
        ("/wartung", SourceUnreachable, "503"),
        ("/gross", SourceTooLarge, "1 MB"),
        ("/bombe", SourceTooLarge, "1 MB"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        fetch(site + path, allow_private=True, max_mb=1)


def test_a_server_that_is_silent_or_drips_holds_nobody(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceUnreachable, match=r"no answer within 0\.2 s.*LOTSE_FETCH_TIMEOUT_SECONDS"):
        fetch(f"{site}/schweigt", allow_private=True, timeout_seconds=0.2)
    monkeypatch.setattr("ingest.fetch.SLOWEST", 1)
    with pytest.raises(SourceUnreachable, match="too slowly"):
        fetch(f"{site}/tropft", allow_private=True, timeout_seconds=0.5)


@pytest.mark.parametrize("path", ["/gepackt", "/zeichen"])
def test_a_packed_page_and_an_unknown_encoding_are_read(site: str, path: str) -> None:
    document = load(fetch(site + path, allow_private=True), Limits())
    assert "Das Land fördert kleine Unternehmen" in document.text


def test_a_host_that_does_not_answer_and_an_address_with_a_password_are_refused(site: str) -> None:
    with pytest.raises(SourceUnreachable):
        fetch("http://127.0.0.1:1/", allow_private=True, timeout_seconds=1)
    with pytest.raises(SourceUnreachable, match="password"):
        fetch(site.replace("//", "//ich:geheim@"), allow_private=True)
    with pytest.raises(SourceUnreachable):
        fetch("http://", allow_private=True)


def test_an_address_that_fails_does_not_stop_the_others(site: str) -> None:
    found = list(discover([f"{site}/fehlt", f"{site}/seite"], allow_private=True))
    assert isinstance(found[0], SourceUnreachable)
    assert not isinstance(found[1], Exception)
