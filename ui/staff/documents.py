"""The stored documents as a list that is filtered, and what is done with one: loading it again, another audience, removing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape
from typing import cast
from urllib.parse import urlencode

from api import uploads
from api.services import Services
from ingest.run import Report
from rag.access import Caller
from rag.errors import DocumentUnknown, InputError
from rag.records import AUDIENCES, KINDS, Audience, DocumentInfo, Filters
from ui import texts
from ui.chat.panel import day, internal
from ui.forms import fields
from ui.forms.profile import Form
from ui.staff.origin import (
    Origin,
    can_be_loaded_again,
    can_be_removed,
    origin_of,
    places,
    target_of,
)
from ui.staff.parts import PATH, count, fetching, offset, pages, table, value
from ui.staff.taking import Tell, changing, done, progress
from ui.staff.understood import extent, period

FORM = "bestand"
LIST = "dokumente-liste"
SHOWN = 25
WORDS_MAX = 8
FIELDS = ("worte", "art", "zielgruppe", "herkunft", "ordnung")


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the documents that meet a form, for one who sees `audiences`."""

    form: Form
    found: tuple[DocumentInfo, ...]
    total: int
    offset: int


def section(services: Services, form: Form, caller: Caller) -> str:
    """Returns the form and the list."""
    options = (
        fields.line(FORM, "worte", texts.STAFF_WORDS, value(form, "worte")),
        fields.select(FORM, "art", texts.FACET_KIND, [(one, texts.KINDS[one]) for one in KINDS], value(form, "art")),
        fields.select(FORM, "zielgruppe", texts.FACET_AUDIENCE, texts.AUDIENCES.items(), value(form, "zielgruppe")),
        fields.select(FORM, "herkunft", texts.STAFF_ORIGIN, texts.STAFF_ORIGINS.items(), value(form, "herkunft")),
        fields.select(FORM, "ordnung", texts.SORT, texts.STAFF_ORDERS.items(), value(form, "ordnung"), empty=texts.STAFF_NEWEST),
    )  # fmt: skip
    return (
        f"<h3>{texts.STAFF_SECTIONS['dokumente']}</h3>"
        f'<form id="{FORM}" class="formular" role="search" action="{PATH}/dokumente/liste" data-ergebnis="{LIST}" method="get">'
        f'<div class="raster raster--eng">{"".join(options)}<p class="knoepfe"><button type="submit" class="haupt">'
        f"{texts.STAFF_FILTER}</button></p></div></form>"
        f'<div id="{LIST}" class="ergebnis bestand">{html(find(services, form, caller), services)}</div>'
    )


def find(services: Services, form: Form, caller: Caller) -> Listed:
    """Returns a page of what meets the form; a value that does not exist sets no condition."""
    kind, audience, origin = value(form, "art"), value(form, "zielgruppe"), value(form, "herkunft")
    audiences = caller.audiences & {audience} if audience in AUDIENCES else caller.audiences
    where = places(services).get(cast("Origin", origin))
    found, total = services.store.database.documents.page(
        Filters(kinds=(kind,) if kind in KINDS else ()),
        audiences,
        offset(form),
        SHOWN,
        words=value(form, "worte")[:200].split()[:WORDS_MAX],
        within=where.within if where else (),
        outside=where.outside if where else (),
        newest=value(form, "ordnung") != "titel",
    )
    return Listed(form, tuple(found), total, offset(form))


def html(listed: Listed, services: Services) -> str:
    """Returns the list as a table, how many there are, and the way to the other pages."""
    if not listed.found:
        return f'<p class="zaehlung" tabindex="-1">{texts.STAFF_NO_DOCUMENTS}</p>'
    first, last = listed.offset + 1, listed.offset + len(listed.found)
    said = texts.FOUND_TOTAL.format(first=count(first), last=count(last), total=count(listed.total))
    kept = urlencode(conditions(listed.form))
    rows = (_row(one, services, f"{kept}&ab={listed.offset}") for one in listed.found)
    heads = (texts.STAFF_DOCUMENT, texts.STAFF_ORIGIN, texts.STAFF_DATE, texts.STAFF_EXTENT)
    return (
        f'<p class="zaehlung" tabindex="-1">{said}</p>{table(texts.STAFF_SECTIONS["dokumente"], heads, rows)}'
        f"{pages(listed.offset, len(listed.found), listed.total, SHOWN, LIST, f'{PATH}/dokumente/liste?{kept}')}"
    )


def conditions(form: Form) -> dict[str, str]:
    """Returns the fields of the form that say which documents are listed."""
    return {name: given for name in FIELDS if (given := value(form, name)[:200])}


def again(services: Services, doc_id: str, audience: str, caller: Caller, tell: Tell) -> Report:
    """Loads a document again from where it came, for `audience` or, where that is empty, as it is.

    Raises:
        DocumentUnknown: the caller sees none of this id.
        InputError: the server does not reach what it was made of.
        SourceError: it cannot be read any more; what was stored is still there.
    """
    with changing(services, tell, texts.STAFF_IS_STORED):
        info = services.store.info(doc_id, caller.audiences)
        if info is None:
            raise DocumentUnknown(doc_id)
        origin = origin_of(info.source, services)
        if origin in ("corpus", "export") or not can_be_loaded_again(info.source, origin):
            raise InputError(f"'{doc_id}' is not loaded again from here: ingest it again from where it came")
        wanted = cast("Audience", audience if audience in AUDIENCES else info.audience)
        report = services.ingest(
            [target_of(info.source, origin)], audience=wanted, allow_private=False, progress=progress(tell)
        )
        done(services, report, info.source, caller)
        return report


def remove(services: Services, doc_id: str, caller: Caller, tell: Tell) -> str:
    """Removes a document, with its file where it came by upload, and returns its title; waits while another change runs.

    Raises:
        DocumentUnknown: the caller sees none of this id.
        InputError: it belongs to the corpus, which brings it back at every start.
    """
    with changing(services, tell, texts.STAFF_IS_DELETED):
        info = services.store.info(doc_id, caller.audiences)
        if info is None:
            raise DocumentUnknown(doc_id)
        if not can_be_removed(origin_of(info.source, services)):
            raise InputError(f"'{doc_id}' belongs to the corpus: remove its file there, then start the server again")
        uploads.remove(services, info)
        return info.title


def _row(one: DocumentInfo, services: Services, kept: str) -> tuple[str, ...]:
    address = f"{PATH}/dokument?{urlencode({'id': one.doc_id, 'liste': kept})}"
    title = (
        f'{fetching(escape(one.title), LIST, address, "titel")}<span class="merkmale"><span class="art">'
        f"{escape(texts.KINDS.get(one.kind, one.kind))}</span>{internal(one.audience)}</span>"
    )
    origin = texts.STAFF_ORIGINS[origin_of(one.source, services)]
    seen = one.entry.get("retrieved") if one.entry is not None else one.retrieved
    dated = (
        day(one.published)
        or period(one.valid_from, one.valid_until)
        or (day(dt.date.fromisoformat(str(seen))) if seen else "")
    )
    return (
        title,
        escape(origin),
        escape(dated or texts.STAFF_UNKNOWN),
        escape(extent(one.page_count, one.chunks)),
    )
