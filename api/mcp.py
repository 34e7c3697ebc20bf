"""The MCP server: search, ask, check and entry as tools, and each entry as a resource. Importing this loads `mcp` (0.8 s).

Source: Model Context Protocol, revision 2025-11-25: tools with structured output, resource templates.
"""

from __future__ import annotations

import datetime as dt
import functools
import logging
from collections.abc import Callable
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from api.bounds import AskersProfile, Day
from api.entries import entry_detail
from api.found import search_page
from api.inputs import HISTORY_MAX, Conditions
from api.schemas import EntryDetail, SearchOut
from rag.assemble import Reader
from rag.eligibility.report import CheckReport, report
from rag.errors import LotseError, NoSuchEntry
from rag.profile import Profile
from rag.records import Answer, Filters, Query, Turn

NAME = "foerderlotse"
INSTRUCTIONS = """Cited answers about German and EU funding for companies, above all in Lower Saxony and its automotive industry.

Ask in German or English. Every statement of `ask` carries markers [n] of its citations: repeat them, with the dates. What the
documents do not say is refused; do not fill it in. `check` needs facts of the company; what is left out counts as unknown, so
ask the user first."""

Caller = Callable[[Context[Any, Any]], frozenset[str]]
"""Which audiences' documents the caller of a tool sees."""

Kinds = Annotated[
    list[str], Field(description="programme, rule, network, hub, cluster, agency, practice, event, study, document")
]
Regions = Annotated[list[str], Field(description="what works there: a place, a postcode or a region id")]
AsOf = Annotated[Day | None, Field(description="how it stood on this day; unset: today")]
_READING = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_P = ParamSpec("_P")
_R = TypeVar("_R")
log = logging.getLogger("lotse.mcp")


def _told(tool: Callable[_P, _R]) -> Callable[_P, _R]:
    """Tells an error of ours to the caller; of a server error only the title, as it may name places on the server."""

    @functools.wraps(tool)
    def telling(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return tool(*args, **kwargs)
        except LotseError as error:
            if error.http_status >= 500:
                log.error("%s: %s", tool.__name__, error)
                raise ToolError(error.title) from error
            raise ToolError(str(error)) from error

    return telling


class Tools:
    """What the tools do, over an open reader; `today` is the only clock."""

    def __init__(self, reader: Reader, today: Callable[[], dt.date], caller: Caller) -> None:
        """`caller` says for each call what may be seen."""
        self._reader = reader
        self._today = today
        self._caller = caller

    @_told
    def search(
        self,
        query: Annotated[str, Field(description="what is looked for, in plain words")],
        ctx: Context[Any, Any],
        limit: Annotated[int, Field(ge=1, le=20, description="most documents")] = 5,
        kind: Kinds = [],  # noqa: B006  a default of the schema, never changed
        region: Regions = [],  # noqa: B006
        as_of: Annotated[Day | None, Field(description="only what was in force on this day")] = None,
    ) -> SearchOut:
        """Find passages in funding documents, grouped by document, best first."""
        filters = _filters(kind, region, as_of)
        found = Query(query, as_of or self._today(), filters, self._caller(ctx), limit=limit)
        return search_page(self._reader.retriever, found)

    @_told
    def ask(
        self,
        question: Annotated[str, Field(description="in German or English, with what is known of the company")],
        ctx: Context[Any, Any],
        profile: Annotated[AskersProfile | None, Field(description="facts of the company and its project")] = None,
        history: Annotated[list[Turn], Field(max_length=HISTORY_MAX, description="turns before, oldest first")] = [],  # noqa: B006
        kind: Kinds = [],  # noqa: B006
        region: Regions = [],  # noqa: B006
        as_of: AsOf = None,
    ) -> Annotated[CallToolResult, Answer]:
        """Answer a question from the documents, each statement with citations; refuses where they say nothing."""
        answer = self._reader.answerer.answer(
            question,
            today=as_of or self._today(),
            filters=_filters(kind, region, None),
            audiences=self._caller(ctx),
            history=history,
            profile=profile or Profile(),
        )
        return CallToolResult(
            content=[TextContent(type="text", text=_text(answer))], structured_content=answer.model_dump(mode="json")
        )

    @_told
    def check(
        self,
        profile: Annotated[AskersProfile, Field(description="facts of the company and its project; left out: unknown")],
        ctx: Context[Any, Any],
        entries: Annotated[list[str], Field(max_length=20, description="only these programmes, by id")] = [],  # noqa: B006
        limit: Annotated[int, Field(ge=1, le=20, description="most programmes of the shortlist")] = 5,
        as_of: AsOf = None,
    ) -> CheckReport:
        """Check which programmes fit a company and its project, criterion by criterion, and what they could pay."""
        programmes = self._reader.stock.programmes(self._caller(ctx))
        return report(profile, programmes, as_of or self._today(), only=entries, limit=limit)

    @_told
    def entry(
        self,
        id: Annotated[str, Field(description="id of an entry, e.g. zim")],
        ctx: Context[Any, Any],
        as_of: AsOf = None,
    ) -> EntryDetail:
        """Read one programme, rule, network or other entry: record, how it stands, sources, text."""
        return entry_detail(self._reader.store, id, self._caller(ctx), as_of or self._today())

    def resource(self, id: str, ctx: Context[Any, Any]) -> str:
        """An entry as text: what it is, who gets it, how much, until when, with its sources."""
        try:
            found = entry_detail(self._reader.store, id, self._caller(ctx), self._today())
        except NoSuchEntry as error:
            raise ResourceNotFoundError(str(error)) from error
        sources = "\n".join(f"- {source.url}" for source in found.sources)
        standing = found.entry.availability
        state = f"Stand am {found.today:%d.%m.%Y}: {standing.state}\n\n" if standing else ""
        return f"# {found.entry.name}\n\n{state}{found.text}\n\n## Belege\n\n{sources}\n"


def build(reader: Reader, today: Callable[[], dt.date], caller: Caller, version: str = "") -> MCPServer[Any]:
    """Returns the server with its tools and resources; it keeps nothing between two calls."""
    tools = Tools(reader, today, caller)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    server: MCPServer[Any] = MCPServer(
        NAME, title="Förderlotse", instructions=INSTRUCTIONS, version=version, subscriptions=False
    )
    root.handlers[:], root.level = handlers, level  # the constructor sets up logging for the whole process
    for title, tool in (
        ("Search funding documents", tools.search),
        ("Ask with citations", tools.ask),
        ("Check eligibility", tools.check),
        ("Read an entry", tools.entry),
    ):
        server.add_tool(tool, title=title, annotations=_READING)
    server.resource("entry://{id}", name="entry", title="Entry", mime_type="text/markdown")(tools.resource)
    return server


def _filters(kind: list[str], region: list[str], valid_at: dt.date | None) -> Filters:
    return Conditions(kind=kind, region=region, valid_at=valid_at).filters()


def _text(answer: Answer) -> str:
    sources = [f"[{one.marker}] {one.title}: {one.url or one.doc_id}" for one in answer.citations]
    return "\n".join([answer.text, *(["", *sources] if sources else [])])
