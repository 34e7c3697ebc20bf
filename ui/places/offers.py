"""Who helps at a place: networks, hubs, clusters and agencies as cards, those near by first, what has ended behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from corpus.regions import load_regions
from corpus.schema import Entry
from rag.coverage import COVERS, Cover, Located, cover
from ui import texts
from ui.chat.panel import badge, day, internal, original
from ui.places import body
from ui.places.asked import Asked, place_name

TextOf = Callable[[Located], str]
"""Gives the text of an entry."""

OPEN_UP_TO = 10
"""A group is open where it and the groups before it show no more cards than this, so that a page is not too long."""

AREA_NAMES = 6
"""So many Kreise of an area are named; of more the rest is counted."""

_STATES = ("open", "opens_on", "paused", "unproven", "closed")


@dataclass(frozen=True, slots=True)
class Groups:
    """What works at a place by how its area covers it, each group proven ones first; `ended` what worked there."""

    covering: dict[Cover, list[Located]]
    ended: list[Located]


def grouped(found: Sequence[Located], places: Sequence[str]) -> Groups:
    """Returns what covers one of `places`, by cover from the closest to the widest; of a whole Land its own before its parts."""
    groups: dict[Cover, list[Located]] = {name: [] for name in COVERS}
    ended: list[Located] = []
    for one in sorted(found, key=_order):
        covers = cover(one.entry, places)
        if covers is not None:
            (ended if one.ended else groups[covers]).append(one)
    return Groups({name: listed for name, listed in groups.items() if listed}, ended)


def html(groups: Groups, given: Asked, today: str, text_of: TextOf) -> str:
    """Returns the heading, the counts, and each group as a part that opens."""
    head = f'<h3 tabindex="-1">{texts.PLACES_WHO.format(place=escape(given.label))}</h3>'
    if not groups.covering and not groups.ended:
        return f'{head}<p class="zaehlung">{texts.PLACES_NOTHING}</p>'
    counts = [texts.PLACES_COUNTS[name].format(count=len(listed)) for name, listed in groups.covering.items()]
    told = ", ".join(counts) or f"{texts.PLACES_ENDED}: {len(groups.ended)}"
    parts, shown = [], 0
    for name, listed in groups.covering.items():
        shown += len(listed)
        is_open = bool(given.said) and (shown <= OPEN_UP_TO or shown == len(listed))
        cards = [_card(one, text_of(one)) for one in listed]
        parts.append(group(texts.PLACES_GROUPS[name], cards, is_open=is_open))
    if groups.ended:
        cards = [_card(one, text_of(one)) for one in groups.ended]
        parts.append(group(texts.PLACES_ENDED, cards, is_open=not groups.covering))
    hint = "" if given.said else f"<p>{texts.PLACES_HINT}</p>"
    return f'{head}<p class="zaehlung">{texts.PLACES_COUNTED.format(counts=told, day=today)}</p>{hint}{"".join(parts)}'


def group(head: str, cards: Sequence[str], *, is_open: bool) -> str:
    """Returns cards under a heading (HTML) that opens them."""
    return (
        f'<details class="stellen"{" open" if is_open else ""}><summary><h4>{head} <span>({len(cards)})</span></h4></summary>'
        f'<ul class="angebote">{"".join(cards)}</ul></details>'
    )


def facts(pairs: Sequence[tuple[str, str]]) -> str:
    """Returns names and values (HTML) as a list; a value that is empty is left out."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in pairs if value)
    return f"<dl>{rows}</dl>" if rows else ""


def marks(one: Located) -> str:
    """Returns kind, standing with its day, and whether only staff see it, as badges."""
    stands = ""
    if one.standing is not None:
        stands = badge(one.standing, one.entry.kind)
        if one.standing.state == "open" and one.standing.as_of:
            stands += f'<span class="stand-am">{texts.AS_OF} {day(one.standing.as_of)}</span>'
    kind = escape(texts.KINDS.get(one.entry.kind, one.entry.kind))
    return f'<p class="merkmale"><span class="art">{kind}</span>{internal(one.document.audience)}{stands}</p>'


def more(one: Located, question: str) -> str:
    """Returns what opens the whole text, fetched when it is opened, and the button that puts a question into the conversation."""
    name = escape(short(one.entry))
    return (
        f'<details class="ganz"><summary>{texts.PLACES_WHOLE}<span class="nur-vorgelesen">: {name}</span></summary>'
        f'<div data-quelle="seite/netzwerke/eintrag/{escape(one.document.doc_id, quote=True)}"></div></details>'
        f'<p class="knoepfe"><button type="button" data-tun="nachfragen" data-frage="{escape(question, quote=True)}">'
        f'{texts.PLACES_ASK}<span class="nur-vorgelesen">: {name}</span></button></p>'
    )


def area(entry: Entry) -> str:
    """Returns the area of an entry in words, as HTML: regions by name, of many Kreise the first and how many there are."""
    regions = load_regions()
    kreise = [one for one in entry.regions if regions.kind(one) == "kreis"]
    others = [place_name(one) for one in entry.regions if one not in kreise]
    names = [
        regions.name(one) if len(kreise) == 1 else regions.tables.kreise[regions.canonical(one)].name for one in kreise
    ]
    if len(names) > AREA_NAMES:
        names = [*names[:AREA_NAMES], "…"]
        others.append(f"{texts.PLACES_AREA_OF.format(count=len(kreise))}: {', '.join(names)}")
    else:
        others += names
    return escape(", ".join(others))


def on_topics(entry: Entry) -> str:
    """Returns the topics of an entry by name, as HTML."""
    return escape(", ".join(texts.TOPICS.get(one, one) for one in entry.topics))


def short(entry: Entry) -> str:
    """Returns the name by which an entry goes."""
    return entry.short_name or entry.name


def _card(one: Located, text: str) -> str:
    entry = one.entry
    contact = entry.contact
    web = (contact.web if contact else None) or one.document.url or entry.sources[0].url
    office = f"{escape(contact.office) if contact else ''}{original(web)}"
    listed = facts(
        [
            (texts.PLACES_AREA, area(entry)),
            (texts.PLACES_TOPICS, on_topics(entry)),
            (texts.PLACES_CONTACT, office),
        ]
    )
    question = texts.PLACES_ASK_HELPER.format(name=short(entry))
    told = f"<p{body.german()}>{escape(body.lead(text))}</p>"
    return f'<li class="angebot"><h5>{escape(entry.name)}</h5>{marks(one)}{told}{listed}{more(one, question)}</li>'


def _order(one: Located) -> tuple[int, str]:
    state = one.standing.state if one.standing else "open"
    return (_STATES.index(state), one.entry.name.casefold())
