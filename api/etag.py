"""Answers that a caller may keep: with an ETag, and 304 where the caller has this very answer.

Source: RFC 9110, sections 8.8.3 (ETag) and 13.1.2 (If-None-Match, weak comparison).
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel

KEPT: dict[int | str, dict[str, Any]] = {304: {"description": "The caller has it already (`If-None-Match`)"}}
"""How the OpenAPI description tells of it."""
_TAG = re.compile(r'(?:W/)?("[^"]*")')


def tagged(request: Request, body: BaseModel) -> Response:
    """Returns `body` as JSON with its hash as ETag; what is kept is asked for again each time, and by each token apart."""
    content = body.model_dump_json().encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "Authorization, Cookie"}
    given = request.headers.get("if-none-match", "")
    if given.strip() == "*" or tag in _TAG.findall(given):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)
