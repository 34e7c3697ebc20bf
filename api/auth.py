"""Who asks and what they may: everyone what is public, a key what its scopes say, the server's token everything.

A key comes with each request, or once, for a cookie (`api.session`).
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api import session
from api.services import Services
from rag.access import ADMIN, PUBLIC_CALLER, Caller, Scope, digest_of
from rag.errors import AccessDenied, KeyNeeded, LotseError
from rag.records import AUDIENCES, PUBLIC

EVERYONE = PUBLIC
TOKEN_HOLDERS = frozenset(AUDIENCES)
"""What a caller sees who sees internal documents."""
NO_KEYS = frozenset({"", "none"})
"""What a client that must send a key sends where it has none."""

_scheme = HTTPBearer(auto_error=False, description="A key of 'lotse key create', or LOTSE_API_TOKEN")
Described = Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)]
"""Puts the scheme into the OpenAPI description; what counts is read in `caller_of`."""


def services_of(request: Request) -> Services:
    """Returns what the application was created with."""
    services: Services = request.app.state.services
    return services


def token_matches(header: str | None, tokens: tuple[str, ...]) -> bool:
    """Returns True where `header` is `Bearer <one of tokens>`; compares each in constant time, never stops early."""
    given = _bearer(header)
    if not given:
        return False
    sent = given.encode("latin-1", "replace")  # the bytes on the wire, as Starlette decodes headers
    matches = [hmac.compare_digest(sent, token.encode()) for token in tokens if token]
    return any(matches)


def caller_of(request: Request) -> Caller:
    """Returns who asks; without the header `Authorization` who has signed in, else the public.

    Raises:
        KeyNeeded: a token or key is given that does not count; better told than silently served less.
    """
    header = request.headers.get("authorization")
    services = services_of(request)
    if header is None:
        return session.signed_in(services, request) or PUBLIC_CALLER
    if token_matches(header, services.tokens):
        return ADMIN
    key = services.store.database.keys.find(digest_of(_bearer(header)))  # of 256 bits nothing is learnt by timing
    caller = key.caller(services.today()) if key is not None else None
    if caller is None:
        raise KeyNeeded(
            "the token or key is not known, revoked or over: send 'Authorization: Bearer KEY' with one that "
            "'lotse key list' shows, or no such header for what is public"
        )
    return caller


def sees_internal(request: Request) -> bool:
    """Returns True where the caller may know of folders and files; False, too, where that cannot be found out."""
    try:
        return caller_of(request).audiences == TOKEN_HOLDERS
    except LotseError:
        return False


def caller(request: Request, described: Described) -> Caller:
    """Returns who asks, as a dependency of a route."""
    return caller_of(request)


def needs(scope: Scope) -> Callable[[Request, Described], Caller]:
    """Returns the dependency that lets only a caller with `scope` pass.

    Raises:
        KeyNeeded: there is no token or key.
        AccessDenied: it does not have the scope.
    """

    def let_pass(request: Request, described: Described) -> Caller:
        who = caller_of(request)
        if scope not in who.scopes:
            refused = KeyNeeded if who is PUBLIC_CALLER else AccessDenied
            raise refused(
                f"this needs the header 'Authorization: Bearer KEY' with a key that has the scope '{scope}': "
                "make one with 'lotse key create', or set LOTSE_API_TOKEN for the server and send it"
            )
        return who

    return let_pass


def seen_by(request: Request, described: Described) -> frozenset[str]:
    """Returns the audiences whose documents the caller sees.

    Raises:
        KeyNeeded: a token or key is given that does not count.
    """
    return caller_of(request).audiences


def seen_by_key(request: Request, described: Described) -> frozenset[str]:
    """Returns what `seen_by` does; a caller with an empty key, or with the key "none", is one without a token.

    Raises:
        KeyNeeded: a key is given that is none of ours.
    """
    header = request.headers.get("authorization", "bearer")
    scheme, _, key = header.partition(" ")
    placeholder = scheme.lower() == "bearer" and key.strip().lower() in NO_KEYS
    if placeholder and not token_matches(header, services_of(request).tokens):
        return EVERYONE
    try:
        return caller_of(request).audiences
    except KeyNeeded as error:
        raise KeyNeeded(
            "this API key is not known: send one of 'lotse key create', LOTSE_API_TOKEN, or 'none' for what is public"
        ) from error


def _bearer(header: str | None) -> str:
    scheme, _, given = (header or "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else ""


Seen = Annotated[frozenset[str], Depends(seen_by)]
KeySeen = Annotated[frozenset[str], Depends(seen_by_key)]
Asker = Annotated[Caller, Depends(caller)]
Changer = Annotated[Caller, Security(needs("documents"), scopes=["documents"])]
Evaluator = Annotated[Caller, Security(needs("feedback"), scopes=["feedback"])]
Parts = Annotated[Services, Depends(services_of)]
