"""What a part of a question wishes to know of one entry, read together with what it leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.answer.facts.facet import Facet, facets_of
from rag.answer.facts.periods import Period, periods
from rag.answer.facts.subject import Subject, asks_of_sizes
from rag.answer.facts.worked import costs_told
from rag.answer.need import Need, read_question, with_names
from rag.answer.parts import Part
from rag.answer.told import Asked

_CORRECTS = re.compile(r"^\W*(?:nein|moment|ach|doch|stopp|quatsch|sorry|pardon|no|wait|actually)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """A part of a question with what it needs; `behind` is the earlier text on which it leans, "" where it stands alone."""

    text: str
    carried: str
    behind: str
    need: Need
    facets: tuple[Facet, ...]


def wish(asked: Asked, part: Part, behind: str) -> Wish:
    """Returns what a part wishes; where it only corrects or adds to the question before it, what that wished."""
    carried = f"{part.carried} {behind}".strip()
    need = read_question(part.text, carried, part.kind)
    facets = facets_of(part.text, need.kind)
    nouns = any(one.noun and one.share == 1.0 for one in need.concepts)
    bare = facets[0] in ("other", "status", "whether") and not nouns
    if behind and (_CORRECTS.match(part.text) or bare) and facets[0] not in ("begun", "successor", "combination"):
        need = replace(need, kind=read_question(behind).kind)
        facets = facets_of(behind, need.kind)
    facets = ("covered",) if need.negated else facets
    if facets[0] in ("whether", "other", "eligible") and asks_of_sizes(part.text) and _names_rules_alone(asked):
        facets = ("definition",)
    if facets[0] == "price" and costs_told(part.text) is not None:  # "Was kostet mich das, wenn der Berater … nimmt?"
        facets = ("rate", "amount")
    return Wish(part.text, carried, behind, with_names(need, asked.names.nouns, asked.names.identifiers), facets)


def _names_rules_alone(asked: Asked) -> bool:
    return all(asked.names.entries[one].kind == "rule" for one in asked.understood.entries)


def asks_nothing(asked: Asked, part: Part) -> bool:
    """Returns whether a part only names an entry or tells of the asker: "KuE-Richtlinie, welcher Stichtag …"."""
    one = wish(asked, part, "")
    return one.facets == ("other",) and one.need.kind == "overview" and "?" not in part.text


def relative_period(asked: Asked, subject: Subject) -> Period | None:
    """Returns the time that a question on an event names by today: "in diesem Jahr"; None for none and for other entries."""
    spans = [one.value for one in asked.understood.of("date")] if subject.entry.kind == "event" else []
    return Period(*spans[0]) if len(spans) == 1 else None


def asked_period(text: str, subject: Subject) -> Period | None:
    """Returns the time that a question names, None for none; the year of an entry's name is none."""
    for one in periods(text):
        whole_year = one.first and one.last and (one.last - one.first).days >= 364
        if not (whole_year and one.last and str(one.last.year) in subject.named):
            return one
    return None
