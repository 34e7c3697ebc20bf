"""A page of a search as HTML and CSV: documents with their best passages, the words asked for marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from api.highlight import highlights
from rag.records import Chunk, Hit
from ui import texts
from ui.chat import record
from ui.chat.panel import badge, day, internal, original, standing
from ui.search.search import PAGE, Found, Page
from ui.shortlist.button import keep

_GAPS = re.compile(r"\s*\n\s*")
SOURCES = "Quellen"
"""The heading of an entry's list of sources (`corpus.vocabulary.HEADINGS`)."""

PASSAGE_CHARS = 420
BEFORE_CHARS = 120


def html(page: Page) -> str:
    """Returns the documents of a page, how many there are, and the way to the other pages and to a file."""
    faults = "".join(f'<p class="fehler" role="alert">{escape(one)}</p>' for one in page.faults)
    if not page.found:
        return f'{faults}<p class="zaehlung" tabindex="-1">{texts.FOUND_NOTHING}</p>'
    first = page.asked.offset + 1
    last = page.asked.offset + len(page.found)
    counted = texts.FOUND if page.total is None else texts.FOUND_TOTAL
    said = counted.format(first=first, last=last, total=page.total)
    items = "".join(_document(one, page.asked.text) for one in page.found)
    return (
        f'{faults}<p class="zaehlung" tabindex="-1">{said} · {texts.FOUND_DAY.format(day=day(page.today))}</p>'
        f'<ol class="treffer" start="{first}">{items}</ol>{_pages(page)}'
    )


def csv(page: Page) -> str:
    """Returns the documents of a page as CSV, a passage a row."""
    rows = []
    for rank, one in enumerate(page.found, page.asked.offset + 1):
        info = one.document
        stands = standing(one.standing, info.kind) if one.standing else ""
        closes = day(one.standing.until) if one.standing else ""
        head = [str(rank), info.title, texts.KINDS.get(info.kind, info.kind), stands, closes]
        passages = [(" › ".join(hit.chunk.heading_path), " ".join(hit.chunk.text.split())) for hit in one.hits]
        rows += [
            [*head, where, text, info.url or "", texts.AUDIENCES[info.audience]]
            for where, text in passages or [("", "")]
        ]
    return record.table(texts.SEARCH_COLUMNS, rows)


def told(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Returns the passages that tell something: a list of sources only where nothing else was found."""
    return [hit for hit in hits if hit.chunk.heading_path[-1:] != (SOURCES,)] or hits


def _document(one: Found, asked: str) -> str:
    info = one.document
    stands = badge(one.standing, info.kind) if one.standing else ""
    dated = f'<span class="marke">{texts.AS_OF} {day(info.published)}</span>' if info.published and not stands else ""
    passages = "".join(_passage(hit, asked) for hit in told(one.hits))
    kept = keep(info.doc_id, info.title) if info.kind == "programme" and info.entry is not None else ""
    return (
        f'<li class="fund"><h3>{escape(info.title)}</h3><p class="merkmale">'
        f'<span class="art">{escape(texts.KINDS.get(info.kind, info.kind))}</span>'
        f"{internal(info.audience)}{stands}{dated}{kept}</p>"
        f"{passages}{original(info.url)}</li>"
    )


def _passage(hit: Hit, asked: str) -> str:
    chunk, begin = hit.chunk, _begin(hit.chunk)
    text = chunk.text[begin:]
    spans = highlights(asked, text)
    first = chunk.start + begin + (spans[0][0] if spans else 0)
    pages = chunk.pages_of(first, first)
    where = [" › ".join(chunk.heading_path), f"{texts.PAGE} {pages[0]}" if pages else ""]
    place = " · ".join(part for part in where if part)
    also = ", ".join(other.title for other in hit.also_in)
    head = f"<h4>{escape(place)}</h4>" if place else ""
    foot = f'<p class="fuss">{escape(texts.ALSO_IN.format(titles=also))}</p>' if also else ""
    return f'<div class="fundstelle">{head}<p>{_marked(text, spans)}</p>{foot}</div>'


def _begin(chunk: Chunk) -> int:
    """Where a chunk's text begins behind the heading that it opens with, as that stands above it."""
    text, path = chunk.text.lstrip(), chunk.heading_path
    return len(chunk.text) - len(text.removeprefix(path[-1]).lstrip() if path else text)


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The part of a passage around the first of `spans`, the words asked for, cut between words, each of them marked."""
    first = max(0, spans[0][0] - BEFORE_CHARS) if spans else 0
    start = text.find(" ", first) + 1 if first else 0
    end = len(text) if len(text) <= start + PASSAGE_CHARS else max(text.rfind(" ", start, start + PASSAGE_CHARS), start)
    parts, at = [f"{texts.CUT} " if start else ""], start
    for left, right in spans:
        if left >= start and right <= end:
            parts += [_closed(text[at:left]), f"<mark>{escape(text[left:right])}</mark>"]
            at = right
    return "".join([*parts, _closed(text[at:end]), f" {texts.CUT}" if end < len(text) else ""])


def _closed(text: str) -> str:
    """Text as HTML, its empty lines left out."""
    return _GAPS.sub("\n", escape(text))


def _pages(page: Page) -> str:
    offset = page.asked.offset
    back = f'<button type="button" data-tun="weiter" data-ab="{max(0, offset - PAGE)}">{texts.EARLIER}</button>'
    on = f'<button type="button" data-tun="weiter" data-ab="{offset + PAGE}">{texts.LATER}</button>'
    file = f'<button type="submit" form="suche" formaction="seite/suche.csv">{texts.SAVE_CSV}</button>'
    return (
        f'<nav class="knoepfe" aria-label="{texts.PAGES_LABEL}">'
        f"{back if offset else ''}{on if page.more else ''}{file}</nav>"
    )
