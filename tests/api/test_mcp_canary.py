"""An internal entry and the MCP server: no tool and no resource shows it, or tells it from what never was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.api.tiny import OPEN_ENTRY, TOKEN, open_tiny

NAME = "Geheimbonus"
SECRETS = ("98.765", "example.org/geheim", "nur-intern")
INTERNAL_ENTRY = (
    OPEN_ENTRY.replace("Testbonus", "Geheimbonus")
    .replace("testbonus", "geheimbonus")
    .replace("50.000", "98.765")
    .replace("id: geheimbonus", "id: nur-intern")
)
HEADERS = {"accept": "application/json, text/event-stream"}
Ask = Callable[[TestClient], Any]


def mcp(method: str, **params: Any) -> Ask:
    """A call of the MCP server."""
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return lambda caller: caller.post("/mcp", json=body, headers=HEADERS)


def tool(name: str, **arguments: Any) -> Ask:
    """A call of a tool."""
    return mcp("tools/call", name=name, arguments=arguments)


QUESTION = "Welcher Bonus bezuschusst die Digitalisierung kleiner Unternehmen, wie viel Euro zahlt er höchstens?"
NAMING = f"Wie viel Euro zahlt der {NAME} höchstens?"
PROFILE = {"headcount": 12, "place": "Hannover", "project": {"topics": ["digitalisation"]}}
LISTING: dict[str, Ask] = {
    "search": tool("search", query=QUESTION, limit=20),
    "search by kind": tool("search", query=QUESTION, kind=["programme"], region=["Hannover"]),
    "ask": tool("ask", question=QUESTION),
    "check": tool("check", profile=PROFILE, limit=20),
    "tools": mcp("tools/list"),
    "resources": mcp("resources/list"),
    "templates": mcp("resources/templates/list"),
}
BY_ID: dict[str, Callable[[str], Ask]] = {
    "entry": lambda one: tool("entry", id=one),
    "check": lambda one: tool("check", profile=PROFILE, entries=[one]),
    "resource": lambda one: mcp("resources/read", uri=f"entry://{one}"),
}


@pytest.fixture(scope="module")
def callers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, TestClient]]:
    """A caller without a token, and one with it."""
    folder = tmp_path_factory.mktemp("canary")
    (folder / "nur-intern.md").write_text(INTERNAL_ENTRY, encoding="utf-8")
    with open_tiny(folder) as services:
        with services.change:
            assert services.ingest([str(folder / "nur-intern.md")], audience="internal").added
        app, bearer = create_app(services), {"authorization": f"Bearer {TOKEN}"}
        with TestClient(app, base_url="http://127.0.0.1") as public:
            holder = TestClient(app, base_url="http://127.0.0.1", headers=bearer)
            holder.portal = public.portal  # one event loop for both, as the server has
            yield public, holder


@pytest.mark.parametrize("face", LISTING)
def test_what_is_internal_is_in_no_list_and_no_answer(callers: tuple[TestClient, TestClient], face: str) -> None:
    seen = LISTING[face](callers[0])
    assert seen.status_code == 200
    assert not [secret for secret in (NAME, *SECRETS) if secret in seen.text]


def test_who_knows_the_name_learns_nothing_more(callers: tuple[TestClient, TestClient]) -> None:
    seen = tool("ask", question=NAMING)(callers[0])
    assert seen.status_code == 200 and not [secret for secret in SECRETS if secret in seen.text]


@pytest.mark.parametrize("face", BY_ID)
def test_what_is_internal_is_as_unknown_as_what_never_was(callers: tuple[TestClient, TestClient], face: str) -> None:
    hidden, never = BY_ID[face]("nur-intern")(callers[0]), BY_ID[face]("nie-da")(callers[0])
    assert hidden.status_code == never.status_code
    told, other = json.loads(hidden.text), json.loads(never.text)
    for body in (told, other):
        body.pop("request_id", None)
    assert json.dumps(told).replace("nur-intern", "X") == json.dumps(other).replace("nie-da", "X")


@pytest.mark.parametrize("face", ["search", "search by kind", "check"])
def test_who_may_see_it_sees_it(callers: tuple[TestClient, TestClient], face: str) -> None:
    assert NAME in LISTING[face](callers[1]).text


def test_who_may_see_it_is_told_and_reads_it(callers: tuple[TestClient, TestClient]) -> None:
    for ask in (tool("ask", question=NAMING), BY_ID["entry"]("nur-intern"), BY_ID["resource"]("nur-intern")):
        assert "98.765 Euro" in ask(callers[1]).text
