"""All there is: programmes, rules, events or studies on a subject, at a place, of a kind of support, open ones first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answer.evidence import Weighted
from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.options import HOME
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.about import About, about
from rag.answer.ways.begun import asks_on_begun
from rag.answer.ways.portrait import definition, doubts, telling
from rag.answer.ways.roster import ORDER, Listed, roster
from rag.answer.ways.thing import names_thing, thing_named
from rag.answer.ways.umbrella import applied_for
from rag.answer.ways.where import EVERYWHERE, HERE, Where, where
from rag.answer.ways.wished import HEADS, WORDS, Wished, wished

MAX_SHOWN = 10
"""Entries that an answer names; the number of the rest is said."""

MANY, IN_GENERAL = 2, 3
"""Where no more than so many programmes name the thing asked about, so many on its topic are named behind them."""

CLOSE, CLOSE_BY_WORDS = 0.65, 0.8
"""An entry carries this share of what the best one carries; the larger where no topic is said and words alone decide."""

_NOUNS: dict[str, dict[Language, str]] = {
    "programme": {"de": "Programm Programme", "en": "programme programmes"},
    "rule": {"de": "Regelung Regelungen", "en": "rule rules"},
    "event": {"de": "Veranstaltung Veranstaltungen", "en": "event events"},
    "study": {"de": "Studie Studien", "en": "study studies"},
}
"""A kind's name for one and for several."""

_LISTED = ("open", "unproven", "later")
"""What a list names, in this order; closed ones only where they are asked for, or nothing else is found."""

_STATES: dict[str, dict[Language, str]] = {
    "open": {"de": "offen", "en": "open"},
    "unproven": {"de": "ohne Beleg, ob noch offen", "en": "not proven to be open"},
    "later": {"de": "noch nicht oder zurzeit nicht offen", "en": "not open yet or at present"},
    "closed": {"de": "nicht mehr offen", "en": "no longer open"},
}


def lists(asked: Asked) -> Told | None:
    """Tells all that is stored on what is asked for; None where the question asks for no list, or nothing is stored."""
    wish = wished(asked)
    if wish is None or asks_on_begun(asked):
        return None
    at, subject = where(asked), about(asked, (*WORDS, *map(re.escape, wish.payers)), HEADS)
    if subject.empty and not (wish.narrows or at.said):
        return None
    found = roster(asked, (wish.kind,), at if wish.kind == "programme" else None, subject, wish.keeps)
    found = [replace(one, relevance=one.relevance * wish.share(one.entry)) for one in found]
    if wish.support:  # a framework is no loan that one can take
        found = applied_for(found, at.mentions[0][0] if at.mentions else None) or found
    best = max((one.relevance for one in found), default=0.0)
    close = CLOSE if subject.topics else CLOSE_BY_WORDS
    found = [one for one in found if one.relevance >= close * best and _here(one, at, wish)]
    if wish.kind == "programme" and (thing := thing_named(subject, found)):
        only = About(frozenset(), (thing,), {})
        naming = [one for one in roster(asked, (wish.kind,), at, only, wish.keeps) if _here(one, at, wish)]
        naming = [one for one in applied_for(naming, None) if names_thing(one, thing)]
        general = [one for one in found if one.document.doc_id not in {each.document.doc_id for each in naming}]
        general = [one for one in general if not subject.topics.isdisjoint(one.entry.topics[:2])]
        return _on_thing(asked, thing, naming, general, at, wish, only)
    return _told(asked, found, at, wish, subject) if found else None


def _on_thing(
    asked: Asked,
    thing: Weighted,
    naming: Sequence[Listed],
    general: Sequence[Listed],
    at: Where,
    wish: Wished,
    only: About,
) -> Told | None:
    """What names the thing asked about, each with the sentence that does; where it is little, some on its topic besides."""
    language, word = asked.need.language, thing.concept.word
    told = _told(asked, naming, at, wish, only, naming=True) if naming else Told(())
    standing = [one for one in applied_for(general, None) if _group(one) in ("open", "unproven")]
    standing.sort(key=lambda one: (_for_few(one), ORDER[one.state], -round(one.relevance, 2), one.document.doc_id))
    if len(naming) > MANY or not standing:
        return told if naming else None
    more = standing[:IN_GENERAL]
    lines = [Line(heading("in_general" if naming else "not_named", language, words=word))]
    for one in more:
        lines += _item(asked, one, wish, only)
    noted, warnings = doubts(asked, more)
    return Told((*told.lines, *lines, *noted), warnings=(*told.warnings, *warnings))


def _here(one: Listed, at: Where, wish: Wished) -> bool:
    """Whether it is one of those asked for by level: "vom Bund" leaves out those of the Land, and the other way round."""
    return (not wish.levels or one.entry.level in wish.levels) and not (
        at.wide and one.entry.level not in ("federal", "eu")
    )


def _for_few(one: Listed) -> bool:
    """Whether a programme is for some branches only, or a contest of the EU."""
    return one.entry.level == "eu" or bool(one.entry.eligible and one.entry.eligible.sectors)


def _told(
    asked: Asked, found: Sequence[Listed], at: Where, wish: Wished, subject: About, *, naming: bool = False
) -> Told:
    language = asked.need.language
    groups = _grouped(found)
    parted = wish.ends is None and (wish.open_only or not at.said or at.mentions == ((HOME,),))
    shown = sorted(
        (one for state in _LISTED for one in groups[state]),
        key=lambda one: (
            _LISTED.index(_group(one)) if parted else 0,
            _afar(one, at),
            ORDER[one.state],
            -round(one.relevance, 1),
            one.document.doc_id,
        ),
    )
    if wish.ends is not None:
        shown.sort(key=lambda one: str(one.standing.until) if one.standing and one.standing.until else "9")
    shown = shown or ([] if wish.open_only else groups["closed"])
    lines = [Line(_count(found, groups, wish.kind, language))]
    named = shown[:MAX_SHOWN]
    local = any(one.near and one.near.band < EVERYWHERE for one in named)
    if at.said and not at.wide and not local and wish.kind == "programme" and named:
        lines.append(Line(heading("none_here", language, place=at.label)))
    parted = parted and len({_group(one) for one in shown}) > 1
    for number, one in enumerate(named):
        if parted and (number == 0 or _group(named[number - 1]) != _group(one)):
            lines.append(Line(heading(_group(one), language)))
        lines += _item(asked, one, wish, subject, naming=naming)
    if len(shown) > MAX_SHOWN:
        words = " ".join(asked.question.strip(" ?.!").split())
        lines.append(Line(heading("rest", language, count=len(shown) - MAX_SHOWN, words=words[:100])))
    noted, warnings = doubts(asked, named)
    return Told((*lines, *noted), warnings=tuple(warnings))


def _item(asked: Asked, one: Listed, wish: Wished, subject: About, *, naming: bool = False) -> list[Line]:
    """What it is, until when where that is asked; of a study, an event, or with `naming`, also what it says of the subject."""
    first = definition(one)
    dated = wish.dated(one.told, one.standing)
    said = telling(one, subject, first) if (naming or wish.kind in ("event", "study")) and not subject.empty else None
    shown = [each for each in (first, said, dated) if each is not None]
    return [
        Line(each.text, (each,), item=place == 0, quoted=True, follows=place > 0) for place, each in enumerate(shown)
    ]


def _group(one: Listed) -> str:
    state = one.state or "open"
    return state if state in _STATES else "later"


def _grouped(found: Sequence[Listed]) -> dict[str, list[Listed]]:
    groups: dict[str, list[Listed]] = {"open": [], "unproven": [], "later": [], "closed": []}
    for one in found:
        groups[_group(one)].append(one)
    return groups


def _count(found: Sequence[Listed], groups: dict[str, list[Listed]], kind: str, language: Language) -> str:
    """The line that says how many there are and how they stand; those without clocks just how many."""
    noun = _NOUNS[kind][language].split()[len(found) != 1]
    total = f"{len(found)} {noun}"
    one_only = "_one" if len(found) == 1 else ""
    if all(one.standing is None for one in found):
        return heading(f"total{one_only}", language, count=total)
    parts = [f"{len(group)} {_STATES[state][language]}" for state, group in groups.items() if group]
    return heading(f"count{one_only}", language, count=total, parts=", ".join(parts))


def _afar(one: Listed, at: Where) -> int:
    """What works only in a part of the place, or everywhere, comes behind what is made for the place."""
    return one.near.band if at.said and one.near else HERE
