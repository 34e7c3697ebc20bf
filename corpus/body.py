"""Checks an entry's body: headings, figures it shares with the front matter, links, privacy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.finding import Finding
from corpus.german_forms import date_forms, euro_forms, percent_forms
from corpus.schema import Entry
from corpus.vocabulary import HEADINGS

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_PHONE = re.compile(r"(?i)\b(?:tel(?:efon)?|fax|mobil)\b\.?:?\s*[+0]\d|(?<![\w/.-])(?:\+49|0049)[\s()/\d-]{6,}")
_HEADING = re.compile(r"^## +(.*?) *$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_LINK = re.compile(r"<(https?://[^\s<>]+)>|\]\((https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")


def body_findings(path: Path, entry: Entry, body: str) -> Iterator[Finding]:
    """Yields the faults of a body."""
    yield from _headings(path, body)
    yield from _numbers(path, entry, body)
    yield from _links(path, entry, body)
    yield from _privacy(path, body)


def _headings(path: Path, body: str) -> Iterator[Finding]:
    found = _HEADING.findall(body)
    for heading in found:
        if heading not in HEADINGS:
            yield Finding(path, "body", f"heading '{heading}' is not in the list", f"use one of: {', '.join(HEADINGS)}")
    places = [HEADINGS.index(heading) for heading in found if heading in HEADINGS]
    if places != sorted(set(places)):
        yield Finding(path, "body", "headings stand twice or out of order", "order them as corpus.schema.HEADINGS")
    for heading in ("Worum geht es", "Quellen"):
        if heading not in found:
            yield Finding(path, "body", f"heading '{heading}' is missing", f"add '## {heading}'")


def _numbers(path: Path, entry: Entry, body: str) -> Iterator[Finding]:
    prose = re.sub(r"<?https?://[^\s>]+>?", " ", body.split("\n## Quellen", 1)[0])
    remedy = "name it in the body, or mend the front matter"
    for rate in entry.rates:
        if not re.search(percent_forms(rate.percent), prose):
            yield Finding(path, "rates", f"{rate.percent:g} percent is not in the body", remedy)
    for amount in entry.amounts:
        for euro in (amount.min_eur, amount.max_eur):
            if euro is not None and not re.search(euro_forms(euro), prose):
                yield Finding(path, "amounts", f"{euro:,.0f} EUR is not in the body", remedy)
    in_force, window = entry.clocks.in_force, entry.clocks.window
    lasts = [day for day in (in_force.valid_until, window.closes, *window.cutoffs) if day is not None]
    firsts = [day for day in (in_force.valid_from, window.opens) if day is not None and day > entry.retrieved]
    for day in (*firsts, *lasts):  # a beginning that lies behind us decides nothing and may stay unsaid
        forms = date_forms(day)
        if day in lasts:  # "tritt am 1. Januar 2028 außer Kraft" names the day after
            forms += "|" + date_forms(day + dt.timedelta(days=1))
        if not re.search(forms, prose):
            yield Finding(path, "clocks", f"{day.isoformat()} is not in the body", remedy)


def _links(path: Path, entry: Entry, body: str) -> Iterator[Finding]:
    """Addresses stand in <...> or [...](...), and "Quellen" lists the sources of the front matter, all of them."""
    bare = _LINK.sub(" ", body)
    for address in _ADDRESS.findall(bare):
        yield Finding(path, "body", f"'{address}' is no link", "write it as <address> or [text](address)")
    listed = {one or two for one, two in _LINK.findall(body.partition("\n## Quellen")[2])}
    for source in entry.sources:
        if source.url not in listed:
            yield Finding(
                path, "sources", f"{source.url} is not under 'Quellen'", "add it as <address>, or drop the source"
            )
    for address in sorted(listed - {source.url for source in entry.sources}):
        yield Finding(path, "body", f"{address} under 'Quellen' is no source", "add it to 'sources', or drop it")


def _privacy(path: Path, body: str) -> Iterator[Finding]:
    for pattern, thing in ((_MAIL, "a mail address"), (_PHONE, "a telephone number")):
        if pattern.search(body):
            yield Finding(path, "body", f"holds {thing}", "name the office and its web page instead")
