"""The addresses behind the forms of the page: pieces of HTML, and files to keep. Public documents only."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from api.auth import Parts
from api.services import Services
from rag.errors import LotseError
from rag.records import PUBLIC
from ui import texts
from ui.check import check
from ui.forms.profile import Form, form_of
from ui.search import hits, search

PREFIX = "/seite"
FILE_ROWS_MAX = 100
router = APIRouter(prefix=PREFIX, include_in_schema=False)


async def sent(request: Request) -> Form:
    """Returns the fields of a form that was posted."""
    return form_of((await request.body()).decode("utf-8", "replace"))


def asked(request: Request) -> Form:
    """Returns the fields of a form in the address."""
    return form_of(request.url.query)


Sent = Annotated[Form, Depends(sent)]
InAddress = Annotated[Form, Depends(asked)]


@router.get("/suche", response_class=HTMLResponse)
def found(services: Parts, form: InAddress) -> str:
    """Returns a page of a search."""
    try:
        return hits.html(search.find(services, form))
    except LotseError as error:
        limit = f"{services.settings.max_question_chars:,}".replace(",", ".")
        said = texts.ERRORS.get(error.code, texts.ERROR).format(limit=limit)
        return f'<p class="fehler" role="alert">{said}</p>'


@router.get("/suche.csv")
def found_file(services: Parts, form: InAddress) -> Response:
    """Returns the first documents of a search as CSV."""
    page = search.find(services, {**form, "offset": ["0"]}, FILE_ROWS_MAX)
    return _file(hits.csv(page), "text/csv", "foerderlotse-suche.csv")


@router.post("/check", response_class=HTMLResponse)
def checked(services: Parts, form: Sent) -> str:
    """Returns the results of a check."""
    return check.html(_run(services, form))


@router.post("/check.csv")
def checked_table(services: Parts, form: Sent) -> Response:
    """Returns the results of a check as CSV."""
    return _file(check.csv(_run(services, form)), "text/csv", "foerdercheck.csv")


@router.post("/check.md")
def checked_text(services: Parts, form: Sent) -> Response:
    """Returns the results of a check as Markdown."""
    return _file(check.markdown(_run(services, form)), "text/markdown", "foerdercheck.md")


def _run(services: Services, form: Form) -> check.Checked:
    return check.run(form, services.reader.stock.programmes(PUBLIC), services.today())


def _file(text: str, media_type: str, name: str) -> Response:
    return Response(
        text,
        media_type=f"{media_type}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )
