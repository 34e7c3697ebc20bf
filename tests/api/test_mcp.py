from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx2
import pytest
from fastapi.testclient import TestClient
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult

from api.app import create_app
from api.services import Services
from tests.api.live import serving
from tests.api.tiny import CANARY, OPEN_ENTRY, TOKEN
from tests.serving import environment, lotse

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "Wie viel zahlt der Testbonus Niedersachsen?"
INTERNAL = "Wie hoch ist die interne Quote des Vorhabens Digitalisierung Hannover?"
PROFILE = {"headcount": 12, "place": "Hannover", "project": {"topics": ["digitalisation"]}}
T = TypeVar("T")
Use = Callable[[Client], Awaitable[T]]


@pytest.fixture(scope="module")
def url(services: Services) -> Iterator[str]:
    """A real server over the small world."""
    with serving(create_app(services)) as served:
        yield f"{served}/mcp"


@asynccontextmanager
async def connected(url: str, token: str | None, mode: str) -> AsyncIterator[Client]:
    """The official client over HTTP."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    async with (
        httpx2.AsyncClient(headers=headers, trust_env=False, timeout=60) as http,
        Client(streamable_http_client(url, http_client=http), mode=mode) as client,
    ):
        yield client


def over_http(url: str, use: Use[T], token: str | None = None, mode: str = "auto") -> T:
    """What `use` returns with a client over HTTP."""

    async def run() -> T:
        async with connected(url, token, mode) as client:
            return await use(client)

    return asyncio.run(run())


def call(url: str, tool: str, token: str | None = None, **arguments: Any) -> CallToolResult:
    """The result of one call."""
    result = over_http(url, lambda client: client.call_tool(tool, arguments), token)
    assert isinstance(result, CallToolResult)
    return result


def told(result: CallToolResult) -> str:
    """All that a result says, as text and structured."""
    return f"{[getattr(one, 'text', '') for one in result.content]} {result.structured_content}"


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_four_tools_and_one_template_are_offered_with_their_schemas(url: str, mode: str) -> None:
    async def use(client: Client) -> tuple[Any, Any, Any]:
        return await client.list_tools(), await client.list_resource_templates(), client.server_info

    tools, templates, info = over_http(url, use, mode=mode)
    assert [one.name for one in tools.tools] == ["search", "ask", "check", "entry"] and info.name == "foerderlotse"
    for one in tools.tools:
        assert one.description and one.output_schema and one.annotations and one.annotations.read_only_hint
        assert "ctx" not in one.input_schema["properties"]
    assert [one.uri_template for one in templates.resource_templates] == ["entry://{id}"]


def test_an_answer_comes_as_text_with_sources_and_as_a_record(url: str) -> None:
    result = call(url, "ask", question=QUESTION, profile={"headcount": 12})
    answer = result.structured_content or {}
    assert not result.is_error and "50.000 Euro" in answer["text"] and answer["profile"]["headcount"] == 12
    (text,) = (getattr(one, "text", "") for one in result.content)
    assert text.startswith(answer["text"]) and "[1] Testbonus Niedersachsen: https://www.example.org/testbonus" in text


def test_a_follow_up_leans_on_the_turns_before(url: str) -> None:
    history = [{"role": "user", "text": QUESTION}, {"role": "assistant", "text": "Höchstens 50.000 Euro. [1]"}]
    assert "10. Dezember 2026" in told(call(url, "ask", question="Und bis wann?", history=history))


def test_search_check_and_entry_give_their_records(url: str) -> None:
    found = call(url, "search", query="Zuschuss Digitalisierung", limit=1).structured_content or {}
    assert [one["document"]["doc_id"] for one in found["documents"]] == ["testbonus"]
    checked = call(url, "check", profile=PROFILE, entries=["altbonus"]).structured_content or {}
    assert [(one["id"], one["verdict"]) for one in checked["programmes"]] == [("altbonus", "does_not_fit")]
    entry = call(url, "entry", id="testbonus", as_of="2026-12-11").structured_content or {}
    assert entry["entry"]["availability"]["state"] == "closed" and entry["record"]["id"] == "testbonus"


def test_filters_and_days_hold(url: str) -> None:
    assert (call(url, "search", query="Testbonus", region=["Hamburg"]).structured_content or {})["documents"] == []
    later = call(url, "ask", question=QUESTION, as_of="2027-02-01").structured_content or {}
    assert later["today"] == "2027-02-01" and later["warnings"]


def test_an_entry_is_a_resource(url: str) -> None:
    read = over_http(url, lambda client: client.read_resource("entry://testbonus"))
    (content,) = read.contents
    assert content.mime_type == "text/markdown" and "höchstens 50.000 Euro" in getattr(content, "text", "")


def test_a_resource_that_is_none_is_an_error_that_names_it(url: str) -> None:
    async def use(client: Client) -> str:
        with pytest.raises(MCPError) as caught:
            await client.read_resource("entry://nirgends")
        return str(caught.value)

    assert "no entry 'nirgends'" in over_http(url, use)


@pytest.mark.parametrize(
    ("tool", "arguments", "named"),
    [
        ("ask", {"question": " "}, "the question is empty"),
        ("ask", {"question": "x" * 5_000}, "5,000 characters"),
        ("search", {"query": "x", "kind": ["programm"]}, "unknown kind 'programm'"),
        ("search", {"query": "x", "region": ["Atlantis"]}, "Atlantis"),
        ("search", {"query": "x", "limit": 0}, "limit"),
        ("check", {"profile": {"umsatz": 1}}, "umsatz"),
        ("check", {"profile": {}, "entries": ["nirgends"]}, "nirgends"),
        ("entry", {"id": "nirgends"}, "no entry 'nirgends'"),
    ],
)
def test_what_cannot_be_used_is_an_error_that_names_it(
    url: str, tool: str, arguments: dict[str, Any], named: str
) -> None:
    result = call(url, tool, **arguments)
    assert result.is_error and named in told(result) and "Traceback" not in told(result)


def test_the_canary_reaches_nobody_without_the_token(url: str, holder: TestClient) -> None:
    listed = holder.get("/api/v1/documents").json()["documents"]
    internal = next(one["doc_id"] for one in listed if one["audience"] == "internal")
    calls: list[tuple[str, dict[str, Any]]] = [
        ("search", {"query": "Deckname interne Quote Hannover", "limit": 20}),
        ("search", {"query": "interner Vermerk Hannover", "kind": ["document"]}),
        ("ask", {"question": INTERNAL}),
        ("entry", {"id": internal}),
        ("check", {"profile": PROFILE}),
    ]
    for tool, arguments in calls:
        said = told(call(url, tool, **arguments))
        for secret in (CANARY, "77 Prozent", "Interner Vermerk"):
            assert secret not in said, tool
    assert CANARY in told(call(url, "search", TOKEN, query="Deckname interne Quote Hannover"))
    assert "77 Prozent" in told(call(url, "ask", TOKEN, question=INTERNAL))


def test_a_wrong_token_is_refused(url: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    response = httpx2.post(url, json=body, headers={"authorization": "Bearer falsch"}, trust_env=False)
    assert response.status_code == 401 and response.json()["type"].endswith(":key-needed")


@pytest.mark.parametrize(
    "body", [b"", b"{kaputt", b"[]", b'{"jsonrpc":"2.0"}', b'{"jsonrpc":"2.0","id":1,"method":"x"}']
)
def test_what_is_no_call_is_a_client_s_error(url: str, body: bytes) -> None:
    headers = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    response = httpx2.post(url, content=body, headers=headers, trust_env=False)
    assert response.status_code < 500 and "Traceback" not in response.text


def test_the_application_starts_without_loading_mcp(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.api.tiny import open_tiny; from api.app import create_app\n"
        f"with open_tiny(Path({str(tmp_path)!r})) as services: create_app(services); print('mcp' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_stdio_serves_the_same_tools_beside_an_index(tmp_path: Path) -> None:
    (tmp_path / "testbonus.md").write_text(OPEN_ENTRY, encoding="utf-8")
    (tmp_path / "vermerk.md").write_text(f"# Vermerk\n\nDer {CANARY} zahlt 77 Prozent.", encoding="utf-8")
    assert lotse(tmp_path, "ingest", str(tmp_path / "testbonus.md")).returncode == 0
    assert lotse(tmp_path, "ingest", str(tmp_path / "vermerk.md"), "--audience", "internal").returncode == 0

    async def use(*options: str) -> tuple[str, str]:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "lotse", "mcp", *options], env=environment(tmp_path), cwd=ROOT
        )
        async with Client(stdio_client(command)) as client:
            answer = await client.call_tool("ask", {"question": QUESTION, "as_of": "2026-11-24"})
            secret = await client.call_tool("search", {"query": "Wie viel zahlt der Vermerk?"})
            assert isinstance(answer, CallToolResult) and isinstance(secret, CallToolResult)
            return told(answer), told(secret)

    answer, secret = asyncio.run(use())
    assert "50.000 Euro" in answer and CANARY not in secret
    assert CANARY in asyncio.run(use("--internal"))[1]


def test_stdio_without_an_index_ends_with_one_line(tmp_path: Path) -> None:
    done = lotse(tmp_path, "mcp")
    assert done.returncode == 2 and not done.stdout and len(done.stderr.strip().splitlines()) == 1
