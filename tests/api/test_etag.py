from __future__ import annotations

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
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


TAGGED = (
    "/api/v1/search?q=Testbonus", "/api/v1/documents", "/api/v1/documents/testbonus?start=0&end=9", "/api/v1/entries",
    "/api/v1/entries/testbonus", "/api/v1/feedback", "/api/v1/corpus/findings",
)  # fmt: skip


@pytest.mark.parametrize("path", TAGGED)
def test_whoever_has_an_answer_is_not_sent_it_again(holder: TestClient, path: str) -> None:
    first = holder.get(path)
    again = holder.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert holder.get(path, headers={"if-none-match": '"anders"'}).status_code == 200


def test_every_list_and_document_that_can_be_kept_is(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    kept = {path for path, methods in described.items() if "304" in methods.get("get", {}).get("responses", {})}
    pictures = {"/api/v1/documents/{doc_id}/pages/{page}"}  # kept for an hour without asking
    never = pictures | {"/health", "/ready", "/api/v1/session", "/api/v1/status", "/v1/models", "/v1/models/{model}"}
    assert kept == {path for path, methods in described.items() if "get" in methods} - never
