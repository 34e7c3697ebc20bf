"""The addresses of the tab on networks and practice: pieces of HTML, each for what the caller may see."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.auth import Parts, Seen
from rag.errors import NoSuchEntry
from ui import texts
from ui.places import view
from ui.routes import PREFIX, InAddress

router = APIRouter(prefix=f"{PREFIX}/netzwerke", include_in_schema=False)


@router.get("")
def page(services: Parts, seen: Seen, form: InAddress) -> HTMLResponse:
    """Returns the whole tab."""
    return _html(view.page(services, form, seen))


@router.get("/liste")
def result(services: Parts, seen: Seen, form: InAddress) -> HTMLResponse:
    """Returns what is found for the form."""
    return _html(view.result(services, form, seen))


@router.get("/eintrag/{entry_id}")
def entry(services: Parts, seen: Seen, entry_id: str) -> HTMLResponse:
    """Returns the whole text of an entry with its sources."""
    try:
        return _html(view.entry(services, entry_id, seen))
    except NoSuchEntry:
        return _html(f'<p class="fehler">{texts.PLACES_GONE}</p>', 404)


def _html(text: str, status: int = 200) -> HTMLResponse:
    """A piece of the page; what one caller sees is kept by no cache for another."""
    return HTMLResponse(text, status, headers={"cache-control": "no-store"})
