"""Who may do what: without a token, what is public; with it, internal documents and changes, too."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.services import Services
from rag.errors import AccessDenied
from rag.records import AUDIENCES, PUBLIC

EVERYONE = PUBLIC
TOKEN_HOLDERS = frozenset(AUDIENCES)
NO_KEYS = frozenset({"", "none"})
"""What a client that must send a key sends where it has none."""

_scheme = HTTPBearer(auto_error=False, description="LOTSE_API_TOKEN, or the token in the data folder's owner record")
Described = Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)]
"""Puts the scheme into the OpenAPI description; what counts is compared in `token_matches`."""


def services_of(request: Request) -> Services:
    """Returns what the application was created with."""
    services: Services = request.app.state.services
    return services


def token_matches(header: str | None, tokens: tuple[str, ...]) -> bool:
    """Returns True where `header` is `Bearer <one of tokens>`; compares each in constant time, never stops early."""
    scheme, _, given = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not given:
        return False
    sent = given.strip().encode("latin-1", "replace")  # the bytes on the wire, as Starlette decodes headers
    matches = [hmac.compare_digest(sent, token.encode()) for token in tokens if token]
    return any(matches)


def holds_token(request: Request) -> bool:
    """Returns True where the request carries a valid token."""
    return token_matches(request.headers.get("authorization"), services_of(request).tokens)


def seen_by(request: Request, described: Described) -> frozenset[str]:
    """Returns the audiences whose documents the caller sees.

    Raises:
        AccessDenied: a token is given that is none of ours; better told than silently served less.
    """
    if request.headers.get("authorization") is None:
        return EVERYONE
    token_holder(request, described)
    return TOKEN_HOLDERS


def token_holder(request: Request, described: Described) -> None:
    """Lets only a token's holder pass.

    Raises:
        AccessDenied: no token, or none of ours.
    """
    if not holds_token(request):
        raise AccessDenied(
            "this needs the header 'Authorization: Bearer TOKEN': set LOTSE_API_TOKEN for the server and send it"
        )


def seen_by_key(request: Request, described: Described) -> frozenset[str]:
    """Returns what `seen_by` does; a caller with an empty key, or with the key "none", is one without a token.

    Raises:
        AccessDenied: a key is given that is none of ours.
    """
    scheme, _, key = request.headers.get("authorization", "bearer").partition(" ")
    if scheme.lower() == "bearer" and key.strip().lower() in NO_KEYS and not holds_token(request):
        return EVERYONE
    if not holds_token(request):
        raise AccessDenied("this API key is not known: send LOTSE_API_TOKEN, or 'none' for what is public")
    return TOKEN_HOLDERS


Seen = Annotated[frozenset[str], Depends(seen_by)]
KeySeen = Annotated[frozenset[str], Depends(seen_by_key)]
TokenHolder = Annotated[None, Depends(token_holder)]
Parts = Annotated[Services, Depends(services_of)]
