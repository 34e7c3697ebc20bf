"""What every request passes before a route sees it: a name, a known host, a bounded body, a last resort.

Plain ASGI, so that streams are neither buffered nor cut.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems

REQUEST_ID = "x-request-id"
MEGABYTE = 1_000_000
SECURITY_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
        "frame-ancestors 'self'"
    ),
}
"""Nothing is loaded from, or sent to, anywhere else. Gradio's page needs inline scripts and compiled templates."""

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
log = logging.getLogger("lotse.api")


class LastResort:
    """Names each request, adds the security headers, logs how it ended, and answers 500 where nothing else answered.

    The log names method, path and status, never who asked or what: a query or a body may hold a question.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; `scope["state"]["request_id"]` is the caller's id where it is one, else ours."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        name = given if _ID.fullmatch(given) else secrets.token_hex(8)
        scope["state"] = {**scope.get("state", {}), "request_id": name}
        begun, status = time.perf_counter(), 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID] = name
                for header, value in SECURITY_HEADERS.items():
                    headers.setdefault(header, value)
            await send(message)

        try:
            await self.app(scope, receive, named)
        except Exception:  # the last handler: the server must go on, the caller gets no stack trace
            log.exception("%s %s %s failed", name, scope["method"], scope["path"])
            if not status:
                problem = problems.of_status(
                    500,
                    "something unexpected went wrong; the server's log says more under this request id",
                    instance=scope["path"],
                    request_id=name,
                )
                await problems.response(problem)(scope, receive, named)
        finally:
            milliseconds = (time.perf_counter() - begun) * 1000
            log.info("%s %s %s %d %.0f ms", name, scope["method"], scope["path"], status, milliseconds)


class KnownHost:
    """Refuses a Host header that is none of ours, so that a foreign page cannot rebind its name to this machine."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 400."""
        if scope["type"] in ("http", "websocket"):
            host = re.sub(r":\d+$", "", Headers(scope=scope).get("host", "")).lower()
            if host not in self.hosts:
                if scope["type"] == "websocket":
                    await send({"type": "websocket.close", "code": 1008})
                    return
                problem = problems.of_status(
                    400,
                    "this server answers under the address it listens on only: open the address it printed",
                    instance=scope["path"],
                    request_id=scope["state"]["request_id"],
                )
                await problems.response(problem)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class BodyLimit:
    """Refuses a body over `limit_bytes`, or over `own[path]` for the addresses that have a limit of their own."""

    def __init__(self, app: ASGIApp, limit_bytes: int, own: Mapping[str, int]) -> None:
        self.app = app
        self.limit_bytes = limit_bytes
        self.own = own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; 413 at once by its Content-Length, else as soon as the bytes are too many."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.own.get(scope["path"], self.limit_bytes)
        detail = f"the body is larger than {limit / MEGABYTE:g} MB, the most this address takes"
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > limit:
            problem = problems.of_status(413, detail, instance=scope["path"], request_id=scope["state"]["request_id"])
            await problems.response(problem, {"connection": "close"})(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise HTTPException(413, detail)
            return message

        await self.app(scope, counted, send)
