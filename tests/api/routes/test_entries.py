from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

ENTRIES = "/api/v1/entries"


def ids(client: TestClient, **params: Any) -> list[str]:
    """The ids of a page."""
    response = client.get(ENTRIES, params=params)
    assert response.status_code == 200, response.text
    return [one["id"] for one in response.json()["entries"]]


def test_entries_are_listed_by_name_with_how_they_stand(client: TestClient) -> None:
    page = client.get(ENTRIES).json()
    assert (page["total"], page["offset"], page["limit"], page["today"]) == (2, 0, 50, "2026-11-24")
    assert [(one["id"], one["availability"]["state"]) for one in page["entries"]] == [
        ("altbonus", "closed"),
        ("testbonus", "open"),
    ]
    assert page["entries"][1]["availability"]["until"] == "2026-12-10"
    assert page["entries"][1]["imported"] is False and page["entries"][1]["level"] == "state"


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"state": "open"}, ["testbonus"]),
        ({"state": ["open", "closed"]}, ["altbonus", "testbonus"]),
        ({"state": "paused"}, []),
        ({"level": "state"}, ["altbonus", "testbonus"]),
        ({"level": "eu"}, []),
        ({"topic": "innovation_rd"}, ["altbonus"]),
        ({"kind": "rule"}, []),
        ({"kind": "document"}, []),
        ({"region": "Wolfsburg"}, ["altbonus", "testbonus"]),
        ({"region": "Hamburg"}, []),
        ({"limit": 1}, ["altbonus"]),
        ({"limit": 1, "offset": 1}, ["testbonus"]),
        ({"offset": 2}, []),
        ({"state": "open", "today": "2027-01-01"}, []),
        ({"state": "closed", "as_of": "2027-01-01"}, ["altbonus", "testbonus"]),
    ],
)
def test_filters_hold_all_at_once(client: TestClient, params: dict[str, Any], found: list[str]) -> None:
    assert ids(client, **params) == found


def test_an_entry_has_record_standing_sources_and_text(client: TestClient) -> None:
    body = client.get(f"{ENTRIES}/testbonus").json()
    assert body["entry"]["availability"]["state"] == "open" and body["today"] == "2026-11-24"
    assert body["record"]["name"] == "Testbonus Niedersachsen" and body["record"]["rates"] == []
    assert body["sources"][0]["url"] == "https://www.example.org/testbonus"
    assert "höchstens 50.000 Euro" in body["text"]


@pytest.mark.parametrize("name", ["today", "as_of"])
def test_the_day_decides_how_it_stands(client: TestClient, name: str) -> None:
    body = client.get(f"{ENTRIES}/testbonus", params={name: "2026-12-11"}).json()
    assert body["today"] == "2026-12-11" and body["entry"]["availability"]["state"] == "closed"


@pytest.mark.parametrize("path", [ENTRIES, f"{ENTRIES}/testbonus"])
def test_what_a_caller_has_already_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    for given in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = client.get(path, headers={"if-none-match": given})
        assert again.status_code == 304 and not again.content and again.headers["etag"] == tag
    assert client.get(path, headers={"if-none-match": '"x"'}).status_code == 200
    other = client.get(path, params={"today": "2027-01-01"}, headers={"if-none-match": tag})
    assert other.status_code == 200 and other.headers["etag"] != tag


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"{ENTRIES}/nirgends", 404, "no-such-entry"),
        (f"{ENTRIES}?state=offen", 422, "request-invalid"),
        (f"{ENTRIES}?level=land", 422, "request-invalid"),
        (f"{ENTRIES}?kind=programm", 422, "filter-unknown"),
        (f"{ENTRIES}?farbe=rot", 422, "request-invalid"),
        (f"{ENTRIES}?limit=0", 422, "request-invalid"),
        (f"{ENTRIES}?offset=99999999999999999999", 422, "request-invalid"),
        (f"{ENTRIES}?region=Atlantis", 422, "place-unknown"),
        (f"{ENTRIES}/testbonus?farbe=rot", 422, "request-invalid"),
        (f"{ENTRIES}/testbonus?as_of=gestern", 422, "request-invalid"),
    ],
)
def test_what_cannot_be_used_is_a_problem(client: TestClient, path: str, status: int, code: str) -> None:
    response = client.get(path)
    assert response.status_code == status and response.json()["type"].endswith(f":{code}")


def test_a_document_without_a_record_is_no_entry(client: TestClient) -> None:
    documents = client.get("/api/v1/documents", params={"kind": "document"}).json()["documents"]
    assert client.get(f"{ENTRIES}/{documents[0]['doc_id']}").status_code == 404
