"""How often one network address may ask: in a minute, and over some paths less.

Addresses are kept in memory only, as keyed hashes, and forgotten after a minute. Of IPv6 the network of 64 bits counts, as one
household has it whole.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems

COUNTED = ("/api/", "/v1/", "/mcp", "/seite/", "/gradio_api/")
"""Paths that cost something: what they begin with. Assets of the page, /docs, /health, /ready are not counted."""


class RateLimit:
    """Refuses an address that sends more than `limits[path]` POST requests, or more than `general` of all, a minute.

    It is answered 429, and when to come again. `general` 0 sets none; it never counts who asks from this machine, where a
    program of the operator or a proxy that names no client may ask for many.
    """

    CLIENTS_MAX = 10_000
    WINDOW_SECONDS = 60.0

    def __init__(
        self,
        app: ASGIApp,
        limits: Mapping[str, int],
        general: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app = app
        self.limits = limits
        self.general = general
        self.clock = clock
        self._secret = secrets.token_bytes(32)
        self._seen: OrderedDict[tuple[str, bytes], deque[float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 429 with `Retry-After`."""
        if scope["type"] == "http":
            network, local = _network(scope["client"][0] if scope.get("client") else "")
            for name, limit in self._rules(scope, local):
                wait = self._wait((name, self._hash(network)), limit)
                if wait > 0:
                    await _refuse(limit, wait, scope, receive, send)
                    return
        await self.app(scope, receive, send)

    def _rules(self, scope: Scope, local: bool) -> Iterator[tuple[str, int]]:
        path = scope["path"]
        if scope["method"] == "POST" and path in self.limits:
            yield path, self.limits[path]
        if self.general and not local and path.startswith(COUNTED):
            yield "", self.general

    def _wait(self, key: tuple[str, bytes], limit: int) -> float:
        """Seconds until the client may send again; 0 where it may now, which counts."""
        now = self.clock()
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

    def _hash(self, network: str) -> bytes:
        return hashlib.blake2b(network.encode(), key=self._secret, digest_size=16).digest()


def _network(host: str) -> tuple[str, bool]:
    """The network that counts as one client, and whether it is this machine."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host, False
    length = 64 if address.version == 6 else 32
    return str(ipaddress.ip_network((address, length), strict=False)), address.is_loopback


async def _refuse(limit: int, wait: float, scope: Scope, receive: Receive, send: Send) -> None:
    seconds = max(1, round(wait + 0.5))
    problem = problems.of_status(
        429,
        f"this address takes {limit} requests a minute: try again in {seconds} seconds",
        instance=scope["path"],
        request_id=scope["state"]["request_id"],
    )
    await problems.response(problem, {"retry-after": str(seconds)})(scope, receive, send)
