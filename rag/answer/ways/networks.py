"""Who helps: networks, hubs, clusters and agencies that work at a place and know the subject, those near by first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.vocabulary import Topic
from rag.answer.facts.body import MEMBERS, MEMBERS_ASKED
from rag.answer.headings import heading
from rag.answer.kinds import VALUED
from rag.answer.need import Language
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.about import About, about
from rag.answer.ways.portrait import definition, doubts, named, portrait
from rag.answer.ways.roster import ORDER, Listed, roster
from rag.answer.ways.where import EVERYWHERE, HERE, PERHAPS, Near, Where, in_place, where

MAX_NAMED = 5
"""Entries that an answer names."""

FULL = 1
"""Of these, so many are told of with a further sentence."""

CLOSE = {"local": 0.55, "land": 0.75, "afar": 0.9}
"""An entry carries this share of what the best one carries, the larger the wider its area; "afar" only beside some near by."""

MAX_AFAR, MAX_LAND = 2, 2
"""Nationwide entries named beside some near by, and those of a whole Land beside some of the place itself."""

NO_ADVICE = 0.75
"""What counts of one that gives no advice by its record, such as a research centre, where it is asked who helps."""

ONE_ONLY = 0.9
"""The share of the best one where a single one is asked for: "Welcher Hub …"."""

DOUBT = 0.1
"""What an entry loses in the order that is not proven to work today."""

FIRST = 3
"""So many are named beside programmes to somebody who asks where to begin."""

HELPERS = ("agency", "network", "hub", "cluster")
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"cluster", ("cluster", "network")),
    (r"\bhubs?\b|-hub", ("hub",)),
    (r"netzwerk|\w*netz\b|network|verbund|verbünde", ("network", "cluster", "hub")),
    (r"", HELPERS),
)
_NOUN = re.compile(r"netzwerk|\w*netz\b|\bhubs?\b|-hubs?\b|cluster|weiterbildungsverb|network", re.IGNORECASE)
_WHICH = re.compile(
    r"gibt es|gibt's|\bgibts|\bwelche|\bsuche|\bkennt|\bwo\b|\bwer\b|is there|are there|\bwhich", re.IGNORECASE
)
HELP = re.compile(
    r"\bwer\b.*\b(?:hilft|berät|unterstützt|begleitet|kennt sich|kann (?:mir|uns)|helfen|beraten)"
    r"|\b(?:jemand|kann man|können)\b.*\b(?:helfen|beraten|unterstützen|testen|ausprobieren|erproben)"
    r"|\bwo\b.*\b(?:hilfe|beratung|unterstützung|rat|testen|ausprobieren|erproben)\b"
    r"|\b(?:wen|wem) (?:rufe|ruf|frage|kann|können|wende|sprech)|an wen|wohin (?:kann|soll|wende)"
    r"|ansprech(?:partner|person|stelle)|anlaufstelle|(?:neutrale|zuständige|richtige|passende)\w* stelle|beratungsstelle"
    r"|\bwho (?:can|could) (?:help|advise)|\bwhom\b|contact (?:point|person)",
    re.IGNORECASE,
)
_FUNDING = re.compile(
    r"förder(?:ung|mittel|programm|quote|satz)|zuschuss|zuschüsse|kredit|darlehen|bürgschaft|grant\b|loan\b",
    re.IGNORECASE,
)
_FUNDING_HELP = re.compile(
    r"\b(?:wer|jemand\w*|an wen|wohin|wo|who)\b[^.?!]{0,40}\b(?:berät|beraten|beratung|hilft|helfen|hilfe|unterstützt|weiter"
    r"|kennt sich|wende\w*|advise|help)\b[^?]*(?:\b\w*fördermittel|\b\w*förder(?:ung|programm)|\bförderantr|\bzuschuss"
    r"|\bfunding|\bgrants?\b)",
    re.IGNORECASE,
)
"""Who advises on funding: that is no programme, but an office."""
_SINGLE = re.compile(
    r"\bwelche[rs] (?:\w+-?)?(?:hub|netzwerk|cluster|zentrum|stelle|agentur)\b|\bwhich (?:\w+ )?(?:hub|network|cluster|agency)\b",
    re.IGNORECASE,
)
_ALSO: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"gratis|kostenlos|kostenfrei|umsonst|kostet|\bkosten\b|gebühr|\bnimmt|\bnehmen|\bfree\b|\bcosts?\b",
            re.IGNORECASE,
        ),
        re.compile(r"kostenfrei|kostenlos|unentgeltlich|kostet|Gebühr|Beitrag"),
    ),
    (
        re.compile(
            r"\bwer (?:leitet|führt|koordiniert|betreibt|trägt)|who (?:coordinates|leads|runs|heads)", re.IGNORECASE
        ),
        re.compile(r"\b(?:leitet|[Ll]eitung|koordinier\w*|[Gg]eführt|führt|[Tt]räger)\b"),
    ),
    (re.compile(MEMBERS_ASKED, re.IGNORECASE | re.DOTALL), MEMBERS),
    (
        re.compile(r"bis wann|wie lange?\b|\bläuft\b|how long|until when", re.IGNORECASE),
        re.compile(r"\bbis (?:zum )?(?:\d|Ende)|\bläuft\b"),
    ),
)
"""What a question asks of those who help besides, and what a sentence holds that says it."""
UNSAID_HEADS = (
    r"netz(?:werk)?(?:e|en|s)?|networks?|hubs?|clusters?|agentur(?:en)?|verb[uü]nde?|berat(?:ung|er)s?(?:stelle)?"
    r"|stellen?"
)
UNSAID_WORDS = (
    rf"{UNSAID_HEADS}", r"ansprech\w+", r"anlaufstelle\w*", r"hilf\w*|helf\w*|help\w*", r"berat\w*|berät", r"unterstütz\w*",
    r"kontakt\w*|contact\w*", r"rufe?|anrufen|frag\w*|wende\w*", r"zuständig\w*|kennt|aus|sitz\w*|liegt|kümmer\w*",
    r"fördermittel\w*|förder(?:programm|antr[aä]g)\w*|förderung(?:en)?|funding|zuschuss\w*|antrag\w*|anträge\w*|grants?|programme?\w*",
    r"regional\w*|gratis|kostenlos|kostenfrei|umsonst|free", r"jemand|such\w*|find\w*|bereich|deals?|geld|kostet",
)  # fmt: skip


def networks(asked: Asked) -> Told | None:
    """Tells who helps; None where the question asks for something else, or nothing stored fits place and subject."""
    return helped(asked) if asks_for_helpers(asked) else None


def helped(asked: Asked) -> Told | None:
    """Tells who helps at the place and on the subject of a question; None where nothing stored fits both."""
    at, subject = where(asked), about(asked, UNSAID_WORDS, UNSAID_HEADS)
    found = [one for one in roster(asked, kinds_of_helpers(asked), at, subject) if one.state != "closed"]
    chosen = _chosen(found, at, advice=bool(HELP.search(asked.question)))
    if chosen and not at.said and _SINGLE.search(asked.question):
        best = max(one.relevance for one in chosen)
        chosen = [one for one in chosen if one.relevance >= ONE_ONLY * best]
    return _told(asked, chosen, at, subject) if chosen else None


def _advising(one: Listed) -> Listed:
    """One that gives no advice by its record counts less where advice is sought."""
    return one if "advice" in one.entry.support_types else replace(one, relevance=NO_ADVICE * one.relevance)


def asks_for_helpers(asked: Asked) -> bool:
    """Returns whether a question asks who helps; of one that is named, only whether there is such a thing."""
    text, intent = asked.question, asked.understood.intent
    if intent not in ("network", "list", "fit", "fact", "explain"):
        return False
    if _FUNDING.search(text):
        return bool(_FUNDING_HELP.search(text)) and not asked.said
    if asked.need.kind in VALUED and not HELP.search(text):
        return False
    if any(asked.names.entries[one].kind in HELPERS for one in asked.said):
        return bool(_NOUN.search(text) and _WHICH.search(text))
    return intent == "network" or bool(_NOUN.search(text) or HELP.search(text))


def kinds_of_helpers(asked: Asked) -> tuple[str, ...]:
    """Returns the kinds of entries that a question asks for; of advice on funding it is agencies."""
    if _FUNDING_HELP.search(asked.question):
        return ("agency",)
    return next(kinds for pattern, kinds in _KINDS if re.search(pattern, asked.question, re.IGNORECASE))


def first_helpers(asked: Asked, topics: frozenset[Topic], *, only: bool = False) -> list[Line]:
    """Returns lines on who helps on some topics at the place of a question, at most `FIRST`, each with whom to ask.

    With `only` one of them is what they are above all for.
    """
    at, subject = where(asked), About(topics, (), {})
    found = [one for one in roster(asked, HELPERS, at, subject) if one.state != "closed"]
    found = [one for one in found if not only or one.entry.topics[0] in topics]
    lines: list[Line] = []
    for one in _chosen(found, at)[:FIRST]:
        lines += portrait(asked, one, subject, full=False, place=at.terms)
    return lines


def _chosen(found: Sequence[Listed], at: Where, *, advice: bool = False) -> list[Listed]:
    """The entries to name: those that work today and come near the best, near ones first, nationwide ones behind.

    Where no place is asked about, what fits best comes first. With `advice` those that give none come behind, and of a whole
    Land or more they must fit better; what works at the place itself is not left out for that.
    """
    today = [one for one in found if ORDER[one.state] in (ORDER["open"], ORDER["unproven"])] or list(found)
    if advice:
        today = [one if _width(one) == "local" else _advising(one) for one in today]
    best = max((one.relevance for one in today), default=0.0)
    if not at.said:
        return sorted((one for one in today if one.relevance >= CLOSE["land"] * best), key=_fitness)[:MAX_NAMED]
    close = [one for one in today if one.relevance >= CLOSE[_width(one)] * best]
    close.sort(key=lambda one: rank(_advising(one) if advice and _width(one) == "local" else one))
    near_by = [one for one in close if _width(one) != "afar"]
    if not near_by:
        return sorted((one for one in today if one.relevance >= CLOSE["land"] * best), key=rank)[:MAX_NAMED]
    room = max(0, MAX_NAMED - len(near_by))  # what is left out of the Land makes no room for what is farther
    local = [one for one in near_by if _width(one) == "local"]
    if local:
        near_by = [*local, *[one for one in near_by if one not in local][:MAX_LAND]]
    afar = [one for one in close if _width(one) == "afar"]
    return [*near_by[:MAX_NAMED], *afar[: min(MAX_AFAR, room)]]


def _width(one: Listed) -> str:
    if one.near is None or one.near.band >= PERHAPS:
        return "afar"
    return "land" if one.near.land else "local"


def _fitness(one: Listed) -> tuple[object, ...]:
    band = one.near.band if one.near else EVERYWHERE
    proven = one.relevance - DOUBT * (one.state == "unproven")
    return (-round(20 * proven), band, ORDER[one.state], -one.relevance, one.document.doc_id)


def rank(one: Listed) -> tuple[object, ...]:
    """Returns the order in which helpers are named: near ones first, then what fits best and is proven to work."""
    band, land = one.near or Near(EVERYWHERE, False)
    return (band if band >= PERHAPS else HERE, land, *_fitness(one))


def _told(asked: Asked, chosen: Sequence[Listed], at: Where, subject: About) -> Told:
    language = asked.need.language
    lines: list[Line] = []
    here = [one for one in chosen if one.near and one.near.band < PERHAPS]
    perhaps = [one for one in chosen if one.near and one.near.band == PERHAPS]
    wide = [one for one in chosen if one.near and one.near.band == EVERYWHERE]
    if here and wide and not at.said:  # no place is asked about: what fits best comes first, wherever it works
        here, perhaps, wide = [], [], list(chosen)
    full = chosen[0]
    also = [said for wanted, said in _ALSO if wanted.search(asked.question)]
    if len(here) > 1 and len(at.mentions) == 1:  # of several places each has its own
        lines.append(_names(here, in_place(at, language), language))
    elif not here and at.said and not at.wide and not perhaps:
        lines.append(Line(heading("none_here", language, place=at.label)))
    for one in here:
        lines += portrait(asked, one, subject, full=one is full, also=also, item=len(chosen) > 1, place=at.terms)
    if perhaps:
        lines.append(Line(heading("perhaps", language)))
    for one in perhaps:
        lines += portrait(asked, one, subject, full=one is full, also=also, place=at.terms)
    if wide and here:
        lines.append(Line(heading("nationwide", language)))
    for one in wide:
        lines += portrait(asked, one, subject, full=one is full, also=also, place=at.terms)
    noted, warnings = doubts(asked, chosen)
    return Told((*lines, *noted), warnings=tuple(warnings))


def _names(listed: Sequence[Listed], place: str, language: Language) -> Line:
    names = named([one.name for one in listed], language)
    sources = tuple(first for one in listed if (first := definition(one)))
    if language == "en":
        return Line(f"{place}, there {'are' if len(listed) > 1 else 'is'} {names}.", sources)
    return Line(f"{place} helfen {names}.", sources)
