"""The addresses behind the staff's tab. All need the scope `documents`, feedback the scope `feedback`; none is kept by a cache."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from api import events, problems, session
from api.auth import Changer, Evaluator, Parts
from api.findings import findings
from rag.errors import AccessDenied, LotseError
from ui import language, texts
from ui.forms.profile import Form, form_of
from ui.staff import document, documents, frame, health, inbox, keys, taking, understood, upkeep
from ui.staff.parts import failure, notice, value

PREFIX = "/seite/verwaltung"
UPLOADS = (f"{PREFIX}/vorschau", f"{PREFIX}/uebernehmen")
"""The addresses that take a file; a server lets them take as much as those of the API."""

router = APIRouter(prefix=PREFIX, include_in_schema=False)
log = logging.getLogger("lotse.ui")


def asked(request: Request) -> Form:
    """Returns the fields of a form in the address."""
    return form_of(request.url.query)


async def sent(request: Request) -> Form:
    """Returns the fields of a form that was posted."""
    return form_of((await request.body()).decode("utf-8", "replace"))


InAddress = Annotated[Form, Depends(asked)]
Sent = Annotated[Form, Depends(sent)]


@router.get("")
def tab(changer: Changer, services: Parts) -> Response:
    """Returns the tab."""
    return _shown(lambda: frame.view(changer, services.settings.max_file_mb))


@router.post("/vorschau")
async def look(request: Request, changer: Changer, services: Parts) -> Response:
    """Returns what would be understood of a file or an address; stores nothing."""
    with tempfile.SpooledTemporaryFile(max_size=1_000_000) as file:
        try:
            given = await taking.given(request, services, file, changer)
        except LotseError as error:
            return _page(failure(error))
        return await run_in_threadpool(_shown, lambda: understood.html(taking.look(services, given, changer)))


@router.post("/uebernehmen")
async def take(request: Request, changer: Changer, services: Parts) -> Response:
    """Stores a file or an address, and tells how it goes."""
    file = tempfile.SpooledTemporaryFile(max_size=1_000_000)  # noqa: SIM115  closed by the work, which outlives the request
    try:
        given = await taking.given(request, services, file, changer)
    except LotseError as error:
        file.close()
        return _worked(request, _failing(error))

    def work(tell: taking.Tell) -> str:
        with file:
            return understood.taken(taking.take(services, given, changer, tell))

    return _worked(request, work)


@router.get("/dokumente")
def stock(changer: Changer, services: Parts, form: InAddress) -> Response:
    """Returns the list of documents with its form."""
    return _shown(lambda: documents.section(services, form, changer))


@router.get("/dokumente/liste")
def listed(changer: Changer, services: Parts, form: InAddress) -> Response:
    """Returns a page of the list."""
    return _shown(lambda: documents.html(documents.find(services, form, changer), services))


@router.get("/dokument")
def one(changer: Changer, services: Parts, form: InAddress) -> Response:
    """Returns one document."""
    return _shown(lambda: document.html(services, form, changer))


@router.post("/wieder")
def again(request: Request, changer: Changer, services: Parts, form: Sent) -> Response:
    """Loads a document again, for another audience where `fuer` says so, and tells how it goes."""

    def work(tell: taking.Tell) -> str:
        wanted = value(form, "fuer")
        documents.again(services, value(form, "id"), wanted, changer, tell)
        said = texts.STAFF_AUDIENCE_DONE.get(wanted, texts.STAFF_AGAIN_DONE)
        return document.html(services, form, changer, said)

    return _worked(request, work)


@router.post("/loeschen")
def remove(request: Request, changer: Changer, services: Parts, form: Sent) -> Response:
    """Removes a document, tells how it goes, and ends with the list."""

    def work(tell: taking.Tell) -> str:
        said = texts.STAFF_DELETED.format(title=documents.remove(services, value(form, "id"), changer, tell))
        return notice(said) + documents.html(documents.find(services, form, changer), services)

    return _worked(request, work)


@router.get("/korpus")
def corpus(changer: Changer, services: Parts) -> Response:
    """Returns what to mend in the entries, and which to look up again."""

    def shown() -> str:
        found = findings(services.settings.corpus, services.today())
        infos = services.store.database.documents.infos([each.id for each in found.due], changer.audiences)
        return upkeep.html(found, infos)

    return _shown(shown)


@router.get("/rueckmeldungen")
def feedback(changer: Changer, reader: Evaluator, services: Parts, form: InAddress) -> Response:
    """Returns what askers thought of answers, with the form that filters it."""
    return _shown(lambda: inbox.section(services, form, reader))


@router.get("/rueckmeldungen/liste")
def feedback_list(changer: Changer, reader: Evaluator, services: Parts, form: InAddress) -> Response:
    """Returns a page of it."""
    return _shown(lambda: inbox.html(services, form, reader))


@router.get("/rueckmeldungen.csv")
def feedback_table(changer: Changer, reader: Evaluator, services: Parts, form: InAddress) -> Response:
    """Returns it as a table to keep."""
    return _file(inbox.csv(services, form, reader), "text/csv", "rueckmeldungen.csv")


@router.get("/rueckmeldungen.feedback")
def feedback_lines(changer: Changer, reader: Evaluator, services: Parts, form: InAddress) -> Response:
    """Returns it as `lotse eval from-feedback` reads it."""
    return _file(inbox.jsonl(services, form, reader), "application/x-ndjson", "rueckmeldungen.feedback")


@router.post("/rueckmeldungen/loeschen")
def remove_feedback(changer: Changer, reader: Evaluator, services: Parts, form: Sent) -> Response:
    """Deletes one for good and returns the list."""

    def removed() -> str:
        services.store.database.feedback.remove(value(form, "id"))
        return notice(texts.STAFF_FEEDBACK_DELETED) + inbox.html(services, form, reader)

    return _shown(removed)


@router.get("/zustand")
def state(changer: Changer, services: Parts) -> Response:
    """Returns how the server is."""
    return _shown(lambda: health.html(services))


@router.post("/abgleich")
def repair(request: Request, changer: Changer, services: Parts) -> Response:
    """Compares the indexes with the database and mends them, while no other change runs."""

    def work(tell: taking.Tell) -> str:
        with taking.changing(services, tell, texts.STAFF_IS_COMPARED):
            found = services.store.repair()
        return health.html(services, health.mended(found))

    return _worked(request, work)


@router.get("/schluessel")
def key_list(request: Request, changer: Changer, services: Parts) -> Response:
    """Returns the keys, without what they are."""
    return _shown(lambda: keys.html(services, changer, session.key_of(services, request)))


@router.post("/schluessel")
def make_key(request: Request, changer: Changer, services: Parts, form: Sent) -> Response:
    """Makes a key and shows it, this once."""

    def made() -> str:
        secret, key = keys.create(services, form, changer)
        said = texts.STAFF_KEY_MADE.format(name=key.name)
        return keys.html(services, changer, session.key_of(services, request), said, secret)

    return _shown(made)


@router.post("/schluessel/widerrufen")
def revoke_key(request: Request, changer: Changer, services: Parts, form: Sent) -> Response:
    """Lets a key count no more and returns the keys."""

    def revoked() -> str:
        services.store.database.keys.revoke(value(form, "id"), services.today())
        return keys.html(services, changer, session.key_of(services, request), texts.STAFF_KEY_REVOKED)

    return _shown(revoked)


def _shown(make: Callable[[], str]) -> Response:
    """A piece of the tab; what cannot be done is a sentence in its place, what may not be done a 403."""
    try:
        return _page(make())
    except AccessDenied:
        raise
    except LotseError as error:
        if error.http_status >= 500:
            log.error("staff: %s", error)
        return _page(failure(error))


def _worked(request: Request, work: Callable[[taking.Tell], str]) -> Response:
    """Streams `schritt` {text} while the work goes on and `html` {html} at its end, in the language of the request."""
    spoken = language.current()

    def run(send: events.Send) -> None:
        with language.speaking(spoken):
            try:
                html = work(lambda text: send("schritt", {"text": text}))
            except LotseError as error:
                if error.http_status >= 500:
                    log.error("staff: %s", error)
                html = failure(error)
            send("html", {"html": html})

    return events.stream(
        events.of_work(run), instance=request.url.path, request_id=problems.request_id(request), trusted=True
    )


def _failing(error: LotseError) -> Callable[[taking.Tell], str]:
    def work(tell: taking.Tell) -> str:
        raise error

    return work


def _page(html: str) -> Response:
    return HTMLResponse(html, headers={"cache-control": "no-store"})


def _file(text: str, media_type: str, name: str) -> Response:
    return Response(
        text,
        media_type=f"{media_type}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )
