"""The header `Link` of a page of a list: where the next and the previous one are.

Source: RFC 8288; relation types next and prev of HTML.
"""

from __future__ import annotations

from fastapi import Request


def links(request: Request, offset: int, limit: int, *, more: bool) -> dict[str, str]:
    """Returns the header, relative to the address of the request; empty where this is the only page."""
    found = []
    if more:
        found.append((offset + limit, "next"))
    if offset > 0:
        found.append((max(0, offset - limit), "prev"))
    said = [
        f'<{request.url.path}?{request.url.include_query_params(offset=at, limit=limit).query}>; rel="{rel}"'
        for at, rel in found
    ]
    return {"link": ", ".join(said)} if said else {}
