from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.services import Services
from tests.api.tiny import CANARY

DOCUMENTS = "/api/v1/documents"
TEXT = "# Merkblatt Windkraft\n\nDie Förderung von Windkraftanlagen beträgt 30 Prozent der Ausgaben.\n"


def upload(caller: TestClient, name: str, content: str | bytes, **form: str) -> Any:
    """Uploads a file and returns the response."""
    return caller.post(DOCUMENTS, files={"file": (name, content)}, data=form)


def services_of(caller: TestClient) -> Services:
    """The services behind a caller."""
    services: Services = caller.app.state.services  # type: ignore[attr-defined]
    return services


def found(caller: TestClient, words: str) -> list[str]:
    """The ids of the documents that a search finds in its first ranks."""
    documents = caller.get("/api/v1/search", params={"q": words, "kind": "document"}).json()["documents"]
    return [one["document"]["doc_id"] for one in documents]


def test_an_uploaded_file_is_found_answered_from_and_removed_with_its_file(changing: TestClient) -> None:
    response = upload(changing, "Windkraft.md", TEXT)
    assert response.status_code == 201, response.text
    body = response.json()
    assert body["added"] == 1 and body["documents"][0]["title"] == "Merkblatt Windkraft"
    doc_id = body["documents"][0]["doc_id"]
    assert doc_id in found(changing, "Windkraftanlagen")
    answer = changing.post("/api/v1/ask", json={"question": "Wie hoch ist die Förderung von Windkraftanlagen?"}).json()
    assert "30 Prozent" in answer["text"]
    kept = services_of(changing).uploads / "Windkraft.md"
    assert kept.exists()
    assert changing.delete(f"{DOCUMENTS}/{doc_id}").status_code == 204
    assert doc_id not in found(changing, "Windkraftanlagen") and not kept.exists()
    assert changing.delete(f"{DOCUMENTS}/{doc_id}").status_code == 404


def test_a_collection_stays_at_hand_as_long_as_one_of_its_rows_is_stored(changing: TestClient) -> None:
    rows = [
        {"id": str(n), "title": f"Merkblatt {n}", "text": f"Die Förderung Nummer {n} beträgt {n}0 Prozent."}
        for n in (1, 2)
    ]
    body = upload(changing, "zwei.jsonl", "\n".join(json.dumps(row) for row in rows)).json()
    kept = services_of(changing).uploads / "zwei.jsonl"
    first, second = (one["doc_id"] for one in body["documents"])
    assert changing.delete(f"{DOCUMENTS}/{first}").status_code == 204 and kept.exists()
    assert changing.delete(f"{DOCUMENTS}/{second}").status_code == 204 and not kept.exists()


def test_the_same_file_again_changes_nothing_and_another_content_replaces(changing: TestClient) -> None:
    first = upload(changing, "a.md", TEXT).json()
    again = upload(changing, "a.md", TEXT).json()
    changed = upload(changing, "a.md", TEXT.replace("30 Prozent", "45 Prozent")).json()
    assert (first["added"], again["unchanged"], changed["changed"]) == (1, 1, 1)
    ids = {one["documents"][0]["doc_id"] for one in (first, again, changed)}
    assert len(ids) == 1
    text = changing.get(f"{DOCUMENTS}/{ids.pop()}", params={"start": 0, "end": 500}).json()["text"]["text"]
    assert "45 Prozent" in text and "30 Prozent" not in text


def test_an_internal_upload_is_seen_with_the_token_only(changing: TestClient) -> None:
    doc_id = upload(changing, "intern.md", TEXT, audience="internal").json()["documents"][0]["doc_id"]
    assert changing.get(f"{DOCUMENTS}/{doc_id}").status_code == 200
    del changing.headers["authorization"]
    assert changing.get(f"{DOCUMENTS}/{doc_id}").status_code == 404
    assert doc_id not in found(changing, "Windkraftanlagen")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leer.md", b"", "leer.md"),
        ("falsch.pdf", b"kein PDF", "plain text"),
        ("bild.xyz", b"\x00\x01\x02" * 50, "binary data"),
        ("...", b"x", "no usable name"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_leaves_nothing(
    changing: TestClient, name: str, content: bytes, said: str
) -> None:
    before = changing.get(DOCUMENTS).json()["total"]
    response = upload(changing, name, content)
    assert response.status_code == 422
    assert said in response.json()["detail"]
    assert response.headers["content-type"] == "application/problem+json"
    assert changing.get(DOCUMENTS).json()["total"] == before
    uploads = services_of(changing).uploads
    assert not uploads.exists() or not list(uploads.iterdir())


def test_a_bad_file_of_a_known_name_leaves_the_good_one(changing: TestClient) -> None:
    doc_id = upload(changing, "a.md", TEXT).json()["documents"][0]["doc_id"]
    assert upload(changing, "a.md", b"").status_code == 422
    assert doc_id in found(changing, "Windkraftanlagen")
    assert (services_of(changing).uploads / "a.md").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    "send",
    [
        lambda caller: caller.post(DOCUMENTS, json={"file": "x"}),
        lambda caller: caller.post(DOCUMENTS, files={"datei": ("a.md", TEXT)}),
        lambda caller: caller.post(DOCUMENTS, data={"file": "kein Anhang"}),
        lambda caller: upload(caller, "a.md", TEXT, audience="alle"),
        lambda caller: upload(caller, "a.md", TEXT, farbe="rot"),
        lambda caller: caller.post(f"{DOCUMENTS}?x=1", files={"file": ("a.md", TEXT)}),
    ],
)
def test_a_wrong_form_is_a_problem_that_names_it(changing: TestClient, send: Any) -> None:
    response = send(changing)
    assert 400 <= response.status_code < 500, response.text
    assert response.headers["content-type"] == "application/problem+json"


def test_an_ingest_streams_its_progress_and_its_report(changing: TestClient, tmp_path: Any) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(TEXT.replace("Windkraft", f"Wasserkraft{number}"), encoding="utf-8")
    (tmp_path / "kaputt.pdf").write_bytes(b"%PDF-1.7 abgeschnitten")
    response = changing.post(f"{DOCUMENTS}/ingest", json={"targets": [str(tmp_path)]})
    blocks = [block for block in response.text.split("\n\n") if block.startswith("event: ")]
    names = [block.splitlines()[0].removeprefix("event: ") for block in blocks]
    assert names[-1] == "report" and "progress" in names
    report = json.loads(blocks[-1].splitlines()[1].removeprefix("data: "))
    assert len(report["added"]) == 3 and len(report["failed"]) == 1
    assert "kaputt.pdf" in report["failed"][0]["source"]


@pytest.mark.parametrize(
    ("order", "named"),
    [
        ({"targets": []}, "targets"),
        ({"targets": ["x"], "audience": "alle"}, "audience"),
        ({"targets": ["x"], "prune": "vielleicht"}, "prune"),
        ({}, "targets"),
    ],
)
def test_a_wrong_order_to_ingest_is_named(changing: TestClient, order: dict[str, Any], named: str) -> None:
    response = changing.post(f"{DOCUMENTS}/ingest", json=order)
    assert response.status_code == 422
    assert named in response.json()["detail"]


def test_a_place_that_does_not_exist_is_a_failure_in_the_report(changing: TestClient) -> None:
    response = changing.post(f"{DOCUMENTS}/ingest", json={"targets": ["/nirgends/da.pdf"]})
    assert "event: report" in response.text and "there is no such file" in response.text


def test_an_entry_of_the_corpus_can_be_removed_and_the_others_stay(changing: TestClient) -> None:
    assert changing.delete(f"{DOCUMENTS}/altbonus").status_code == 204
    listed = {one["doc_id"] for one in changing.get(DOCUMENTS).json()["documents"]}
    assert "altbonus" not in listed and "testbonus" in listed
    assert CANARY in changing.get("/api/v1/search", params={"q": CANARY}).text
