"""What was understood of an upload, before it is stored, and what became of it, as HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

from api.preview import Preview, PreviewChunk, PreviewDocument, PreviewWarning
from corpus.regions import load_regions
from ingest import media
from ui import texts
from ui.chat.panel import day, internal
from ui.staff.parts import PATH, count, counted, facts, note
from ui.staff.taking import Taken

TYPES = {
    media.PDF: "PDF",
    media.HTML: "HTML",
    media.DOCX: "DOCX",
    media.MARKDOWN: "Markdown",
    media.TEXT: "Text",
    media.FDB: "XML (Förderdatenbank)",
}
PAGES_NAMED = 12


def html(found: Preview) -> str:
    """Returns the look at a file or an address, with the buttons that take it over or drop it."""
    many = found.total > 1
    head = texts.STAFF_UNDERSTOOD_MANY.format(name=found.name, count=count(found.total)) if many else found.name
    more = found.total - len(found.documents) - len(found.failed)
    return (
        f'<div class="verstanden"><h3 tabindex="-1">{texts.STAFF_UNDERSTOOD}</h3><p class="zaehlung">{escape(head)}</p>'
        f"{''.join(_document(one, found.audience, opened=not many) for one in found.documents)}{_failed(found)}"
        f"{f'<p>{texts.STAFF_MORE_ROWS.format(count=count(more))}</p>' if more > 0 else ''}"
        f'<p class="knoepfe"><button type="button" class="haupt" data-tun="annehmen">{texts.STAFF_TAKE}</button>'
        f'<button type="button" data-tun="verwerfen">{texts.STAFF_DROP}</button></p></div>'
    )


def taken(done: Taken) -> str:
    """Returns what was stored, and the ways on from there."""
    report = done.report
    counts = (("added", len(report.added)), ("changed", len(report.changed)), ("unchanged", report.unchanged))
    said = ", ".join(texts.STAFF_TAKEN[name].format(count=count(number)) for name, number in counts if number)
    notes = "".join(f"<li>{escape(note(one.text))}</li>" for one in report.notes[:PAGES_NAMED])
    faults = "".join(
        f'<li>{escape(one.source.rsplit("/", 1)[-1])}: <span lang="en">{escape(one.reason)}</span></li>'
        for one in report.failed[:PAGES_NAMED]
    )
    items = "".join(
        f'<li><strong>{escape(one.title)}</strong> {internal(one.audience)}<span class="knoepfe">'
        f'<button type="button" data-tun="oeffnen" data-adresse="{PATH}/dokument?id={escape(one.doc_id, quote=True)}">'
        f"{texts.STAFF_OPEN}</button>"
        f'<button type="button" data-tun="suchen" data-worte="{escape(one.title, quote=True)}">{texts.STAFF_SEARCH}</button>'
        "</span></li>"
        for one in done.documents
    )
    return (
        f'<div class="verstanden"><h3 tabindex="-1">{texts.STAFF_DONE}</h3><p class="meldung">{escape(said)}</p>'
        f"{_list(notes, texts.STAFF_NOTED)}{_list(faults, texts.STAFF_ROWS_FAILED)}"
        f'<ul class="aufgenommen">{items}</ul>'
        f'<p class="knoepfe"><button type="button" data-tun="verwerfen">{texts.STAFF_ANOTHER}</button></p></div>'
    )


def period(first: dt.date | None, last: dt.date | None) -> str:
    """Returns a period of validity in words; empty where neither end is known."""
    if first and last:
        return f"{day(first)} – {day(last)}"
    if last:
        return str(texts.STAFF_UNTIL.format(day=day(last)))
    return str(texts.STAFF_FROM.format(day=day(first))) if first else ""


def _document(one: PreviewDocument, audience: str, *, opened: bool) -> str:
    regions = ", ".join(load_regions().name(each) if load_regions().exists(each) else each for each in one.regions)
    told = facts(
        (
            (texts.STAFF_KIND, texts.KINDS.get(one.kind, one.kind)),
            (texts.STAFF_TYPE, TYPES.get(one.media_type, one.media_type)),
            (texts.STAFF_EXTENT, extent(one.pages, one.chunks, one.chars)),
            (texts.STAFF_LANGUAGE, texts.STAFF_LANGUAGES.get(one.language or "", one.language or texts.STAFF_UNKNOWN)),
            (texts.STAFF_PUBLISHED, day(one.published) or texts.STAFF_UNKNOWN),
            (texts.STAFF_VALID, period(one.valid_from, one.valid_until) or texts.STAFF_UNKNOWN),
            (texts.STAFF_REGIONS, regions),
        )
    )
    inside = f"{_outcome(one)}{_warnings(one.warnings)}{told}{_dates(one)}{_chunks(one.first_chunks, one.chunks)}"
    for_whom = internal(audience) or f'<span class="art">{texts.AUDIENCES[audience]}</span>'
    head = f"{escape(one.title)} {for_whom}"
    if opened:
        return f'<div class="gruppe"><h4>{head}</h4>{inside}</div>'
    return f'<details class="gruppe"><summary>{head}</summary>{inside}</details>'


def extent(page_count: int, chunks: int, chars: int | None = None) -> str:
    """Returns how much a document holds, in pages where it has some, passages and, where given, characters."""
    parts = [counted(texts.STAFF_PAGE_COUNT, page_count)] if page_count else []
    parts.append(counted(texts.STAFF_CHUNK_COUNT, chunks))
    if chars is not None:
        parts.append(texts.STAFF_CHAR_COUNT.format(count=count(chars)))
    return ", ".join(parts)


def _outcome(one: PreviewDocument) -> str:
    old = one.replaces
    said = texts.STAFF_OUTCOMES[one.outcome]
    if old is not None and one.outcome != "unchanged":
        when = day(dt.date.fromisoformat(old.ingested[:10]))
        said += " " + texts.STAFF_REPLACES.format(
            title=old.title, day=when, extent=extent(old.pages, old.chunks, old.chars)
        )
    return f'<p class="meldung">{escape(said)}</p>'


def _warnings(warnings: Sequence[PreviewWarning]) -> str:
    items = "".join(f'<li class="hinweis"><p>{escape(_warning(one))}</p></li>' for one in warnings)
    return f'<ul class="hinweise" aria-label="{texts.WARNINGS_LABEL}">{items}</ul>' if items else ""


def _warning(one: PreviewWarning) -> str:
    if one.code == "note":
        return note(one.text)
    named = ", ".join(str(number) for number in one.pages[:PAGES_NAMED]) + (
        " …" if len(one.pages) > PAGES_NAMED else ""
    )
    return str(texts.STAFF_WARNINGS[one.code].format(pages=named))


def _dates(one: PreviewDocument) -> str:
    items = "".join(
        f"<li><strong>{day(each.first)}{f' – {day(each.last)}' if each.last != each.first else ''}</strong> "
        f"<span>… {escape(each.text)} …</span></li>"
        for each in one.dates
    )
    if not items:
        return ""
    return f"<details><summary>{texts.STAFF_DATES.format(count=len(one.dates))}</summary><ul>{items}</ul></details>"


def _chunks(chunks: Sequence[PreviewChunk], total: int) -> str:
    items = "".join(
        f"<li>{place(each.heading_path, each.page_first, each.page_last)}<p>{escape(each.text)} …</p></li>"
        for each in chunks
    )
    said = texts.STAFF_CHUNKS.format(shown=len(chunks), count=count(total))
    return f'<details open><summary>{said}</summary><ol class="stellen">{items}</ol></details>' if items else ""


def place(path: Iterable[str], first: int | None, last: int | None) -> str:
    """Returns where a passage stands: headings, and pages where there are some."""
    pages = f"{texts.PAGE} {first}{f'–{last}' if last and last != first else ''}" if first else ""
    said = " · ".join(one for one in (" › ".join(path), pages) if one)
    return f'<p class="ort">{escape(said)}</p>' if said else ""


def _failed(found: Preview) -> str:
    items = "".join(
        f'<li>{escape(one.source)}: <span lang="en">{escape(one.reason)}</span></li>' for one in found.failed
    )
    return _list(items, texts.STAFF_ROWS_FAILED)


def _list(items: str, head: str) -> str:
    return f"<h4>{head}</h4><ul>{items}</ul>" if items else ""
