"""Signing in from a browser: a key is shown once and becomes a signed cookie, so that the page need not keep it.

The cookie names the key by its digest and is worth what the key is worth today: one that is revoked or over is signed out at
once. It ends after `HOURS`, when the server stops, and with `DELETE /api/v1/session`, after which a copy of it is worth nothing
either. Source of the flags and of the last: OWASP Session Management Cheat Sheet.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from urllib.parse import urlsplit

from fastapi import Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from api.services import Services
from rag.access import ADMIN, Caller, digest_of
from rag.errors import KeyNeeded

COOKIE = "lotse_session"
HOURS = 8
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def sign_in(services: Services, secret: str) -> tuple[str, Caller]:
    """Returns the cookie for a key or token, and who has it.

    Raises:
        KeyNeeded: it is none that counts today.
    """
    secret = secret.strip()
    for given in (_of_token(services, secret), digest_of(secret)):
        caller = _caller(services, given)
        if caller is not None:
            return _serializer(services).dumps([given, secrets.token_hex(8)]), caller
    raise KeyNeeded(
        "the key is not known, revoked or over: send one that 'lotse key list' shows, or make one with 'lotse key create'"
    )


def signed_in(services: Services, request: Request) -> Caller | None:
    """Returns who has signed in with the request's cookie; None where nobody has, or where it comes from another page."""
    given = request.cookies.get(COOKIE)
    if not given or _foreign(request):
        return None
    return of_cookie(services, given)


def of_cookie(services: Services, cookie: str) -> Caller | None:
    """Returns whom a cookie stands for today; None where it is not ours, over, or its key is."""
    read = _read(services, cookie)
    return _caller(services, read[0]) if read is not None else None


def key_of(services: Services, request: Request) -> str:
    """Returns the id of the key that the request's cookie stands for; empty where there is none, or it is no key's."""
    read = _read(services, request.cookies.get(COOKIE, ""))
    key = services.store.database.keys.find(read[0]) if read is not None else None
    return key.key_id if key is not None else ""


def keep(response: Response, request: Request, cookie: str) -> None:
    """Sets the cookie: not for scripts, not for other sites, over TLS only where the page came over it."""
    response.set_cookie(
        COOKIE, cookie, max_age=HOURS * 3600, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )


def sign_out(services: Services, request: Request, response: Response) -> None:
    """Takes the request's cookie back, and lets no copy of it count."""
    read = _read(services, request.cookies.get(COOKIE, ""))
    if read is not None and not _foreign(request):
        now = time.time()
        for name, when in list(services.signed_out.items()):
            if when < now - HOURS * 3600:  # its cookie is over by itself
                services.signed_out.pop(name, None)
        services.signed_out[read[1]] = now
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")


def _read(services: Services, cookie: str) -> tuple[str, str] | None:
    """Whose cookie it is and the name of the signing-in; None where it is not ours, over, or was signed out."""
    try:
        named, once = _serializer(services).loads(cookie, max_age=HOURS * 3600)
    except (BadData, ValueError, TypeError):
        return None
    return None if once in services.signed_out else (named, once)


def _caller(services: Services, named: str) -> Caller | None:
    if any(hmac.compare_digest(named, _of_token(services, token)) for token in services.tokens):
        return ADMIN
    key = services.store.database.keys.find(named)
    return key.caller(services.today()) if key is not None else None


def _of_token(services: Services, token: str) -> str:
    """What stands for the server's token: keyed, as people choose tokens, and a plain digest could be guessed."""
    return "t" + hmac.new(services.session_secret, token.encode(), hashlib.sha256).hexdigest()


def _serializer(services: Services) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services.session_secret, salt="lotse-session")


def _foreign(request: Request) -> bool:
    """True where a page of another origin changes something: SameSite lets another port of this host pass."""
    if request.method in _SAFE:
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
