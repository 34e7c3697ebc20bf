"""What every request passes before a route sees it: a name, a known host, a bounded body and rate, a last resort.

Plain ASGI, so that streams are neither buffered nor cut.
"""

from __future__ import annotations

import hashlib
import ipaddress
import logging
import re
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping

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
    """Names each request, adds the security headers, and answers 500 where nothing else answered an exception."""

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
        started = False

        async def named(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID] = name
                for header, value in SECURITY_HEADERS.items():
                    headers.setdefault(header, value)
            await send(message)

        try:
            await self.app(scope, receive, named)
        except Exception:  # the last handler: the server must go on, the caller gets no stack trace
            log.exception("%s %s %s failed", name, scope["method"], scope["path"])
            if not started:
                problem = problems.of_status(
                    500,
                    "something unexpected went wrong; the server's log says more under this request id",
                    instance=scope["path"],
                    request_id=name,
                )
                await problems.response(problem)(scope, receive, named)


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


class RateLimit:
    """Refuses an address that sends more than `limits[path]` POST requests a minute: 429, and when to come again.

    Addresses are kept in memory only, as keyed hashes, and forgotten: the oldest of `CLIENTS_MAX`. Of IPv6 the network of 64
    bits counts, as one household has it whole.
    """

    CLIENTS_MAX = 10_000
    WINDOW_SECONDS = 60.0

    def __init__(self, app: ASGIApp, limits: Mapping[str, int], clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.limits = limits
        self.clock = clock
        self._secret = secrets.token_bytes(32)
        self._seen: OrderedDict[tuple[str, bytes], deque[float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 429 with `Retry-After`."""
        limit = self.limits.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        wait = self._wait(scope, limit) if limit is not None else 0.0
        if wait <= 0:
            await self.app(scope, receive, send)
            return
        seconds = max(1, round(wait + 0.5))
        problem = problems.of_status(
            429,
            f"this address takes {limit} requests a minute: try again in {seconds} seconds",
            instance=scope["path"],
            request_id=scope["state"]["request_id"],
        )
        await problems.response(problem, {"retry-after": str(seconds)})(scope, receive, send)

    def _wait(self, scope: Scope, limit: int) -> float:
        """Seconds until the client may send again; 0 where it may now, which counts."""
        now, key = self.clock(), (scope["path"], self._client(scope))
        times = self._seen.setdefault(key, deque())
        self._seen.move_to_end(key)
        while len(self._seen) > self.CLIENTS_MAX:
            self._seen.popitem(last=False)
        while times and now - times[0] >= self.WINDOW_SECONDS:
            times.popleft()
        if len(times) >= limit:
            return self.WINDOW_SECONDS - (now - times[0])
        times.append(now)
        return 0.0

    def _client(self, scope: Scope) -> bytes:
        host = scope["client"][0] if scope.get("client") else ""
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            network = host
        else:
            network = str(ipaddress.ip_network((address, 64 if address.version == 6 else 32), strict=False))
        return hashlib.blake2b(network.encode(), key=self._secret, digest_size=16).digest()
