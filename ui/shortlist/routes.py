"""The addresses of the shortlist: a piece of the page, files to keep, and a feed; the ids stand in the address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.atom import MEDIA_TYPE, feed
from api.auth import Parts, Seen
from api.services import Services
from rag.records import PUBLIC
from ui.paper.markdown import markdown
from ui.routes import PREFIX, file
from ui.shortlist import shortlist as listed
from ui.shortlist.shortlist import Shortlist, shortlist

router = APIRouter(prefix=PREFIX, include_in_schema=False)
Ids = Annotated[list[str], Query(alias="id", max_length=200, default_factory=list)]


@router.get("/merkliste.html", response_class=HTMLResponse)
def shown(services: Parts, seen: Seen, ids: Ids) -> Response:
    """Returns the list."""
    return HTMLResponse(listed.html(_found(services, seen, ids)), headers={"cache-control": "no-store"})


@router.get("/merkliste.md")
def text(services: Parts, seen: Seen, ids: Ids) -> Response:
    """Returns the list as Markdown."""
    return file(markdown(listed.sheet(_found(services, seen, ids))), "text/markdown", "merkliste.md")


@router.get("/merkliste.pdf")
def printed(services: Parts, seen: Seen, ids: Ids) -> Response:
    """Returns the list as PDF."""
    from ui.paper.pdf import pdf  # reportlab takes a quarter of a second

    return file(pdf(listed.sheet(_found(services, seen, ids))), "application/pdf", "merkliste.pdf")


@router.get("/merkliste.atom")
def coming(request: Request, services: Parts, ids: Ids) -> Response:
    """Returns what of the list opens or closes soon, as a feed: of public programmes, as a feed reader does not sign in."""
    alerts = listed.coming(services, _found(services, PUBLIC, ids))
    base = str(request.base_url).rstrip("/")
    body = feed(alerts, str(request.url), f"{base}/api/v1/entries")
    return Response(body, media_type=MEDIA_TYPE, headers={"cache-control": "public, max-age=900"})


def _found(services: Services, audiences: frozenset[str], ids: list[str]) -> Shortlist:
    return shortlist(ids, services.reader.stock.programmes(audiences), services.today())
