from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from rag.answer.phrases import SMALL_TALK

ASK = "/api/v1/ask"
QUESTION = "Wie viel zahlt der Testbonus Niedersachsen?"


def streamed(client: TestClient, **body: Any) -> list[tuple[str, Any]]:
    """The events of an answer as (name, data)."""
    response = client.post(ASK, json=body, headers={"accept": "text/event-stream"})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    events = []
    for block in response.text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if fields:
            events.append((fields["event"], json.loads(fields["data"])))
    return events


def test_each_citation_is_a_quote_that_stands_so_in_its_document(client: TestClient) -> None:
    answer = client.post(ASK, json={"question": QUESTION}).json()
    assert answer["status"] == "answered" and "50.000 Euro" in answer["text"]
    assert answer["citations"]
    for citation in answer["citations"]:
        part = {name: citation[name] for name in ("start", "end", "version")}
        text = client.get(f"/api/v1/documents/{citation['doc_id']}", params=part).json()["text"]["text"]
        assert text == citation["quote"]
        assert f"[{citation['marker']}]" in answer["text"]


def test_the_stream_ends_with_the_answer_that_json_gives(client: TestClient) -> None:
    events = streamed(client, question=QUESTION)
    names = [name for name, _ in events]
    assert names[0] == "status" and names[-1] == "answer" and "sentence" in names
    whole = client.post(ASK, json={"question": QUESTION}).json()
    last = events[-1][1]
    assert {**last, "timings_ms": {}} == {**whole, "timings_ms": {}}
    for name, data in events:
        if name == "sentence":
            assert data["text"] in whole["text"]


def test_the_day_of_the_caller_decides_what_is_open(client: TestClient) -> None:
    now = client.post(ASK, json={"question": QUESTION}).json()
    later = client.post(ASK, json={"question": QUESTION, "today": "2027-02-01"}).json()
    assert {one["availability"]["state"] for one in now["citations"]} == {"open"}
    assert later["today"] == "2027-02-01" and later["warnings"]
    assert {one["availability"]["state"] for one in later["citations"]} == {"closed"}


def test_filters_hold_before_the_answer(client: TestClient) -> None:
    answer = client.post(ASK, json={"question": QUESTION, "filters": {"kind": ["document"]}}).json()
    assert answer["status"] == "abstained" and not answer["citations"]


def test_a_follow_up_leans_on_the_turns_before(client: TestClient) -> None:
    history = [{"role": "user", "text": QUESTION}, {"role": "assistant", "text": "Höchstens 50.000 Euro. [1]"}]
    answer = client.post(ASK, json={"question": "Und bis wann?", "history": history}).json()
    assert "10. Dezember 2026" in answer["text"]


def test_small_talk_has_an_engine_of_its_own(client: TestClient) -> None:
    said = client.post(ASK, json={"question": "Hallo"}).json()
    refused = client.post(ASK, json={"question": "Wie wird das Wetter in Paris?"}).json()
    assert said["engine"] == SMALL_TALK and not said["citations"]
    assert refused["engine"] != SMALL_TALK and refused["status"] == "abstained"


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"question": ""}, 422, "question-empty"),
        ({"question": " \n "}, 422, "question-empty"),
        ({"question": "x" * 100_000}, 413, "question-too-long"),
        ({}, 422, "request-invalid"),
        ({"question": 7}, 422, "request-invalid"),
        ({"question": None}, 422, "request-invalid"),
        ([], 422, "request-invalid"),
        ({"question": "x", "today": "gestern"}, 422, "request-invalid"),
        ({"question": "x", "history": [{"role": "system", "text": "x"}]}, 422, "request-invalid"),
        ({"question": "x", "history": [{"role": "user", "text": "x"}] * 41}, 422, "request-invalid"),
        ({"question": "x", "filters": {"kind": ["programm"]}}, 422, "filter-unknown"),
        ({"question": "x", "filters": {"farbe": ["rot"]}}, 422, "request-invalid"),
    ],
)
def test_a_wrong_body_is_a_problem_before_any_event(
    client: TestClient, accept: str, body: Any, status: int, code: str
) -> None:
    response = client.post(ASK, json=body, headers={"accept": accept})
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"].endswith(f":{code}")
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    "question",
    ["'; DROP TABLE versions; --", 'body:"x" AND (', "*", "a\x00b", "🙂", "{{7*7}}", "../../etc/passwd", "?"],
)
def test_syntax_in_a_question_is_only_text(client: TestClient, question: str) -> None:
    response = client.post(ASK, json={"question": question})
    assert response.status_code == 200, response.text
    assert response.json()["question"] == question
    assert client.post(ASK, json={"question": QUESTION}).json()["status"] == "answered"


def test_the_longest_allowed_question_is_answered(client: TestClient) -> None:
    long = (QUESTION + " ") * 200
    response = client.post(ASK, json={"question": long[:4000]})
    assert response.status_code == 200
    assert client.post(ASK, json={"question": long[:4001]}).status_code == 413
