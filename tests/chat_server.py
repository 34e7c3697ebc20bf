"""A small server that speaks like OpenAI's chat completions and fails in every way that a real one does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

End = Literal["done", "cut", "stall", "broken json", "error event"]


@dataclass(frozen=True)
class Reply:
    """What one request gets: a status, or the words of a stream and how it ends.

    "cut": the connection breaks; "stall": nothing comes any more; "broken json": an event that is none; "error event": an
    error inside the stream.
    """

    text: str = ""
    end: End = "done"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class ChatServer:
    """Gives the replies in turn, the last one again and again; `requests` keeps what it was sent."""

    def __init__(self, *replies: Reply) -> None:
        """`replies` in order; at least one."""
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self._replies = list(replies)
        self._over = threading.Event()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                owner.requests.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                owner.keys.append(self.headers.get("authorization", ""))
                owner._answer(self)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    @contextmanager
    def running(self) -> Iterator[ChatServer]:
        """Serves while the context is open."""
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._over.set()
            self._server.shutdown()
            self._server.server_close()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if reply.status != 200:
            body = json.dumps({"error": {"message": "no", "type": "test"}}).encode()
            handler.send_response(reply.status)
            for name, value in {**reply.headers, "content-length": str(len(body))}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)
            return
        handler.send_response(200)
        handler.send_header("content-type", "text/event-stream")
        handler.send_header("transfer-encoding", "chunked")
        handler.end_headers()
        for word in reply.text.split(" ") if reply.text else ():
            self._event(handler, json.dumps(_chunk({"role": "assistant", "content": word + " "}, None)))
        if reply.end == "stall":
            self._over.wait(30)
        if reply.end in ("cut", "stall"):
            handler.close_connection = True
            handler.connection.close()
            return
        if reply.end == "broken json":
            self._event(handler, '{"choices": [{"delta": ')
        if reply.end == "error event":
            self._event(handler, json.dumps({"error": {"message": "out of memory", "code": 500}}))
        if reply.end == "done":
            self._event(handler, json.dumps(_chunk({}, "stop")))
            self._event(handler, "[DONE]")
        handler.wfile.write(b"0\r\n\r\n")

    @staticmethod
    def _event(handler: BaseHTTPRequestHandler, data: str) -> None:
        event = f"data: {data}\n\n".encode()
        handler.wfile.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")
        handler.wfile.flush()


def _chunk(delta: dict[str, str], finish: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
