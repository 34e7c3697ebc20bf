"""Programmes that a question names and no document knows: what is like them is no answer."""

from __future__ import annotations

import re

from corpus.places import load_places
from rag.answer.told import Asked

_NAMED = re.compile(r"(?:[Pp]rogramms?|[Rr]ichtlinie|[Ff]örderung|[Zz]uschuss|[Pp]rogramme|[Ff]und) [„“\"]?([\w.-]+)")
"""What a question calls a programme."""

_OFFICE = re.compile(
    r"(?:Investitions|Förder|Aufbau|Landes|Bürgschafts)bank|(?:\w+)?[Mm]inisterium|Förderinstitut|Wirtschaftsförderung"
)
"""What a question calls an office that pays; the Land whose office it is stands behind it."""


def office_elsewhere(asked: Asked) -> str:
    """Returns the office of a Land of which nothing is stored ("Investitionsbank Berlin"); "" where the question names none.

    What others pay is no answer to what this one pays.
    """
    if asked.understood.entries:
        return ""
    for match in _OFFICE.finditer(asked.question):
        named = re.match(r"(?: (?:des Landes|von|in))? ([A-ZÄÖÜ][\w-]+)", asked.question[match.end() :])
        found = load_places().resolve(named.group(1)) if named else None
        if named is None or found is None or found.status != "found":
            continue
        lands = {place[:2] for place in found.places if place[:2].isdigit()}
        stored = {
            region[:2]
            for one in asked.names.entries.values()
            if one.kind == "programme" and (one.entry or {}).get("level") in ("state", "regional")
            for region in one.regions
        }
        if lands and not lands & stored:
            return f"{match.group()} {named.group(1)}"
    return ""


def unknown_programme(asked: Asked) -> str:
    """Returns the name of the programme that no document knows; "" where the question names none, or an entry beside it.

    A name is written as one: with capitals inside, or joined by a hyphen ("Thüringen-Invest").
    """
    if asked.understood.entries:
        return ""
    called = {match.group(1) for match in _NAMED.finditer(asked.question)}
    return next(
        (
            one.word
            for one in asked.need.concepts
            if one.word in called
            and (one.name or re.search(r"\w{3}-[A-ZÄÖÜ]\w{2}", one.word))
            and not any(asked.store.document_frequency(term) for term in one.whole)
        ),
        "",
    )
