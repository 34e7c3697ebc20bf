from __future__ import annotations

from fastapi import Request
from pydantic import BaseModel

from api.etag import tagged


class Body(BaseModel):
    """Something to send."""

    value: int


def asking(given: str = "") -> Request:
    """A request with this If-None-Match."""
    headers = [(b"if-none-match", given.encode())] if given else []
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers, "query_string": b""})


def test_equal_bodies_have_equal_tags_and_others_do_not() -> None:
    first, again, other = (tagged(asking(), Body(value=value)).headers["etag"] for value in (1, 1, 2))
    assert first == again != other and first.startswith('"')


def test_only_this_very_answer_is_left_out() -> None:
    tag = tagged(asking(), Body(value=1)).headers["etag"]
    assert tagged(asking(tag), Body(value=1)).status_code == 304
    assert tagged(asking(tag), Body(value=2)).status_code == 200
    assert tagged(asking(tag.strip('"')), Body(value=1)).status_code == 200


def test_shared_caches_keep_nothing_and_tokens_are_told_apart() -> None:
    headers = tagged(asking(), Body(value=1)).headers
    assert "private" in headers["cache-control"] and headers["vary"] == "Authorization, Cookie"
