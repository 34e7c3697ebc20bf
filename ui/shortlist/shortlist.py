"""The shortlist: the programmes that a reader keeps, with how they stand today. The browser keeps their ids, this shows them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from api.services import Services
from corpus.schema import Entry, Source
from rag.alerts import Alerts, look
from rag.eligibility.report import report
from rag.profile import Profile
from rag.records import ProgrammeResult
from rag.watch import Watch
from ui import language, texts
from ui.chat.cards import amount, kind_of
from ui.chat.panel import badge, day, original, standing
from ui.paper.sheet import Block, Heading, Points, Sheet, Text

KEPT_MAX = 50
"""So many programmes are shown of what an address names."""

FEED_DAYS = 60
"""So long before it opens or closes the feed tells it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A programme of the list as it stands today, for an unknown company, and the sources of its record."""

    programme: ProgrammeResult
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The programmes in the order in which they were kept; `gone` counts ids that name none that the reader may see."""

    today: dt.date
    kept: tuple[Kept, ...]
    gone: int = 0


def shortlist(ids: Iterable[str], programmes: Sequence[Entry], today: dt.date) -> Shortlist:
    """Returns what stands behind the first of `ids`; ids twice count once."""
    asked = list(dict.fromkeys(ids))[:KEPT_MAX]
    entries = {one.id: one for one in programmes}
    known = [one for one in asked if one in entries]
    if not known:
        return Shortlist(today, (), len(asked))
    found = report(Profile(), [entries[one] for one in known], today, only=known, language=language.current())
    kept = tuple(Kept(one, entries[one.id].sources) for one in found.programmes)
    return Shortlist(today, kept, len(asked) - len(known))


def html(found: Shortlist) -> str:
    """Returns the list as a piece of the page, with the files and the feed that can be made of it."""
    gone = f'<p class="fehler">{texts.SHORTLIST_GONE.format(count=found.gone)}</p>' if found.gone else ""
    if not found.kept:
        return f'{gone}<p class="nichts" tabindex="-1">{texts.SHORTLIST_EMPTY}</p>'
    items = "".join(_item(one.programme) for one in found.kept)
    query = urlencode([("id", one.programme.id) for one in found.kept])
    files = "".join(
        f'<a class="knopf" href="seite/merkliste.{ending}?{escape(query, quote=True)}" download>{label}</a>'
        for ending, label in (("pdf", texts.SAVE_PDF), ("md", texts.SAVE_MARKDOWN))
    )
    feed = f'<a href="seite/merkliste.atom?{escape(query, quote=True)}">{texts.SHORTLIST_FEED}</a>'
    return (
        f'{gone}<p class="einleitung" tabindex="-1">{texts.SHORTLIST_LEAD}</p><ul class="gemerkt">{items}</ul>'
        f'<p class="knoepfe">{files}</p>'
        f'<p class="fuss">{feed} {texts.SHORTLIST_FEED_HINT.format(days=FEED_DAYS)}</p>'
    )


def sheet(found: Shortlist) -> Sheet:
    """Returns the list on paper: status, deadline, support, next step and sources of each programme."""
    blocks = tuple(block for one in found.kept for block in _blocks(one))
    nothing = () if blocks else (Text(texts.SHORTLIST_EMPTY),)
    return Sheet(texts.SHORTLIST, found.today, language.current(), (*blocks, *nothing, Text(texts.CHECK_NOTE, "soft")))


def coming(services: Services, found: Shortlist) -> Alerts:
    """Returns what of the list opens or closes soon, as alerts of a watch that nobody has stored."""
    ids = tuple(one.programme.id for one in found.kept)
    watch = Watch(
        id=hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:20],
        name=texts.SHORTLIST_FEED_NAME,
        audience="public",
        created=dt.date(2026, 1, 1),  # the same on every day, or a feed reader would take all for new
        within_days=FEED_DAYS,
        entry_ids=ids,
    )
    store = services.store
    return look(watch, store.database, store, services.reader.retriever, found.today, remember=False)


def _item(one: ProgrammeResult) -> str:
    facts = "".join(f"<div><dt>{name}</dt><dd>{escape(said)}</dd></div>" for name, said in _facts(one))
    label = escape(texts.SHORTLIST_REMOVE_NAMED.format(name=one.name), quote=True)
    return (
        f"<li><h3>{escape(one.name)} {badge(one.availability, 'programme')}</h3><dl>{facts}</dl>{original(one.url)}"
        f'<button type="button" data-tun="entmerken" data-eintrag="{escape(one.id, quote=True)}" aria-label="{label}">'
        f"{texts.SHORTLIST_REMOVE}</button></li>"
    )


def _facts(one: ProgrammeResult) -> Iterator[tuple[str, str]]:
    yield texts.SUPPORT_LABEL, amount(one.support)
    closes = day(one.availability.until) if one.availability.state == "open" else ""
    yield texts.DEADLINE, closes or texts.NO_END
    if one.next_step:
        yield texts.NEXT_STEP, one.next_step


def _blocks(kept: Kept) -> Iterator[Block]:
    one = kept.programme
    yield Heading(one.name, 2, one.url)
    basis = f"{kind_of(one.support)}: {one.support.basis}" if one.support.basis else ""
    said = [
        f"{texts.AS_OF}: {standing(one.availability, 'programme')}",
        *(f"{name}: {text}" for name, text in _facts(one)),
    ]
    yield Points(tuple([*said, *([basis] if basis else [])]))
    yield Heading(texts.SOURCES, 4)
    yield Points(tuple(f"{source.supports}: {source.url}" for source in kept.sources))
