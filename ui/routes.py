"""The addresses behind the forms of the page: pieces of HTML, and files to keep; each for what the caller may see."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from api.auth import Parts, Seen
from api.services import Services
from corpus.schema import Entry
from rag.errors import LotseError
from rag.records import PUBLIC
from ui import language, privacy, texts
from ui.check import check, paper
from ui.forms.profile import Form, form_of
from ui.paper.markdown import markdown
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


@router.get("/datenschutz", response_class=HTMLResponse)
def kept(services: Parts) -> str:
    """Returns what the page keeps of its readers."""
    return privacy.document(services.settings)


@router.get("/suche", response_class=HTMLResponse)
def found(services: Parts, seen: Seen, form: InAddress) -> Response:
    """Returns a page of a search."""
    try:
        return _html(hits.html(search.find(services, form, seen)))
    except LotseError as error:
        limit = language.words().number(services.settings.max_question_chars)
        said = texts.ERRORS.get(error.code, texts.ERROR).format(limit=limit)
        return _html(f'<p class="fehler" role="alert">{said}</p>')


@router.get("/suche.csv")
def foundfile(services: Parts, seen: Seen, form: InAddress) -> Response:
    """Returns the first documents of a search as CSV."""
    page = search.find(services, {**form, "offset": ["0"]}, seen, FILE_ROWS_MAX)
    return file(hits.csv(page), "text/csv", "foerderlotse-suche.csv")


@router.post("/check", response_class=HTMLResponse)
def checked(services: Parts, seen: Seen, form: Sent) -> Response:
    """Returns the results of a check."""
    return _html(check.html(_run(services, seen, form)))


@router.post("/check.csv")
def checked_table(services: Parts, seen: Seen, form: Sent) -> Response:
    """Returns the results of a check as CSV."""
    return file(check.csv(_run(services, seen, form)), "text/csv", "foerdercheck.csv")


@router.post("/check.md")
def checked_text(services: Parts, seen: Seen, form: Sent) -> Response:
    """Returns the results of a check as Markdown."""
    return file(markdown(paper.sheet(_run(services, seen, form))), "text/markdown", "foerdercheck.md")


@router.post("/check.pdf")
def checked_print(services: Parts, seen: Seen, form: Sent) -> Response:
    """Returns the results of a check as PDF."""
    from ui.paper.pdf import pdf  # reportlab takes a quarter of a second

    return file(pdf(paper.sheet(_run(services, seen, form))), "application/pdf", "foerdercheck.pdf")


def _run(services: Services, seen: frozenset[str], form: Form) -> check.Checked:
    stock = services.reader.stock
    everyones = {one.id for one in stock.programmes(PUBLIC)}
    programmes = [one if one.id in everyones else _marked(one) for one in stock.programmes(seen)]
    return check.run(form, programmes, services.today())


def _marked(entry: Entry) -> Entry:
    """An internal programme, its name saying so, which a file that is kept says, too."""
    name = f"{entry.short_name or entry.name} ({texts.AUDIENCES['internal']})"
    return entry.model_copy(update={"short_name": name})


def _html(text: str) -> Response:
    """A piece of the page; what one caller sees is kept by no cache for another."""
    return HTMLResponse(text, headers={"cache-control": "no-store"})


def file(content: str | bytes, media_type: str, name: str) -> Response:
    """Returns a file to keep, which no cache keeps."""
    return Response(
        content,
        media_type=media_type if isinstance(content, bytes) else f"{media_type}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )
