"""Puts the Gradio page at `/`, behind the API: which of Gradio's addresses are open, and how its shell is made ours."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import UPLOADS
from api.services import Services
from api.session import signed_in
from rag.access import PUBLIC_CALLER
from rag.quiet import hush
from ui import shell
from ui.chat.chat import Chat
from ui.chat.routes import router as pages
from ui.evaluation import api as evaluation_api
from ui.evaluation import routes as evaluation_pages
from ui.evaluation.desk import prepare
from ui.language import PREFIXES, of_path, speaking
from ui.places.routes import router as places
from ui.routes import PREFIX as OURS
from ui.routes import router
from ui.shortlist.routes import router as shortlist
from ui.staff import routes as staff

if TYPE_CHECKING:
    from api.serve import Mount

OPEN_PATHS = re.compile(
    r"(?:/en)?/(?:config|theme\.css|favicon\.ico|manifest\.json|(?:assets|static|svelte)/.+"
    r"|gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|app_id|startup-events|cancel|reset)/?)?|/en"
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

    inner = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    chat = Chat(services)
    for language, prefix in sorted(
        PREFIXES.items(), key=lambda one: -len(one[1])
    ):  # what is mounted first is tried first
        gr.mount_gradio_app(
            inner,
            build(chat, language),
            path=prefix or "/",
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            enable_monitoring=False,
            theme=theme(),
        )
    for one in (router, pages, places, shortlist, staff.router, evaluation_pages.router, evaluation_api.router):
        app.include_router(one)
    app.state.body_limits |= dict.fromkeys(staff.UPLOADS, app.state.body_limits[UPLOADS[0]])
    prepare(app, services)
    app.add_middleware(InLanguage)
    page = Shell(inner, services)
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


class InLanguage:
    """Lets a request speak the language of its path; what is ours under a prefix is found without it."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the whole application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        language, path = of_path(scope["path"])
        if path.startswith(f"{OURS}/"):
            scope = {**scope, "path": path, "raw_path": path.encode()}
        with speaking(language):
            await self.app(scope, receive, send)


class Shell:
    """Serves `app`, its start pages reworked by `shell.rework`."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        """Takes Gradio's application."""
        self.app = app
        self.services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on as it is, but a start page, which is collected first."""
        language, path = of_path(scope["path"])
        if path != "/" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if language != "de" and not scope["path"].endswith("/"):
            await RedirectResponse(f"{PREFIXES[language]}/")(scope, receive, send)
            return
        caller = signed_in(self.services, Request(scope)) or PUBLIC_CALLER
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
                body = shell.rework(body.decode(), caller).encode()
                headers["content-length"] = str(len(body))
                headers["cache-control"] = "no-cache"
                headers["vary"] = "cookie"
            await send(start)
            await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, collect)
