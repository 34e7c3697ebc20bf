"""The tab as a whole: its form, who helps at the place, the maps, examples from practice; and the whole text of an entry."""

from __future__ import annotations

from collections import Counter
from html import escape

from api.entries import entry_detail
from api.services import Services
from corpus.regions import load_regions
from rag.coverage import Located, by_kreis, by_land, cover, located
from ui import texts
from ui.chat.panel import day
from ui.forms.profile import Form
from ui.places import body, offers, practices, tiles
from ui.places.asked import RESULT, Asked, asked, choose, form

PRACTICE = ("practice",)


def page(services: Services, sent: Form, seen: frozenset[str]) -> str:
    """Returns the tab for what an address asks for, with what `seen` (audiences) may see."""
    given = asked(sent)
    return (
        f'<h2>{texts.PLACES_TITLE}</h2><p class="einleitung">{texts.PLACES_LEAD}</p>{form(given)}'
        f'<div id="{RESULT}" class="ergebnis netzwerke" aria-live="off">{result(services, sent, seen)}</div>'
    )


def result(services: Services, sent: Form, seen: frozenset[str]) -> str:
    """Returns what was found for a form: who helps and the maps side by side, then the examples from practice."""
    given = asked(sent)
    if not given.understood:
        return choose(given)
    today = services.today()
    found = located(services.store, given.kinds, seen, today, given.topic)
    examples = located(services.store, PRACTICE, seen, today, given.topic)

    def text_of(one: Located) -> str:
        return services.store.text(one.document.doc_id, one.document.version, seen) or ""

    who = offers.html(offers.grouped(found, given.places), given, day(today), text_of)
    skip = f'<button type="button" data-tun="springen" data-ziel="praxis">{texts.PLACES_TO_PRACTICE}</button>'
    near, wide = _maps([one for one in found if not one.ended], given)
    beside, below = (
        (near + wide, "") if given.said else (near, wide)
    )  # without a place the list is short, so the maps part
    return (
        f'<div class="netzwerke-spalten{"" if given.said else " ohne-ort"}">'
        f'<div class="wer">{who}<p class="knoepfe">{skip}</p>{below}</div><div class="karten-spalte">{beside}</div></div>'
        f'<div class="praxis">{practices.html(examples, given, text_of)}</div>'
    )


def entry(services: Services, entry_id: str, seen: frozenset[str]) -> str:
    """Returns the whole text of an entry with its sources.

    Raises:
        NoSuchEntry: there is none of this id that these audiences may see.
    """
    found = entry_detail(services.store, entry_id, seen, services.today())
    looked_up = texts.PLACES_LOOKED_UP.format(day=day(found.record.retrieved))
    return f'{body.html(found.text)}{body.sources(found.sources)}<p class="fuss">{looked_up}</p>'


def _maps(found: list[Located], given: Asked) -> tuple[str, str]:
    """The map of the Kreise, or where another Land is asked for a list of its own; and the map of the Länder."""
    by_own = by_kreis(found)
    if given.land in tiles.MAPPED or not given.land:
        near = f"<h3>{texts.PLACES_MAP}</h3><p>{_note(found)}</p>{tiles.kreise(by_own, given)}"
    else:
        near = tiles.kreise_of(given.land, by_own, given)
    head = f"<h3>{texts.PLACES_LAENDER}</h3><p>{texts.PLACES_LAENDER_NOTE}</p>"
    wide = f"{head}{tiles.laender(by_land(found), given)}"
    return (
        f'<section class="landkarte">{near}</section>',
        f'<section class="landkarte landkarte--weit">{wide}</section>',
    )


def _note(found: list[Located]) -> str:
    """What the colours count, and what they leave out: how many work in all of a Land that is mapped, and nationwide."""
    wide = []
    for land in tiles.MAPPED:
        covers = Counter(cover(one.entry, (land,)) for one in found)
        name = escape(load_regions().tables.laender[land].name)
        wide.append(texts.PLACES_MAP_WIDE.format(land=name, state=covers["land"], country=covers["country"]))
    return str(texts.PLACES_MAP_NOTE.format(wide=", ".join(wide)))
