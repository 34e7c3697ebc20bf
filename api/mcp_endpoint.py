"""/mcp: the MCP server over streamable HTTP, loaded with the first request, so that the start does not wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from api import problems
from api.auth import EVERYONE, seen_by
from api.services import Services
from rag.errors import AccessDenied

if TYPE_CHECKING:
    from mcp.server.mcpserver import Context, MCPServer

PATH = "/mcp"
SEEN = "audiences"
"""Name under which a request carries what its caller may see."""


def mount(app: FastAPI, services: Services) -> None:
    """Puts the MCP server at `/mcp` of `app`; it is shut down with it."""
    endpoint = Endpoint(services, app.version)
    app.router.add_route(PATH, endpoint, include_in_schema=False)  # type: ignore[arg-type]  # an ASGI application
    before = app.router.lifespan_context

    @asynccontextmanager
    async def both(outer: FastAPI) -> AsyncIterator[Any]:
        async with before(outer) as state:
            try:
                yield state
            finally:
                await endpoint.close()

    app.router.lifespan_context = both


class Endpoint:
    """An ASGI application that answers each request by itself: no sessions, so any of several processes may answer."""

    def __init__(self, services: Services, version: str) -> None:
        """Loads nothing yet."""
        self._services = services
        self._version = version
        self._starting = asyncio.Lock()
        self._stop = asyncio.Event()
        self._server: MCPServer[Any] | None = None
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses a wrong key; else passes the request on with what its caller may see."""
        request = Request(scope)
        try:
            seen = await run_in_threadpool(seen_by, request, None)
        except AccessDenied as error:
            refusal = problems.of_error(error, **problems.where(request), trusted=False)
            await problems.response(refusal, problems.CHALLENGE)(scope, receive, send)
            return
        scope["state"][SEEN] = seen
        server = await self._started()
        await server.session_manager.handle_request(scope, receive, send)

    async def close(self) -> None:
        """Ends the requests that still run."""
        self._stop.set()
        if self._running is not None:
            await self._running

    async def _started(self) -> MCPServer[Any]:
        async with self._starting:
            if self._server is None:
                server = await run_in_threadpool(self._load)
                ready = asyncio.Event()
                self._running = asyncio.create_task(self._run(server, ready))
                await ready.wait()
                self._server = server
            return self._server

    def _load(self) -> MCPServer[Any]:
        from mcp.server.transport_security import TransportSecuritySettings

        from api.mcp import build

        server = build(self._services.reader, self._services.today, _caller, self._version)
        server.streamable_http_app(
            stateless_http=True,
            json_response=True,
            transport_security=TransportSecuritySettings(
                enable_dns_rebinding_protection=False
            ),  # guards.KnownHost does
        )
        return server

    async def _run(self, server: MCPServer[Any], ready: asyncio.Event) -> None:
        """Holds the server's task group open, in one task, as its cancel scope asks for."""
        async with server.session_manager.run():
            ready.set()
            await self._stop.wait()


def _caller(ctx: Context[Any, Any]) -> frozenset[str]:
    request = ctx.request_context.request
    seen: frozenset[str] = request.scope["state"][SEEN] if request is not None else EVERYONE
    return seen
