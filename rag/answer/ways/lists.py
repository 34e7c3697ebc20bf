"""All there is: programmes, rules, events or studies on a subject, at a place, of a kind of support, open ones first."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.about import about
from rag.answer.ways.portrait import definition, doubts
from rag.answer.ways.roster import ORDER, Listed, roster
from rag.answer.ways.where import EVERYWHERE, HERE, Where, where
from rag.answer.ways.wished import HEADS, WORDS, Wished, wished

MAX_SHOWN = 10
"""Entries that an answer names; the number of the rest is said."""

CLOSE, CLOSE_BY_WORDS = 0.65, 0.8
"""An entry carries this share of what the best one carries; the larger where no topic is said and words alone decide."""

_NOUNS: dict[str, dict[Language, str]] = {
    "programme": {"de": "Programm Programme", "en": "programme programmes"},
    "rule": {"de": "Regelung Regelungen", "en": "rule rules"},
    "event": {"de": "Veranstaltung Veranstaltungen", "en": "event events"},
    "study": {"de": "Studie Studien", "en": "study studies"},
}
"""A kind's name for one and for several."""

_STATES: dict[str, dict[Language, str]] = {
    "open": {"de": "offen", "en": "open"},
    "unproven": {"de": "ohne Beleg, ob noch offen", "en": "not proven to be open"},
    "later": {"de": "noch nicht oder zurzeit nicht offen", "en": "not open yet or at present"},
    "closed": {"de": "nicht mehr offen", "en": "no longer open"},
}


def lists(asked: Asked) -> Told | None:
    """Tells all that is stored on what is asked for; None where the question asks for no list, or nothing is stored."""
    wish = wished(asked)
    if wish is None:
        return None
    at, subject = where(asked), about(asked, WORDS, HEADS)
    if subject.empty and not (wish.narrows or at.said):
        return None
    found = roster(asked, (wish.kind,), at if wish.kind == "programme" else None, subject, wish.keeps)
    best = max((one.relevance for one in found), default=0.0)
    close = CLOSE if subject.topics else CLOSE_BY_WORDS
    found = [one for one in found if one.relevance >= close * best and _here(one, at, wish)]
    return _told(asked, found, at, wish) if found else None


def _here(one: Listed, at: Where, wish: Wished) -> bool:
    """Whether it is one of those asked for by level: "vom Bund" leaves out those of the Land, and the other way round."""
    return (not wish.levels or one.entry.level in wish.levels) and not (
        at.wide and one.entry.level not in ("federal", "eu")
    )


def _told(asked: Asked, found: Sequence[Listed], at: Where, wish: Wished) -> Told:
    language = asked.need.language
    groups = _grouped(found)
    shown = sorted(
        (one for state in ("open", "unproven", "later") for one in groups[state]),
        key=lambda one: (_afar(one, at), ORDER[one.state], -round(one.relevance, 1), one.document.doc_id),
    )
    if wish.ends is not None:
        shown.sort(key=lambda one: str(one.standing.until) if one.standing and one.standing.until else "9")
    shown = shown or ([] if wish.open_only else groups["closed"])
    lines = [Line(_count(found, groups, wish.kind, language))]
    named = shown[:MAX_SHOWN]
    local = any(one.near and one.near.band < EVERYWHERE for one in named)
    if at.said and not at.wide and not local and wish.kind == "programme" and named:
        lines.append(Line(heading("none_here", language, place=at.label)))
    for one in named:
        lines += _item(asked, one, wish)
    if len(shown) > MAX_SHOWN:
        words = " ".join(asked.question.strip(" ?.!").split())
        lines.append(Line(heading("rest", language, count=len(shown) - MAX_SHOWN, words=words[:100])))
    noted, warnings = doubts(asked, named)
    return Told((*lines, *noted), warnings=tuple(warnings))


def _item(asked: Asked, one: Listed, wish: Wished) -> list[Line]:
    first = definition(one)
    dated = wish.dated(one.told, one.standing)
    shown = [each for each in (first, dated) if each is not None]
    return [
        Line(each.text, (each,), item=place == 0, quoted=True, follows=place > 0) for place, each in enumerate(shown)
    ]


def _grouped(found: Sequence[Listed]) -> dict[str, list[Listed]]:
    groups: dict[str, list[Listed]] = {"open": [], "unproven": [], "later": [], "closed": []}
    for one in found:
        state = one.state or "open"
        groups[state if state in groups else "later"].append(one)
    return groups


def _count(found: Sequence[Listed], groups: dict[str, list[Listed]], kind: str, language: Language) -> str:
    """The line that says how many there are and how they stand; those without clocks just how many."""
    noun = _NOUNS[kind][language].split()[len(found) != 1]
    total = f"{len(found)} {noun}"
    if all(one.standing is None for one in found):
        return heading("total", language, count=total)
    parts = [f"{len(group)} {_STATES[state][language]}" for state, group in groups.items() if group]
    return heading("count", language, count=total, parts=", ".join(parts))


def _afar(one: Listed, at: Where) -> int:
    """What works only in a part of the place, or everywhere, comes behind what is made for the place."""
    return one.near.band if at.said and one.near else HERE
