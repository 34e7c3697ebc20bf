"""The source panel of a citation: its document, how it stands, the quote marked in its context, the original."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode, urlsplit

from rag.records import Availability, Citation
from ui import language, texts
from ui.chat.excerpt import Excerpt

PAGE_WIDTHS_PX = (900, 1_800)
"""Of a page in the panel, sharp on screens of two dots to a pixel, and of the page shown large."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
"""In English; what the C library calls them depends on where the server stands."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the panel shows of a citation: kind and audience of its document, and the quote in its context (None: gone).

    `pictured`: the page that it stands on can be shown.
    """

    citation: Citation
    kind: str
    excerpt: Excerpt | None
    audience: str = "public"
    pictured: bool = False


def panel(one: Evidence) -> str:
    """Returns the source panel of a citation: title, standing, place, the quote marked in its context, the original."""
    citation = one.citation
    badges = internal(one.audience) + (badge(citation.availability, one.kind) if citation.availability else "")
    places = [
        (texts.HEADING, citation.heading),
        (texts.PAGE, str(citation.page) if citation.page else ""),
        (texts.AS_OF, day(citation.as_of) if citation.as_of else ""),
    ]
    listed = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in places if value)
    return (
        f'<h2 tabindex="-1"><span class="nummer">{citation.marker}</span> {escape(citation.title)}</h2>'
        f'<p class="merkmale"><span class="art">{escape(texts.KINDS.get(one.kind, one.kind))}</span>{badges}</p>'
        f"{f'<dl>{listed}</dl>' if listed else ''}"
        f"{_context(one)}"
        f"{_picture(citation) if one.pictured else ''}"
        f"{original(citation.url)}"
        f'<p class="rueckweg"><button type="button" class="zurueck">{texts.PANEL_BACK}</button></p>'
    )


def internal(audience: str) -> str:
    """Returns the badge of a document that is for the staff only; empty for a public one."""
    return f'<span class="marke marke--intern">{texts.AUDIENCES[audience]}</span>' if audience != "public" else ""


def badge(availability: Availability, kind: str) -> str:
    """Returns how an entry stands, as a badge."""
    return f'<span class="marke marke--{availability.state}">{standing(availability, kind)}</span>'


def standing(availability: Availability, kind: str) -> str:
    """Returns how an entry stands in the words of its kind; a day only where it is known."""
    state, since, until, as_of = availability.state, availability.since, availability.until, availability.as_of
    is_open, ends, closed = texts.STANDS.get(kind, texts.STANDS["programme"])
    if state == "open":
        said = texts.OPEN_UNTIL.format(open=is_open, until=ends, day=day(until)) if until else is_open
    elif state == "opens_on":
        said = texts.OPENS.format(day=day(since)) if since else texts.OPENS_UNKNOWN
    elif state == "closed":
        said = texts.CLOSED_SINCE.format(closed=closed, day=day(since)) if since else closed
    elif state == "paused":
        said = texts.PAUSED
    else:
        said = texts.UNPROVEN_AS_OF.format(day=day(as_of)) if as_of else texts.UNPROVEN
    return said


def original(url: str | None) -> str:
    """Returns the link to the original; empty where the address is none of the web."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    return (
        f'<p class="original"><a href="{escape(url or "", quote=True)}" target="_blank" rel="noopener noreferrer">'
        f'{texts.ORIGINAL}<span class="nur-vorgelesen"> ({texts.NEW_TAB})</span></a> '
        f'<span class="wirt">{escape(host.removeprefix("www."))}</span></p>'
    )


def day(value: dt.date | None) -> str:
    """Returns a date as the reader writes it, 24.11.2026 or 24 Nov 2026; empty for None."""
    if value is None:
        return ""
    return language.words()(f"{value:%d.%m.%Y}", f"{value.day} {_MONTHS[value.month - 1]} {value.year}")


def _context(one: Evidence) -> str:
    if one.excerpt is None:
        marked = _mark(one.citation.quote)
        return f'<p class="ersetzt">{texts.QUOTE_GONE}</p><blockquote class="kontext">{marked}</blockquote>'
    shown = one.excerpt
    before = f"{texts.CUT if shown.cut_before else ''} {_lines(shown.before)}"
    after = f"{_lines(shown.after)}{f' {texts.CUT}' if shown.cut_after else ''}"
    return f'<blockquote class="kontext">{before.lstrip()}{_mark(shown.quote)}{after}</blockquote>'


def _picture(citation: Citation) -> str:
    """The page as a picture, which the browser asks for when the panel is shown; a press shows it large."""
    path = f"seite/beleg/{quote(citation.doc_id, safe='')}/{quote(citation.version, safe='')}/{citation.page}.png"
    marked = {"start": citation.start, "end": citation.end}
    small, large = (escape(f"{path}?{urlencode({**marked, 'width': width})}", quote=True) for width in PAGE_WIDTHS_PX)
    told = escape(texts.PAGE_PICTURE.format(title=citation.title), quote=True)
    return (
        f'<figure class="seitenbild"><a href="{large}" target="_blank"><img src="{small}" alt="{told}" loading="lazy"></a>'
        f"<figcaption>{texts.PAGE_ENLARGE}</figcaption></figure>"
    )


def _mark(said: str) -> str:
    """Marks each line of a quote on its own, so that empty lines stay unmarked."""
    return "".join(
        line if not line.strip() else f"<mark>{escape(line)}</mark>" for line in re.split(r"(\s*\n\s*)", said)
    )


def _lines(text: str) -> str:
    return re.sub(r"\n\s*\n\s*", "\n\n", escape(text))
