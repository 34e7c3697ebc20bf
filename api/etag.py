"""Answers that a caller may keep: with an ETag, and 304 where the caller has this very answer.

Source: RFC 9110, sections 8.8.3 (ETag, weak where bytes may differ) and 13.1.2 (If-None-Match, weak comparison).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel

KEPT: dict[int | str, dict[str, Any]] = {304: {"description": "The caller has it already (`If-None-Match`)"}}
"""How the OpenAPI description tells of it."""
ASK_AGAIN = "private, no-cache"
"""What is kept is asked for again each time, by each token apart."""
_TAG = re.compile(r'(?:W/)?("[^"]*")')


def tagged(
    request: Request,
    body: BaseModel,
    *,
    volatile: frozenset[str] = frozenset(),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Returns `body` as JSON with its hash as ETag; fields in `volatile` (how long it took) do not make it another answer."""
    content = body.model_dump_json().encode()
    lasting = body.model_dump_json(exclude=set(volatile)).encode() if volatile else content
    return kept(request, content, "application/json", lasting, weak=bool(volatile), headers=headers)


def kept(
    request: Request,
    content: bytes,
    media_type: str,
    lasting: bytes,
    *,
    weak: bool = False,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Returns `content` with the hash of `lasting` as ETag, or 304 without it."""
    tag = f'"{hashlib.sha256(lasting).hexdigest()[:32]}"'
    told = {"cache-control": ASK_AGAIN, "vary": "Authorization, Cookie", **(headers or {})}
    told["etag"] = f"W/{tag}" if weak else tag
    given = request.headers.get("if-none-match", "")
    if given.strip() == "*" or tag in _TAG.findall(given):
        return Response(status_code=304, headers=told)
    return Response(content, media_type=media_type, headers=told)
