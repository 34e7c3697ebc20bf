"""Server-sent events from plain iterators and from work that runs in a thread."""

from __future__ import annotations

import json
import logging
import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event

from api import problems
from rag.errors import LotseError

KEEPALIVE_SECONDS = 10.0
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}

Event = tuple[str, Any]
"""Name and JSON data of an event."""
Send = Callable[[str, Any], None]
log = logging.getLogger("lotse.api")


def content(*names: str, example: str) -> dict[str, Any]:
    """Returns how the OpenAPI description names a stream: the schema of each event, and an example of the whole.

    Source: OpenAPI 3.1.0 says nothing of streams; as in 3.2.0, section 4.14.4, and in FastAPI, an event is an object.
    """
    event = {"type": "string", "enum": list(names)}
    data = {"type": "string", "contentMediaType": "application/json"}
    schema = {"type": "object", "required": ["data"], "properties": {"event": event, "data": data}}
    return {"text/event-stream": {"schema": schema, "example": example}}


def stream(events: Iterator[Event], *, instance: str, request_id: str, trusted: bool) -> EventSourceResponse:
    """Returns the response that sends `events`; an error after the first ends the stream with `event: problem`.

    The iterator runs in a worker thread, so it may block.
    """

    def encoded() -> Iterator[bytes]:
        try:
            for name, data in events:
                yield KEEPALIVE_COMMENT if name == "" else encode(name, data)
        except LotseError as error:
            said = problems.of_error(error, instance=instance, request_id=request_id, trusted=trusted)
            yield encode("problem", said.model_dump(mode="json", exclude={"errors"}))
        except Exception:  # the stream's last handler: the status is sent, only an event can tell
            log.exception("%s stream of %s failed", request_id, instance)
            said = problems.of_status(500, None, instance=instance, request_id=request_id)
            yield encode("problem", said.model_dump(mode="json", exclude={"errors"}))

    return EventSourceResponse(encoded(), headers=HEADERS)


def encode(name: str, data: Any) -> bytes:
    """Returns one event as bytes; `data` becomes JSON on one line."""
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))


def of_work(work: Callable[[Send], None]) -> Iterator[Event]:
    """Runs `work(send)` in a thread and yields what it sends; a comment keeps a quiet line open.

    The work goes on where the listener leaves, so that a change is finished, not torn.

    Raises:
        Exception: what the work raised, after all it had sent.
    """
    sent: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work(lambda name, data: sent.put((name, data)))
        except BaseException as error:  # noqa: BLE001 - handed to the listener's thread, which raises it
            failed.append(error)
        finally:
            sent.put(None)

    threading.Thread(target=run, name="lotse-work").start()
    while True:
        try:
            event = sent.get(timeout=KEEPALIVE_SECONDS)
        except queue.Empty:
            yield ("", None)
            continue
        if event is None:
            break
        yield event
    if failed:
        raise failed[0]
