from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

SEARCH = "/api/v1/search"


def test_what_is_found_is_grouped_by_document_with_marked_passages(client: TestClient) -> None:
    body = client.get(SEARCH, params={"q": "Digitalisierung kleiner Unternehmen"}).json()
    first = body["documents"][0]
    assert first["document"]["doc_id"] == "testbonus" and first["rank"] == 1
    assert first["document"]["availability"]["state"] == "open"
    passage = first["passages"][0]
    marked = {passage["text"][start:end] for start, end in passage["highlights"]}
    assert "Digitalisierung" in marked
    text = client.get(
        f"/api/v1/documents/{first['document']['doc_id']}",
        params={"start": passage["start"], "end": passage["end"], "version": first["document"]["version"]},
    ).json()["text"]["text"]
    assert text == passage["text"]


def test_ranks_run_on_over_pages_and_more_says_whether_one_follows(client: TestClient) -> None:
    whole = client.get(SEARCH, params={"q": "Bonus Niedersachsen Förderung", "limit": 10}).json()
    assert not whole["more"] and len(whole["documents"]) >= 2
    pages = [
        client.get(SEARCH, params={"q": "Bonus Niedersachsen Förderung", "limit": 1, "offset": at}).json()
        for at in range(len(whole["documents"]))
    ]
    ids = [page["documents"][0]["document"]["doc_id"] for page in pages]
    assert ids == [one["document"]["doc_id"] for one in whole["documents"]]
    assert [page["more"] for page in pages] == [True] * (len(pages) - 1) + [False]
    assert [page["documents"][0]["rank"] for page in pages] == list(range(1, len(pages) + 1))


def test_filters_hold_and_one_that_matches_nothing_finds_nothing(client: TestClient) -> None:
    for params in ({"kind": "document"}, {"topic": "innovation_rd"}, {"region": "09"}, {"language": "en"}):
        found = client.get(SEARCH, params={"q": "Testbonus Niedersachsen", **params}).json()["documents"]
        assert "testbonus" not in {one["document"]["doc_id"] for one in found}, params
    both = client.get(SEARCH, params={"q": "Bonus", "kind": "programme", "topic": "digitalisation"}).json()["documents"]
    assert {one["document"]["doc_id"] for one in both} == {"testbonus"}
    assert client.get(SEARCH, params={"q": "Bonus", "kind": "event"}).json()["documents"] == []


def test_today_is_the_callers_where_it_is_given(client: TestClient) -> None:
    def state(**params: str) -> str:
        found = client.get(SEARCH, params={"q": "Testbonus", **params}).json()["documents"]
        return str(found[0]["document"]["availability"]["state"])

    assert state() == "open"
    assert state(today="2027-01-01") == "closed"


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({}, "q"),
        ({"q": "x", "limit": "0"}, "limit"),
        ({"q": "x", "limit": "101"}, "limit"),
        ({"q": "x", "offset": "-1"}, "offset"),
        ({"q": "x", "offset": "100000"}, "offset"),
        ({"q": "x", "today": "morgen"}, "today"),
        ({"q": "x", "from": "2026-13-01"}, "from"),
        ({"q": "x", "kind": "programm"}, "programm"),
        ({"q": "x", "seite": "2"}, "seite"),
    ],
)
def test_a_wrong_parameter_is_named(client: TestClient, params: dict[str, str], named: str) -> None:
    response = client.get(SEARCH, params=params)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert named in response.json()["detail"]


@pytest.mark.parametrize(("question", "status", "code"), [("", 422, "question-empty"), (" \n", 422, "question-empty")])
def test_an_empty_search_is_a_problem(client: TestClient, question: str, status: int, code: str) -> None:
    response = client.get(SEARCH, params={"q": question})
    assert response.status_code == status and response.json()["type"].endswith(f":{code}")


@pytest.mark.parametrize(
    "question", ["'; DROP TABLE versions; --", 'body:"x" AND (', "title:[a TO *]", "*", "a\x00b", "🙂", "%_%", "\\"]
)
def test_syntax_of_a_query_language_is_only_text(client: TestClient, question: str) -> None:
    response = client.get(SEARCH, params={"q": question})
    assert response.status_code == 200, response.text
    assert client.get("/api/v1/documents").json()["total"] == 3
