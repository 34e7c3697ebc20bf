from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

DOCUMENTS = "/api/v1/documents"


def test_documents_are_listed_by_title_in_pages(client: TestClient) -> None:
    whole = client.get(DOCUMENTS).json()
    titles = [one["title"] for one in whole["documents"]]
    assert whole["total"] == len(titles) == 3
    assert titles == sorted(titles)
    pages = [client.get(DOCUMENTS, params={"limit": 1, "offset": at}).json() for at in range(4)]
    assert [one["title"] for page in pages for one in page["documents"]] == titles
    assert {page["total"] for page in pages} == {3}


def test_the_list_can_be_filtered(client: TestClient) -> None:
    listed = client.get(DOCUMENTS, params={"kind": "programme", "topic": "innovation_rd"}).json()
    assert [one["doc_id"] for one in listed["documents"]] == ["altbonus"] and listed["total"] == 1


def test_a_document_has_its_record_and_chunks_that_slice_its_text(client: TestClient) -> None:
    shown = client.get(f"{DOCUMENTS}/testbonus", params={"start": 0, "end": 20_000}).json()
    assert shown["entry"]["id"] == "testbonus" and shown["document"]["availability"]["state"] == "open"
    text = shown["text"]["text"]
    assert shown["text"]["chars"] == len(text) == shown["document"]["chars"]
    assert "".join(text[one["start"] : one["end"]] for one in shown["chunks"]).strip()
    assert all(0 <= one["start"] < one["end"] <= len(text) for one in shown["chunks"])


def test_a_part_beyond_the_end_is_drawn_in(client: TestClient) -> None:
    part = client.get(f"{DOCUMENTS}/testbonus", params={"start": 1_000_000, "end": 1_000_010}).json()["text"]
    assert part["text"] == "" and part["start"] == part["end"] == part["chars"]


def test_chunks_come_in_pages(client: TestClient) -> None:
    whole = client.get(f"{DOCUMENTS}/testbonus").json()["chunks"]
    first = client.get(f"{DOCUMENTS}/testbonus", params={"chunk_limit": 1}).json()["chunks"]
    none = client.get(f"{DOCUMENTS}/testbonus", params={"chunk_offset": len(whole)}).json()["chunks"]
    assert first == whole[:1] and none == []


@pytest.mark.parametrize("doc_id", ["nie-da", "'; DROP TABLE documents; --", "%2e%2e%2fetc", "ä"])
def test_an_unknown_document_is_a_404_problem(client: TestClient, doc_id: str) -> None:
    response = client.get(f"{DOCUMENTS}/{doc_id}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_a_version_that_is_gone_is_a_404_not_another_text(client: TestClient) -> None:
    response = client.get(f"{DOCUMENTS}/testbonus", params={"version": "0" * 16, "start": 0, "end": 10})
    assert response.status_code == 404
    assert "testbonus@0000" in response.json()["detail"]


@pytest.mark.parametrize(
    "params", [{"start": "1"}, {"start": "5", "end": "4"}, {"start": "0", "end": "20001"}, {"chunk_limit": "501"}]
)
def test_a_part_that_makes_no_sense_is_a_422_problem(client: TestClient, params: dict[str, str]) -> None:
    assert client.get(f"{DOCUMENTS}/testbonus", params=params).status_code == 422
