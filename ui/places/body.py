"""The text of an entry: its sections, its first sentences, and the whole of it as HTML with the sources of its record."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from html import escape
from urllib.parse import urlsplit

from corpus.schema import Source
from corpus.vocabulary import HEADINGS
from rag.text.sentences import sentences
from ui import language, texts
from ui.chat.panel import day

SOURCES = "Quellen"
WHAT = "Worum geht es"
RESULT = "Was und wie viel"
_ITEM = re.compile(r"^- ", re.MULTILINE)
_WEB = re.compile(r"https?://[^\s<>()\"']+[^\s<>()\"'.,;:]")


def sections(text: str) -> dict[str, list[str]]:
    """Returns the paragraphs of an entry's text by heading; what stands before the first heading under ""."""
    found: dict[str, list[str]] = {"": []}
    at = ""
    for part in filter(None, map(str.strip, re.split(r"\n\s*\n", text))):
        if part in HEADINGS:
            at = part
            found.setdefault(at, [])
        else:
            found[at].append(part)
    return found


def lead(text: str, count: int = 2) -> str:
    """Returns the first sentences of what an entry is about."""
    told = sections(text)
    first = next((parts[0] for parts in (told.get(WHAT, []), told[""]) if parts), "")
    return " ".join(first[start:end] for start, end in sentences(first)[:count])


def results(text: str, count: int = 2) -> list[str]:
    """Returns the first sentences or list items of what came out of it."""
    found: list[str] = []
    for part in sections(text).get(RESULT, []):
        items = [one.strip() for one in _ITEM.split(part) if one.strip()]
        found += items if _ITEM.search(part) else [part[start:end] for start, end in sentences(part)]
    return found[:count]


def html(text: str) -> str:
    """Returns the whole text but its list of sources: headings, paragraphs, lists, addresses as links."""
    told = sections(text)
    parts = [
        f"{f'<h6>{escape(heading)}</h6>' if heading else ''}{''.join(map(_paragraph, parts))}"
        for heading, parts in told.items()
        if heading != SOURCES and parts
    ]
    return f'<div class="eintrag-text"{german()}>{"".join(parts)}</div>'


def sources(found: tuple[Source, ...]) -> str:
    """Returns the sources of a record: what each supports, its address, its date."""
    items = "".join(f"<li>{escape(one.supports)}: {_link(one.url)} <small>{_dated(one)}</small></li>" for one in found)
    return f'<div class="eintrag-quellen"><h6>{texts.SOURCES}</h6><ul{german()}>{items}</ul></div>'


def newest(found: tuple[Source, ...]) -> str:
    """Returns the newest date of a page among the sources in words; empty where none has one."""
    dates = [one.page_date for one in found if one.page_date]
    return written(max(dates)) if dates else ""


def written(date: str) -> str:
    """Returns "2023-11-21", "2023-11" or "2023" as the reader writes it."""
    with contextlib.suppress(ValueError):  # of a month or a year alone
        return day(dt.date.fromisoformat(date))
    return language.words()(".", "/").join(reversed(date.split("-")))


def german() -> str:
    """Returns the attribute that says that a text is German, where the page is not."""
    return "" if language.current() == "de" else ' lang="de"'


def _dated(one: Source) -> str:
    return texts.PLACES_SOURCE_OF.format(date=written(one.page_date)) if one.page_date else texts.PLACES_SOURCE_UNDATED


def _paragraph(part: str) -> str:
    lines = part.split("\n")
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{_linked(line[2:])}</li>' for line in lines)}</ul>"
    return f"<p>{_linked(part)}</p>"


def _linked(text: str) -> str:
    """Text with its addresses as links."""
    done, at = [], 0
    for match in _WEB.finditer(text):
        done += [escape(text[at : match.start()]), _link(match.group())]
        at = match.end()
    return "".join([*done, escape(text[at:])])


def _link(url: str) -> str:
    """A link named by its host."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if not host or not url.startswith(("http://", "https://")):
        return escape(url)
    return (
        f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(host.removeprefix("www."))}'
        f'<span class="nur-vorgelesen"> ({texts.NEW_TAB})</span></a>'
    )
