"""How long a request may take until its answer begins."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems

RETRY_SECONDS = 10
log = logging.getLogger("lotse.api")


class Deadline:
    """Answers 503 where nothing has come after `seconds`; what has begun, a stream for instance, is never cut.

    Paths in `unlimited` wait for as long as it takes: reading a scan or a folder does. The work of a request given up ends by
    itself, in its thread; nobody hears of it.
    """

    def __init__(self, app: ASGIApp, seconds: float, unlimited: Collection[str] = ()) -> None:
        self.app = app
        self.seconds = seconds
        self.unlimited = frozenset(unlimited)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 503 with `Retry-After`."""
        if scope["type"] != "http" or scope["path"] in self.unlimited:
            await self.app(scope, receive, send)
            return
        begun = given_up = False

        async def heard(message: Message) -> None:
            nonlocal begun
            if not given_up:
                begun = True
                await send(message)

        work = asyncio.ensure_future(self.app(scope, receive, heard))
        try:
            await asyncio.wait({work}, timeout=self.seconds)
        except asyncio.CancelledError:
            work.cancel()
            raise
        if work.done() or begun:
            await work
            return
        given_up = True
        work.cancel()  # a thread cannot be stopped: awaiting the cancelled task would wait for it
        work.add_done_callback(lambda done: None if done.cancelled() else done.exception())
        name = scope["state"]["request_id"]
        log.warning("%s %s %s took more than %g s", name, scope["method"], scope["path"], self.seconds)
        problem = problems.of_status(
            503,
            f"there was no answer within {self.seconds:g} seconds: try again, or ask for less",
            instance=scope["path"],
            request_id=name,
        )
        await problems.response(problem, {"retry-after": str(RETRY_SECONDS)})(scope, receive, send)
