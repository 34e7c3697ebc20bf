"""The addresses of the staff's tab: who passes, and the way of a document from the look at it to its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from api.services import Services
from rag.access import Caller
from rag.feedback import Feedback
from rag.records import PUBLIC, Filters
from rag.store.store import EVERYONE
from tests.api.tiny import CANARY
from tests.ui.staff.conftest import SESSION, TAB, ended, events, upload
from ui import texts
from ui.app import OPEN_PATHS
from ui.staff.routes import PREFIX, UPLOADS, router

ADDRESSES = sorted((method, one.path) for one in router.routes for method in one.methods)  # type: ignore[attr-defined]
LEAFLET = "# Merkblatt Nachtspeicher\n\nDie Förderung von Nachtspeichern beträgt 12 Prozent der Ausgaben.\n"


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_no_address_lets_pass_who_may_not(
    stranger: TestClient, sign_in: Callable[..., Caller], method: str, path: str
) -> None:
    for role, status in ((None, 401), ("public", 403), ("staff", 403), ("evaluator", 403)):
        if role:
            sign_in(role)
        for prefix in ("", "/en"):
            assert stranger.request(method, prefix + path).status_code == status, (role, path)


@pytest.mark.parametrize(
    "path", [path for method, path in ADDRESSES if method == "GET" and path != f"{PREFIX}/dokument"]
)
def test_an_administrator_reads_each_in_both_languages(browser: TestClient, path: str) -> None:
    for prefix in ("", "/en"):
        given = browser.get(prefix + path)
        assert given.status_code == 200 and given.headers["cache-control"] == "no-store"


def test_after_signing_out_nothing_passes(browser: TestClient) -> None:
    assert browser.get(TAB).status_code == 200
    browser.delete(SESSION)
    assert browser.get(TAB).status_code == 401


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://fremd.example"}])
def test_another_page_changes_nothing(browser: TestClient, headers: dict[str, str]) -> None:
    for path in ("loeschen", "schluessel", "abgleich", "uebernehmen"):
        assert browser.post(f"{TAB}/{path}", headers=headers).status_code == 401


def test_feedback_needs_its_own_scope(stranger: TestClient, sign_in: Callable[..., Caller]) -> None:
    sign_in("admin", "documents")
    assert "rueckmeldungen" not in stranger.get(TAB).text
    assert stranger.get(f"{TAB}/rueckmeldungen").status_code == 403


def test_who_administers_without_reading_internal_documents_sees_none(
    stranger: TestClient, sign_in: Callable[..., Caller], world: Services
) -> None:
    sign_in("admin", "documents")
    (hidden,) = world.store.list(Filters(), frozenset({"internal"}), 0, 10)[0]
    assert (
        CANARY not in stranger.get(f"{TAB}/dokumente").text and "Vermerk" not in stranger.get(f"{TAB}/dokumente").text
    )
    assert texts.STAFF_ERRORS["document-unknown"] in stranger.get(f"{TAB}/dokument", params={"id": hidden.doc_id}).text
    gone = ended(stranger.post(f"{TAB}/loeschen", data={"id": hidden.doc_id}).text)
    assert texts.STAFF_ERRORS["document-unknown"] in gone and world.store.info(hidden.doc_id, EVERYONE)
    again = stranger.post(f"{TAB}/wieder", data={"id": hidden.doc_id, "fuer": "public"}).text
    assert texts.STAFF_ERRORS["document-unknown"] in ended(again)


def test_a_document_is_looked_at_taken_in_found_replaced_moved_and_deleted(
    browser: TestClient, world: Services
) -> None:
    look = upload(browser, "nachtspeicher.md", LEAFLET, "vorschau", zielgruppe="internal")
    assert "Merkblatt Nachtspeicher" in look and texts.STAFF_OUTCOMES["added"] in look
    assert world.store.list(Filters(), EVERYONE, 0, 10)[1] == 4
    assert texts.STAFF_TAKEN["added"].format(count=1) in upload(
        browser, "nachtspeicher.md", LEAFLET, zielgruppe="internal"
    )
    (doc,) = [one for one in world.store.list(Filters(), EVERYONE, 0, 10)[0] if "Nachtspeicher" in one.title]
    assert doc.audience == "internal"
    assert "Nachtspeicher" in browser.get("/seite/suche", params={"q": "Nachtspeicher"}).text

    fresh = LEAFLET.replace("12 Prozent", "15 Prozent")
    told = upload(browser, "anderer-name.md", fresh, "vorschau", zielgruppe="internal", ersetzt=doc.doc_id)
    assert texts.STAFF_OUTCOMES["changed"] in told and "nachtspeicher.md" in told
    upload(browser, "anderer-name.md", fresh, zielgruppe="internal", ersetzt=doc.doc_id)
    assert "15 Prozent" in browser.get(f"{TAB}/dokument", params={"id": doc.doc_id}).text

    moved = browser.post(f"{TAB}/wieder", data={"id": doc.doc_id, "fuer": "public"})
    assert texts.STAFF_AUDIENCE_DONE["public"] in ended(moved.text)
    assert world.store.info(doc.doc_id, PUBLIC) is not None

    deleted = ended(browser.post(f"{TAB}/loeschen", data={"id": doc.doc_id, "worte": "Merkblatt"}).text)
    assert "Nachtspeicher“ ist gelöscht" in deleted and "Wasserstofftankstellen" in deleted
    assert world.store.info(doc.doc_id, EVERYONE) is None and not list(world.uploads.iterdir())


def test_the_work_says_how_far_it_is_in_the_language_of_the_page(browser: TestClient) -> None:
    rows = "".join(f'{{"id": "r{n}", "title": "Zeile {n}", "text": "Der Text der Zeile {n}."}}\n' for n in range(3))
    files = {"datei": ("zeilen.jsonl", rows)}
    for prefix, words in (("", texts.ALL["de"]), ("/en", texts.ALL["en"])):
        sent = browser.post(f"{prefix}{TAB}/uebernehmen", data={"zielgruppe": "public"}, files=files)
        said = events(sent.text)
        assert ("schritt", {"text": words["STAFF_IS_STORED"]}) in said
        assert ("schritt", {"text": words["STAFF_IS_STORED_NUMBER"].format(count=3, name="r2")}) in said
        assert said[-1][0] == "html" and words["STAFF_DONE"] in said[-1][1]["html"]


def test_the_corpus_is_not_deleted_and_its_reason_is_said(browser: TestClient, world: Services) -> None:
    shown = browser.get(f"{TAB}/dokument", params={"id": "testbonus"}).text
    assert texts.STAFF_FIXED["corpus"] in shown and texts.STAFF_DELETE not in shown
    refused = ended(browser.post(f"{TAB}/loeschen", data={"id": "testbonus"}).text)
    assert texts.STAFF_ERRORS["input"] in refused and world.store.info("testbonus", PUBLIC)
    for fields in ({}, {"fuer": "internal"}):
        again = ended(browser.post(f"{TAB}/wieder", data={"id": "testbonus", **fields}).text)
        assert texts.STAFF_ERRORS["input"] in again and world.store.info("testbonus", PUBLIC)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leer.md", b"", "source-empty"),
        ("kaputt.pdf", b"%PDF-1.7\nkaputt", "source-damaged"),
        ("bild.png", b"\x89PNG\r\n\x1a\n0000", "source-format-unknown"),
        ("falsch.pdf", b"Nur Text, kein PDF.", "source-format-mismatch"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_before_and_after(
    browser: TestClient, world: Services, name: str, content: bytes, code: str
) -> None:
    assert texts.STAFF_ERRORS[code] in upload(browser, name, content, "vorschau")
    assert 'class="fehler"' in upload(browser, name, content)
    assert not world.uploads.exists() or name not in [one.name for one in world.uploads.iterdir()]


def test_a_form_without_anything_is_a_sentence(browser: TestClient) -> None:
    for step in ("vorschau", "uebernehmen"):
        given = browser.post(f"{TAB}/{step}", data={"zielgruppe": "public", "adresse": "ftp://example.org/x"})
        assert given.status_code == 200 and texts.STAFF_ERRORS["input"] in given.text


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000/health", "http://169.254.169.254/latest", "http://[::1]/"])
def test_an_address_inside_is_not_fetched(browser: TestClient, address: str) -> None:
    for step in ("vorschau", "uebernehmen"):
        given = browser.post(f"{TAB}/{step}", data={"zielgruppe": "public", "adresse": address}).text
        assert "private network" in given and 'role=\\"alert\\"' in given.replace('role="alert"', 'role=\\"alert\\"')


def test_only_uploads_may_be_large(browser: TestClient, world: Services) -> None:
    most = world.settings.max_file_mb * 1_000_000
    fits, over = b"Wort " * 300_000, b"x" * (most + 50_000)
    for path in UPLOADS:
        assert browser.post(path, files={"datei": ("gross.txt", fits)}).status_code == 200
        assert browser.post(path, files={"datei": ("zu-gross.txt", over)}).status_code == 413
    assert browser.post(f"{TAB}/loeschen", content=fits).status_code == 413


def test_feedback_is_read_filtered_kept_and_deleted(browser: TestClient, world: Services) -> None:
    for reason in ("wrong", "outdated"):
        world.give_feedback(Feedback(question=f"Frage {reason}?", thumb="down", reason=reason))  # type: ignore[arg-type]
    all_of_it = browser.get(f"{TAB}/rueckmeldungen").text
    assert "Frage wrong?" in all_of_it and "Frage outdated?" in all_of_it
    some = {"daumen": "down", "grund": "outdated"}
    assert "Frage wrong?" not in browser.get(f"{TAB}/rueckmeldungen/liste", params=some).text
    for ending, start in (("csv", "\ufeffKennung;"), ("feedback", "{")):
        kept = browser.get(f"{TAB}/rueckmeldungen.{ending}", params=some)
        assert kept.text.startswith(start) and "Frage outdated?" in kept.text and "Frage wrong?" not in kept.text
        assert "attachment" in kept.headers["content-disposition"]
    name = browser.get(f"{TAB}/rueckmeldungen.csv", params=some).text.splitlines()[1].split(";")[0]
    left = browser.post(f"{TAB}/rueckmeldungen/loeschen", data={"id": name}).text
    assert texts.STAFF_FEEDBACK_DELETED in left and "Frage outdated?" not in left and "Frage wrong?" in left


def test_the_stores_are_compared_while_serving(browser: TestClient) -> None:
    assert texts.STAFF_NOTHING_MENDED in ended(browser.post(f"{TAB}/abgleich").text)


def test_gradio_opens_nothing_of_it() -> None:
    assert not OPEN_PATHS.fullmatch(TAB)
