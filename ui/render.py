"""Records to HTML. Pure functions; every piece of text is escaped here, whatever document it came from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from rag.records import Answer, AnswerWarning, Availability, Citation
from ui import texts
from ui.excerpt import Excerpt

_MARKER = re.compile(r"\[(\d{1,3})\]")
_BULLET = re.compile(r"^\s*[-•*–]\s+")
Marked = Callable[[str], str]
"""Escapes a text and turns its [n] into buttons."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the panel shows of a citation: the kind of its document, and the quote in its context (None: gone)."""

    citation: Citation
    kind: str
    excerpt: Excerpt | None


def question(text: str) -> str:
    """Returns a question as the log shows it."""
    return f'<div class="frage"><h3 class="nur-vorgelesen">{texts.YOU}</h3><p>{escape(text)}</p></div>'


def searching() -> str:
    """Returns what stands in for an answer that is being made."""
    return f'<div class="antwort antwort--wartet"><p class="warten">{texts.SEARCHING}</p></div>'


def failure(message: str) -> str:
    """Returns a German sentence that says why there is no answer."""
    return f'<div class="antwort antwort--fehler" role="alert"><p>{escape(message)}</p></div>'


def partial(sentences: str) -> str:
    """Returns the part of an answer that is there already; its markers open nothing yet."""
    return f'<div class="antwort antwort--wartet"><div class="text">{_blocks(sentences, _plain)}</div></div>'


def answer(given: Answer, evidence: Mapping[int, Evidence], turn: int) -> str:
    """Returns the whole answer: warnings, text, sources, and each citation's panel, hidden until it is opened.

    `evidence` is by marker; a marker without evidence stays text. `turn` keeps ids of several answers apart.
    """
    known = {marker: one.citation for marker, one in evidence.items()}

    def marked(text: str) -> str:
        return _marked(text, known, turn)

    abstained = given.status == "abstained"
    parts = [
        f'<h3 class="{"stand" if given.status != "answered" else "nur-vorgelesen"}">'
        f"{texts.STATUS_NAMES[given.status]}</h3>",
        _warnings(given.warnings, marked),
        f'<div class="text">{_blocks(given.text or (texts.ABSTAINED_LEAD if abstained else ""), marked)}</div>',
        f'<p class="rueckfrage">{escape(given.ask.question)}</p>' if given.ask else "",
        _sources(evidence, turn) if evidence else "",
        f'<p class="fuss">{escape(footer(given))}</p>',
    ]
    return f'<div class="antwort antwort--{given.status}" data-turn="{turn}">{"".join(parts)}</div>'


def footer(given: Answer) -> str:
    """Returns how and when the answer was made, in a few words."""
    took = given.timings_ms.get("total", sum(given.timings_ms.values()))
    shown = (
        texts.MILLISECONDS.format(milliseconds=max(1, round(took)))
        if took < 1000
        else texts.DURATION.format(seconds=f"{took / 1000:.1f}".replace(".", ","))
    )
    engine = texts.ENGINES.get(given.engine, given.engine)
    return " · ".join([f"{texts.TODAY} {day(given.today)}", engine, *([shown] if took else [])])


def panel(one: Evidence) -> str:
    """Returns the source panel of a citation: title, standing, place, the quote marked in its context, the original."""
    citation = one.citation
    badge_html = badge(citation.availability, one.kind) if citation.availability else ""
    places = [
        (texts.HEADING, citation.heading),
        (texts.PAGE, str(citation.page) if citation.page else ""),
        (texts.AS_OF, day(citation.as_of) if citation.as_of else ""),
    ]
    listed = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in places if value)
    return (
        f'<h2 tabindex="-1"><span class="nummer">{citation.marker}</span> {escape(citation.title)}</h2>'
        f'<p class="merkmale"><span class="art">{escape(texts.KINDS.get(one.kind, one.kind))}</span>{badge_html}</p>'
        f"{f'<dl>{listed}</dl>' if listed else ''}"
        f"{_context(one)}"
        f"{original(citation.url)}"
        f'<p class="rueckweg"><button type="button" class="zurueck">{texts.PANEL_BACK}</button></p>'
    )


def badge(availability: Availability, kind: str) -> str:
    """Returns how an entry stands, as a badge in the words of its kind; a day only where it is known."""
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
    return f'<span class="marke marke--{state}">{said}</span>'


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
    """Returns a date as Germans write it; empty for None."""
    return f"{value:%d.%m.%Y}" if value else ""


def _warnings(warnings: tuple[AnswerWarning, ...], marked: Marked) -> str:
    if not warnings:
        return ""
    items = "".join(
        f'<li class="hinweis hinweis--{one.code}"><strong>{texts.WARNING_NAMES[one.code]}:</strong> {marked(one.text)}'
        + (marked(f" [{one.marker}]") if one.marker and f"[{one.marker}]" not in one.text else "")
        + "</li>"
        for one in warnings
    )
    return f'<ul class="hinweise" aria-label="{texts.WARNINGS_LABEL}">{items}</ul>'


def _sources(evidence: Mapping[int, Evidence], turn: int) -> str:
    items, panels = [], []
    for marker in sorted(evidence):
        one = evidence[marker]
        citation = one.citation
        place = " · ".join(
            escape(part)
            for part in (citation.heading, f"{texts.PAGE} {citation.page}" if citation.page else "")
            if part
        )
        where = f'<span class="stelle">{place}</span>' if place else ""
        standing = badge(citation.availability, one.kind) if citation.availability else ""
        items.append(
            f'<li><button type="button" class="quelle" data-beleg="{turn}-{marker}">'
            f'<span class="nummer">{marker}</span> <span class="angaben">'
            f'<span class="titel">{escape(citation.title)}</span>{where}</span>{standing}</button></li>'
        )
        panels.append(f'<div id="beleg-{turn}-{marker}">{panel(one)}</div>')
    return (
        f'<div class="quellen"><h4>{texts.SOURCES}</h4><ol>{"".join(items)}</ol></div>'
        f"<div hidden>{''.join(panels)}</div>"
    )


def _context(one: Evidence) -> str:
    if one.excerpt is None:
        quote = _mark(one.citation.quote)
        return f'<p class="ersetzt">{texts.QUOTE_GONE}</p><blockquote class="kontext">{quote}</blockquote>'
    shown = one.excerpt
    before = f"{texts.CUT if shown.cut_before else ''} {_lines(shown.before)}"
    after = f"{_lines(shown.after)}{f' {texts.CUT}' if shown.cut_after else ''}"
    return f'<blockquote class="kontext">{before.lstrip()}{_mark(shown.quote)}{after}</blockquote>'


def _mark(quote: str) -> str:
    """Marks each line of a quote on its own, so that empty lines stay unmarked."""
    return "".join(
        line if not line.strip() else f"<mark>{escape(line)}</mark>" for line in re.split(r"(\s*\n\s*)", quote)
    )


def _lines(text: str) -> str:
    return re.sub(r"\n\s*\n\s*", "\n\n", escape(text))


def _blocks(text: str, marked: Marked) -> str:
    html: list[str] = []
    items: list[str] = []

    def end_list() -> None:
        if items:
            html.append(f"<ul>{''.join(items)}</ul>")
            items.clear()

    for line in text.splitlines():
        if not line.strip():
            end_list()
        elif bullet := _BULLET.match(line):
            items.append(f"<li>{marked(line[bullet.end() :])}</li>")
        else:
            end_list()
            html.append(f"<p>{marked(line.strip())}</p>")
    end_list()
    return "".join(html)


def _plain(text: str) -> str:
    return _MARKER.sub(r'<span class="zitat">\1</span>', escape(text))


def _marked(text: str, known: Mapping[int, Citation], turn: int) -> str:
    def button(match: re.Match[str]) -> str:
        marker = int(match.group(1))
        if marker not in known:
            return match.group()
        label = escape(texts.OPEN_SOURCE.format(marker=marker, title=known[marker].title), quote=True)
        return (
            f'<button type="button" class="zitat" data-beleg="{turn}-{marker}" aria-label="{label}">{marker}</button>'
        )

    return _MARKER.sub(button, escape(text))
