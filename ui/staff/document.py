"""One stored document: what is known of it, what can be done with it, and its text by passages."""

from __future__ import annotations

import datetime as dt
from html import escape
from urllib.parse import parse_qs, quote, urlencode

from api.services import Services
from rag.access import Caller
from rag.errors import DocumentUnknown
from rag.records import DocumentInfo
from ui import texts
from ui.chat.panel import day, internal, original
from ui.forms.profile import Form
from ui.staff.documents import LIST, conditions
from ui.staff.origin import Origin, can_be_loaded_again, can_be_removed, file_of, is_row, origin_of
from ui.staff.parts import PATH, asking, facts, fetching, notice, offset, pages, value
from ui.staff.understood import TYPES, extent, period, place

PASSAGES = 15


def html(services: Services, form: Form, caller: Caller, said: str = "") -> str:
    """Returns the document that the form names by `id`; `liste` is the list to go back to, `said` what was just done.

    Raises:
        DocumentUnknown: the caller sees none of this id.
    """
    doc_id = value(form, "id")
    info = services.store.info(doc_id, caller.audiences)
    if info is None:
        raise DocumentUnknown(doc_id)
    origin, kept = origin_of(info.source, services), value(form, "liste")[:1_000]
    back = parse_qs(kept)
    home = f"{PATH}/dokumente/liste?{urlencode({**conditions(back), 'ab': offset(back)})}"
    chunks = services.store.document_chunks(doc_id, caller.audiences)
    first = offset(form)
    shown = chunks[first : first + PASSAGES]
    items = "".join(
        f"<li>{place(one.heading_path, one.page_first, one.page_last)}<p>{escape(one.text)}</p></li>" for one in shown
    )
    address = f"{PATH}/dokument?{urlencode({'id': doc_id, 'liste': kept})}"
    return (
        f'<p class="knoepfe">{fetching(texts.STAFF_BACK, LIST, home)}</p>{notice(said)}'
        f'<article class="gruppe akte"><h4 tabindex="-1">{escape(info.title)}</h4><p class="merkmale"><span class="art">'
        f"{escape(texts.KINDS.get(info.kind, info.kind))}</span>{internal(info.audience)}</p>"
        f"{_known(info, origin)}{original(info.url)}{_acts(info, origin, kept)}</article>"
        f'<h4>{texts.STAFF_TEXT}</h4><ol class="stellen" start="{first + 1}">{items}</ol>'
        f"{pages(first, len(shown), len(chunks), PASSAGES, LIST, address)}"
    )


def _known(info: DocumentInfo, origin: Origin) -> str:
    return facts(
        (
            (texts.STAFF_ORIGIN, f"{texts.STAFF_ORIGINS[origin]}: {_source(info.source, origin)}"),
            (texts.STAFF_TYPE, TYPES.get(info.media_type, info.media_type)),
            (texts.STAFF_EXTENT, extent(info.page_count, info.chunks, info.chars)),
            (
                texts.STAFF_LANGUAGE,
                texts.STAFF_LANGUAGES.get(info.language or "", info.language or texts.STAFF_UNKNOWN),
            ),
            (texts.STAFF_PUBLISHED, day(info.published) or texts.STAFF_UNKNOWN),
            (texts.STAFF_VALID, period(info.valid_from, info.valid_until)),
            (texts.STAFF_RETRIEVED, day(info.retrieved)),
            (texts.STAFF_INGESTED, day(dt.date.fromisoformat(info.ingested[:10]))),
            (texts.STAFF_OCR, texts.STAFF_YES if info.ocr else ""),
            (texts.STAFF_ID, f"{info.doc_id}, {texts.STAFF_VERSION} {info.version}"),
        )
    )


def _source(source: str, origin: Origin) -> str:
    if origin == "upload":
        return file_of(source).name
    return str(file_of(source)) if source.startswith("file:") else source


def _acts(info: DocumentInfo, origin: Origin, kept: str) -> str:
    """What can be done with it, and why the rest cannot."""
    acts, row, title = [], is_row(info.source), info.title
    named = {"id": info.doc_id, "liste": kept}
    loads = origin != "corpus" and can_be_loaded_again(info.source, origin)
    if origin == "upload":
        name = file_of(info.source).name
        acts.append(
            f'<button type="button" data-tun="ersetzen" data-id="{escape(info.doc_id, quote=True)}" '
            f'data-name="{escape(name, quote=True)}">{texts.STAFF_REPLACE}</button>'
        )
    if origin == "address":
        asked = texts.STAFF_AGAIN_ASK.format(title=title)
        acts.append(asking(texts.STAFF_AGAIN, texts.STAFF_AGAIN, asked, "wieder", named, LIST, stream=True))
    if loads:
        other = "internal" if info.audience == "public" else "public"
        asked = texts.STAFF_AUDIENCE_ASK[other].format(title=title)
        asked += f" {texts.STAFF_WHOLE_COLLECTION}" if row else ""
        asked += f" {texts.STAFF_FOLDER_WINS}" if origin == "folder" else ""
        label = texts.STAFF_MAKE[other]
        acts.append(asking(label, label, asked, "wieder", {**named, "fuer": other}, LIST, stream=True))
    if can_be_removed(origin):
        asked = texts.STAFF_DELETE_ASK.format(title=title)
        asked += f" {texts.STAFF_COMES_BACK[origin]}" if origin in texts.STAFF_COMES_BACK else ""
        acts.append(asking(texts.STAFF_DELETE, texts.STAFF_DELETE_TITLE, asked, "loeschen", named, LIST, stream=True))
    shown = f'<p class="knoepfe">{"".join(acts)}</p>' if acts else ""
    why = texts.STAFF_FIXED.get(origin, "" if loads else texts.STAFF_FILE_GONE)
    return shown + (f'<p class="fuss">{escape(why)}</p>' if why else "")


def address(doc_id: str) -> str:
    """Returns the address of a document's view."""
    return f"{PATH}/dokument?id={quote(doc_id, safe='')}"
