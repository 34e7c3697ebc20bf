"""Every address of the OpenAPI description against requests drawn from it, fitting and not: no server error, and each answer
as described.

The tool for this is schemathesis; it would bring seven packages (graphql-core, Werkzeug and jsonschema_rs among them) for one
test, so requests are drawn by hypothesis, which the tests use anyway, and answers are checked by jsonschema.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.api.conftest import BASE

Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
WORDS = st.sampled_from(
    ["Testbonus", "Wie viel zahlt der Testbonus?", "Hannover", "38440", "03", "zim", "de", "foerderlotse"]
)
IDS = st.sampled_from(["testbonus", "altbonus", "foerderlotse", "nie-da"])
EXAMPLES = 12
NESTED = b'{"question": ' + b"[" * 900 + b"]" * 900 + b"}"
CHANGING = {
    "/api/v1/documents",
    "/api/v1/documents/ingest",
    "/api/v1/documents/{doc_id}",
    "/api/v1/feedback/{feedback_id}",
}
"""What these change must not be drawn at random: they are asked without a token."""


def drawn(schema: Mapping[str, Any], root: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Values that fit a schema of the description."""
    if "$ref" in schema:
        return drawn(root["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        return st.one_of([drawn(one, root) for one in schema["anyOf"]])
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    match schema.get("type"):
        case "string" if schema.get("format") == "date":
            return st.dates().map(str)
        case "string" if "pattern" in schema:
            return st.from_regex(schema["pattern"])
        case "string":
            return WORDS | st.text(max_size=schema.get("maxLength", 60))
        case "integer":
            return st.integers(schema.get("minimum"), schema.get("maximum"))
        case "number":
            return st.floats(schema.get("minimum", schema.get("exclusiveMinimum")), schema.get("maximum"))
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case "array":
            least = schema.get("minItems", 0)
            return st.lists(drawn(schema.get("items", {}), root), min_size=least, max_size=least + 2)
        case "object":
            parts = {name: drawn(one, root) for name, one in schema.get("properties", {}).items()}
            needed = {name: parts.pop(name) for name in schema.get("required", ())}
            return st.fixed_dictionaries(needed, optional=parts)
    return Json


def spoiled(fitting: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of which one part does not fit, or nothing does."""

    def spoil(value: Any, name: str, other: Any) -> Any:
        return {**value, name: other} if isinstance(value, dict) else other

    names = fitting.flatmap(
        lambda value: st.sampled_from([*value, "unbekannt"]) if isinstance(value, dict) else st.just("")
    )
    return Json | st.builds(spoil, fitting, names, Json)


def operations(app: FastAPI) -> list[tuple[str, str]]:
    """Every path with each of its methods."""
    return [(path, method) for path, methods in app.openapi()["paths"].items() for method in methods]


def request_for(
    data: st.DataObject, path: str, operation: Mapping[str, Any], root: Mapping[str, Any]
) -> dict[str, Any]:
    """A request to an operation: its address, query and body."""
    query: dict[str, Any] = {}
    for parameter in operation.get("parameters", ()):
        fitting = drawn(parameter["schema"], root)
        if parameter["in"] == "path":
            value = data.draw(IDS | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
            path = path.replace(f"{{{parameter['name']}}}", quote(value, safe=""))
        elif parameter["in"] == "query" and (parameter.get("required") or data.draw(st.booleans())):
            query[parameter["name"]] = data.draw(
                fitting | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
            )
    query = {name: "" if value is None else value for name, value in query.items()}
    sent: dict[str, Any] = {"url": path, "params": query}
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        fitting = drawn(content["application/json"]["schema"], root)
        sent["content"] = json.dumps(data.draw(fitting | spoiled(fitting))).encode()
        sent["headers"] = {"content-type": "application/json"}
    elif content:
        sent["content"] = data.draw(st.binary(max_size=60))
    return sent


def faults(response: Any, operation: Mapping[str, Any], root: Mapping[str, Any]) -> list[str]:
    """What of an answer is not as described."""
    described = operation["responses"].get(str(response.status_code))
    if described is None:
        return [f"status {response.status_code} is not described"]
    media = response.headers.get("content-type", "").split(";")[0]
    content = described.get("content", {})
    if not response.content:
        return []
    if media not in content:
        return [f"{media} is not described for {response.status_code}"]
    if not media.endswith("json"):
        return []
    schema = {**content[media]["schema"], "components": root["components"]}
    return [one.message for one in Draft202012Validator(schema).iter_errors(response.json())]


def test_no_request_breaks_an_address_and_each_answer_is_as_described(changing: TestClient) -> None:
    app = changing.app
    assert isinstance(app, FastAPI)
    root = app.openapi()
    public = TestClient(app, base_url=BASE, raise_server_exceptions=False)
    for path, method in operations(app):
        check(public if path in CHANGING and method != "get" else changing, root, path, method)


def check(caller: TestClient, root: Mapping[str, Any], path: str, method: str) -> None:
    """Sends what is drawn for one operation."""
    operation = root["paths"][path][method]

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        sent = request_for(data, path, operation, root)
        response = caller.request(method.upper(), **sent)
        assert response.status_code < 500, (method, sent, response.text)
        if response.url.path.count("/") == path.count("/"):  # else a slash in an id led to another address
            assert not faults(response, operation, root), (method, sent, response.text[:2_000])

    holds()


@pytest.mark.parametrize(
    "body", [b'{"question": "\\ud800"}', b'{"question": 1e400}', b"\xff\xfe", b"[" * 5_000, b"NaN", NESTED]
)
@pytest.mark.parametrize("path", ["/api/v1/ask", "/api/v1/check", "/v1/chat/completions"])
def test_a_body_at_the_edge_of_json_is_refused(client: TestClient, path: str, body: bytes) -> None:
    response = client.post(path, content=body, headers={"content-type": "application/json"})
    assert 400 <= response.status_code < 500, response.text


DAYS = ("0001-01-01", "9999-12-31")
PAST = "Gab es den Altbonus im letzten Jahr?"


@pytest.mark.parametrize("day", DAYS)
def test_days_at_the_end_of_the_calendar_are_refused(client: TestClient, day: str) -> None:
    asked = [
        client.post("/api/v1/ask", json={"question": PAST, "today": day}),
        client.post("/api/v1/check", json={"profile": {"de_minimis": [{"amount_eur": 1, "date": day}]}}),
        client.post("/api/v1/check", json={"profile": {"project": {"start": day}}, "today": "2026-01-01"}),
        client.get("/api/v1/search", params={"q": "x", "today": day}),
        client.get("/api/v1/entries", params={"as_of": day}),
    ]
    assert [one.status_code for one in asked] == [422] * len(asked)


@pytest.mark.parametrize("number", ["9" * 400, "1e400", "Infinity", "NaN", "1e16"])
@pytest.mark.parametrize("field", ["headcount", "turnover_eur"])
def test_numbers_beyond_reason_are_refused(client: TestClient, field: str, number: str) -> None:
    body = f'{{"profile": {{"{field}": {number}}}, "question": "Was passt?"}}'
    for path, sent in (("/api/v1/ask", body), ("/api/v1/check", body.replace(', "question": "Was passt?"', ""))):
        response = client.post(path, content=sent, headers={"content-type": "application/json"})
        assert response.status_code == 422, response.text


@pytest.mark.parametrize("number", ["9" * 400, "1" + "0" * 310, "9.999.999.999.999.999"])
def test_numbers_beyond_reason_in_words_break_nothing(client: TestClient, number: str) -> None:
    question = f"Wir sind {number} Leute mit {number} Euro Umsatz in Hannover und wollen digitalisieren. Was passt?"
    assert client.post("/api/v1/ask", json={"question": question}).status_code == 200
