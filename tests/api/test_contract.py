"""Every address of the OpenAPI description under schemathesis: its examples, the edges of its schemas, and what it draws from
them, fitting and not. What its checks cannot know is told below; what it cannot draw is asked at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import strategies as st
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.bounds import FIRST_DAY, LAST_DAY
from api.services import Services
from rag.assemble import Reader
from rag.settings import load_settings
from tests.api.tiny import TOKEN, open_tiny

NESTED = b'{"question": ' + b"[" * 900 + b"]" * 900 + b"}"
EXAMPLES = 10
SEED = 20_261_126
WITHOUT_KEY = {"POST /api/v1/documents/ingest"}
"""It reads any path and address that it is told, so it is asked as the public only."""
MEANT = {
    "place-unknown", "place-ambiguous", "entry-unknown", "question-empty", "question-too-long", "input",
    "source", "source-empty", "source-damaged", "source-format-mismatch", "source-format-unknown", "key-needed",
}  # fmt: skip
"""Codes of refusals for what a value means, which no schema can say: there is no such place, the PDF is broken."""
MEANT_TO_OPENAI = {"invalid_value", "context_length_exceeded"}
"""The same for the addresses that speak like OpenAI's API: the last message is not the user's, the question is empty."""
RULES = (
    "belong together", "end lies before start", "two names of one condition", "at most 20,000 characters", "is no day between",
    "larger than any sum", "half a character",
)  # fmt: skip
"""Rules between fields, and bounds of days and numbers, which no schema of ours says."""

schemathesis.openapi.format("date", st.dates(FIRST_DAY, LAST_DAY).map(str))
CONFIG = SchemathesisConfig(
    seed=SEED,
    projects=ProjectsConfig(
        default=ProjectConfig(
            generation=GenerationConfig(max_examples=EXAMPLES, deterministic=True, database="none", no_shrink=True)
        )
    ),
)
DESCRIBED = create_app(Services(load_settings(environ={}), cast(Reader, None), ())).openapi()


class Later:
    """An ASGI application that is there when the tests run: they are collected by the description alone."""

    app: FastAPI

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on."""
        await self.app(scope, receive, send)


LATER = Later()
schema = schemathesis.openapi.from_dict(DESCRIBED, config=CONFIG)
schema.app = LATER


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The application, over a world that may be changed."""
    with open_tiny(tmp_path_factory.mktemp("contract"), host="testserver", max_file_mb=2) as services:
        LATER.app = create_app(services)
        yield LATER.app


def meant(response: schemathesis.Response) -> bool:
    """Whether a request was refused for what it means, which no schema can say."""
    if response.status_code not in (400, 413, 415, 422):
        return False
    told = json.loads(response.content)
    if "error" in told:
        return told["error"]["code"] in MEANT_TO_OPENAI
    faults = [one["message"] for one in told.get("errors", ())]
    return told["type"].rpartition(":")[2] in MEANT or all(any(rule in one for rule in RULES) for one in faults or [""])


def ask(case: schemathesis.Case, **headers: str) -> None:
    """Sends a case with the token, and runs all checks of schemathesis on the answer."""
    if case.operation.label not in WITHOUT_KEY:
        headers["authorization"] = f"Bearer {TOKEN}"
    response = case.call(headers=headers)
    left_out = [positive_data_acceptance] if meant(response) else None
    case.validate_response(response, headers=headers, excluded_checks=left_out)


@schema.parametrize()
def test_each_answer_is_as_described(app: FastAPI, case: schemathesis.Case) -> None:
    ask(case)


@schema.include(path="/api/v1/ask").parametrize()
def test_each_event_of_an_answer_is_as_described(app: FastAPI, case: schemathesis.Case) -> None:
    ask(case, accept="text/event-stream")


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
