from __future__ import annotations

import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.preview import DOCUMENTS_SHOWN, preview, preview_address
from api.services import Services
from api.uploads import take_in
from rag.errors import InputError, SourceError, SourceFormatUnknown, SourceUnreachable
from rag.records import PUBLIC, Filters
from rag.store.store import EVERYONE
from tests.api.tiny import CANARY, INTERNAL, OPEN_ENTRY

LEAFLET = """# Merkblatt zur Gründungsprämie

Stand: 15. Oktober 2026

## Wer wird gefördert

Die Gründungsprämie fördert kleine Unternehmen in Niedersachsen, die noch keine drei Jahre alt sind und deren Vorhaben neue
Arbeitsplätze schafft. Anträge sind vom 1. Januar 2027 bis zum 31. März 2027 zu stellen, und zwar vor Beginn des Vorhabens.

## Wie viel

Die Prämie beträgt höchstens 35.000 Euro je Unternehmen. Sie wird als Zuschuss gezahlt und mit anderen Beihilfen verrechnet, so
weit die Summe den Höchstbetrag der Verordnung über De-minimis-Beihilfen überschreitet.
"""


def codes(document: object) -> list[str]:
    """The codes of a preview's warnings."""
    return [one.code for one in document.warnings]  # type: ignore[attr-defined]


def test_a_file_is_understood_and_nothing_is_stored(services: Services) -> None:
    before = services.store.generation, services.store.list(Filters(), EVERYONE, 0, 100)
    found = preview(services, "prämie.md", io.BytesIO(LEAFLET.encode()))
    (document,) = found.documents
    assert found.total == 1 and not found.failed and found.name == "prämie.md"
    assert document.title == "Merkblatt zur Gründungsprämie" and document.media_type == "text/markdown"
    assert (document.outcome, document.language, document.replaces) == ("added", "de", None)
    assert document.chunks == 2 and 500 < document.chars < len(LEAFLET)
    assert document.first_chunks[0].text.startswith("Merkblatt zur Gründungsprämie")
    named = {(one.first.isoformat(), one.last.isoformat()) for one in document.dates}
    assert {("2026-10-15", "2026-10-15"), ("2027-03-31", "2027-03-31")} <= named
    assert (services.store.generation, services.store.list(Filters(), EVERYONE, 0, 100)) == before
    assert not services.uploads.exists()


def test_what_an_upload_would_replace_is_told_with_its_size(changing: TestClient) -> None:
    services: Services = changing.app.state.services  # type: ignore[attr-defined]
    with services.change:
        take_in(services, "prämie.md", io.BytesIO(LEAFLET.encode()), "internal")
    same = preview(services, "prämie.md", io.BytesIO(LEAFLET.encode()), "internal").documents[0]
    assert same.outcome == "unchanged" and same.replaces is not None and "audience_changes" not in codes(same)
    longer = preview(services, "prämie.md", io.BytesIO(f"{LEAFLET}\nNeuer Satz.\n".encode())).documents[0]
    assert longer.outcome == "changed" and longer.replaces is not None
    assert longer.chars > longer.replaces.chars and "audience_changes" in codes(longer)
    copy = preview(services, "kopie.md", io.BytesIO(LEAFLET.encode())).documents[0]
    assert copy.outcome == "added" and copy.alike[0].share == 1.0 and "alike" in codes(copy)
    reworded = preview(services, "neu.md", io.BytesIO(LEAFLET.replace("Stand:", "Ausgabe:").encode())).documents[0]
    assert [one.title for one in reworded.alike] == ["Merkblatt zur Gründungsprämie"]


def test_an_upload_does_what_its_preview_said(changing: TestClient) -> None:
    services: Services = changing.app.state.services  # type: ignore[attr-defined]
    said = preview(services, "prämie.md", io.BytesIO(LEAFLET.encode())).documents[0]
    with services.change:
        take_in(services, "prämie.md", io.BytesIO(LEAFLET.encode()), "public")
    stored = services.store.info(said.doc_id, EVERYONE)
    assert stored is not None
    for name in ("title", "chars", "chunks", "language", "published", "valid_until", "media_type"):
        assert getattr(said, name) == getattr(stored, name), name
    first = services.store.document_chunks(said.doc_id, EVERYONE)[0]
    assert said.first_chunks[0].chunk_id == first.chunk_id


def test_an_entry_of_the_corpus_that_would_give_way_is_named(services: Services) -> None:
    document = preview(services, "meins.md", io.BytesIO(OPEN_ENTRY.encode())).documents[0]
    assert document.doc_id == "testbonus" and document.outcome == "changed" and "takes_over" in codes(document)


def test_a_copy_of_an_internal_document_is_not_named_to_who_may_not_see_it(services: Services) -> None:
    for audiences, titles in ((EVERYONE, ["Interner Vermerk"]), (PUBLIC, [])):
        found = preview(services, "kopie.md", io.BytesIO(INTERNAL.encode()), audiences=audiences)
        assert [one.title for one in found.documents[0].alike] == titles


def test_pages_without_text_are_named(services: Services, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "lücke.pdf"
    canvas = Canvas(str(path))
    for text in (
        "Die Prämie beträgt höchstens 35.000 Euro je Unternehmen im Land Niedersachsen.",
        "",
        "Ende der Seiten.",
    ):
        canvas.drawString(70, 700, text)
        canvas.showPage()
    canvas.save()
    document = preview(services, path.name, io.BytesIO(path.read_bytes())).documents[0]
    assert document.pages == 3
    assert [one.pages for one in document.warnings if one.code == "pages_without_text"] == [(2,)]


def test_a_collection_shows_its_first_rows_and_its_faults(services: Services) -> None:
    rows = [json.dumps({"id": f"r{at}", "title": f"Zeile {at}", "text": f"Text der Zeile {at}."}) for at in range(30)]
    found = preview(services, "sammlung.jsonl", io.BytesIO("\n".join(["kein JSON", *rows]).encode()))
    assert found.total == 31 and len(found.documents) == DOCUMENTS_SHOWN
    assert [one.source for one in found.failed] == ["sammlung.jsonl, line 1"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("leer.txt", b"", SourceError),
        ("bild.png", b"\x89PNG\r\n\x1a\n0000", SourceFormatUnknown),
        ("kaputt.pdf", b"%PDF-1.7\nkaputt", SourceError),
        ("leer.jsonl", b"", SourceError),
        ("", b"Text", InputError),
    ],
)
def test_what_cannot_be_read_is_refused_without_a_path_of_the_server(
    services: Services, name: str, content: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error) as raised:
        preview(services, name, io.BytesIO(content))
    assert "/tmp" not in str(raised.value) and "uploads" not in str(raised.value)


def test_the_route_takes_a_form_and_needs_the_scope(client: TestClient, holder: TestClient) -> None:
    sent = {"files": {"file": ("vermerk.md", INTERNAL.encode())}, "data": {"audience": "internal"}}
    assert client.post("/api/v1/documents/preview", **sent).status_code == 401
    told = holder.post("/api/v1/documents/preview", **sent)
    assert told.status_code == 200 and CANARY in told.text and told.json()["audience"] == "internal"
    assert holder.post("/api/v1/documents/preview", data={"audience": "public"}).status_code == 422


def test_an_address_is_looked_at_without_being_stored(services: Services) -> None:
    page = b"<html><head><title>Merkblatt</title></head><body><h1>Merkblatt</h1><p>Die F\xc3\xb6rderung beginnt.</p></body></html>"

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/merkblatt"
        found = preview_address(services, url, "internal", allow_private=True)
        with pytest.raises(SourceUnreachable, match="private network"):
            preview_address(services, url, "internal")
        server.shutdown()
    (one,) = found.documents
    assert (one.title, one.outcome, found.audience) == ("Merkblatt", "added", "internal")
    assert url not in services.store.sources()
