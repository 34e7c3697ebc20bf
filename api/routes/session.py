"""/api/v1/session: signing in and out with a key, for the page and other browsers' scripts of this host."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api import session
from api.auth import Asker, Parts
from api.inputs import NoParameters, ShownKey
from api.problems import CONTENT
from api.schemas import SessionOut

router = APIRouter(prefix="/session", tags=["session"])


@router.get("", summary="Who am I")
def who(caller: Asker, none: Annotated[NoParameters, Query()]) -> SessionOut:
    """Returns the caller's role and scopes, by key or by cookie; without either that is the public."""
    return SessionOut.of(caller)


@router.post("", summary="Sign in", responses={429: {"description": "Too many", "content": CONTENT}})
def sign_in(
    services: Parts, request: Request, response: Response, given: ShownKey, none: Annotated[NoParameters, Query()]
) -> SessionOut:
    """Takes a key and sets a cookie that ends after eight hours; the key itself is not kept."""
    cookie, caller = session.sign_in(services, given.key.get_secret_value())
    session.keep(response, request, cookie)
    return SessionOut.of(caller)


@router.delete("", summary="Sign out", status_code=204)
def sign_out(services: Parts, request: Request, response: Response, none: Annotated[NoParameters, Query()]) -> None:
    """Takes the cookie back; a copy of it counts no more either."""
    session.sign_out(services, request, response)
