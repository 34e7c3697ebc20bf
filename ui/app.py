"""Puts the Gradio page at `/`, behind the API: which of Gradio's addresses are open, and how its shell is made ours."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.services import Services
from rag.quiet import hush
from ui import shell
from ui.chat.chat import Chat

if TYPE_CHECKING:
    from api.serve import Mount

OPEN_PATHS = re.compile(
    r"/(?:config|theme\.css|favicon\.ico|manifest\.json|(?:assets|static|svelte)/.+"
    r"|gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|app_id|startup-events|cancel|reset)/?)?"
)
"""What the page needs of Gradio's addresses; its uploads, proxies, file access and editors stay shut."""


def load() -> Mount:
    """Imports gradio (3 s) and returns what mounts the page; `api.serve` runs this while the store opens."""
    hush()
    import ui.page  # noqa: F401 - the import is the work

    return mount


def mount(app: FastAPI, services: Services) -> None:
    """Puts the page at `/` of `app`, and what its forms ask for beside it.

    What neither the API knows nor the page needs stays a 404 problem.
    """
    hush()
    import gradio as gr

    from ui.page import build, theme
    from ui.routes import router

    inner = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    gr.mount_gradio_app(
        inner,
        build(Chat(services)),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=theme(),
    )
    app.include_router(router)
    page = Shell(inner)
    unknown, before = app.router.default, app.router.lifespan_context

    async def elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "http" and OPEN_PATHS.fullmatch(scope["path"])
        await (page if is_page else unknown)(scope, receive, send)

    @asynccontextmanager
    async def both(outer: FastAPI) -> AsyncIterator[Any]:
        async with before(outer) as state, inner.router.lifespan_context(inner):
            yield state

    app.router.default = elsewhere
    app.router.lifespan_context = both


class Shell:
    """Serves `app`, its start page reworked by `shell.rework`."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes Gradio's application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on as it is, but the start page, which is collected first."""
        if scope["path"] != "/" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        parts: list[bytes] = []

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            body = b"".join(parts)
            headers = MutableHeaders(scope=start)
            if headers.get("content-type", "").startswith("text/html") and body:
                body = shell.rework(body.decode()).encode()
                headers["content-length"] = str(len(body))
                headers["cache-control"] = "no-cache"
            await send(start)
            await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, collect)
