"""Who worked in a period that is over: networks, hubs, clusters and agencies by the terms in their records."""

from __future__ import annotations

import re
from datetime import date

from corpus.evidence import newest_evidence
from rag.answer.headings import heading
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.about import about
from rag.answer.ways.networks import UNSAID_HEADS, UNSAID_WORDS, asks_for_helpers, kinds_of_helpers, rank
from rag.answer.ways.portrait import definition
from rag.answer.ways.roster import Listed, roster
from rag.answer.ways.where import EVERYWHERE, where

MAX_NAMED = 8
"""Entries that an answer names."""

CLOSE = 0.55
"""An entry carries this share of what the best one carries."""

_PAST = re.compile(r"\b(?:gab|gabs|waren|war|arbeiteten|arbeitete|existierten|were|was|existed)\b", re.IGNORECASE)


def back_then(asked: Asked) -> Told | None:
    """Tells what worked in the period asked about, each with its term; None where no such period is asked about, or no
    record says a term in it.
    """
    period = _period(asked)
    if period is None or not asks_for_helpers(asked):
        return None
    at, subject = where(asked), about(asked, (*UNSAID_WORDS, r"gab\w*|waren|damals|\d{4}"), UNSAID_HEADS)
    found = [one for one in roster(asked, kinds_of_helpers(asked), at, subject) if _worked(one, period)]
    if at.said:
        found = [one for one in found if one.near and one.near.band < EVERYWHERE] or found
    best = max((one.relevance for one in found), default=0.0)
    found = sorted((one for one in found if one.relevance >= CLOSE * best), key=rank)[:MAX_NAMED]
    if not found:
        return None
    lines = [Line(heading("at_that_time", asked.need.language, count=len(found)))]
    for one in found:
        dated = next((each for each in one.told if each.cut.section == "Fristen und Stand" and each.cut.dates), None)
        shown = [each for each in (definition(one), dated) if each is not None]
        lines += [Line(each.text, (each,), item=n == 0, quoted=True, follows=n > 0) for n, each in enumerate(shown)]
    return Told(tuple(lines))


def _period(asked: Asked) -> tuple[date, date] | None:
    """The days asked about, first and last, where all of them are over."""
    days = [one.value for one in asked.understood.of("date")]
    if not days or not _PAST.search(asked.question):
        return None
    first, last = min(one for one, _ in days), max(one for _, one in days)
    return (first, last) if last < asked.scope.today else None


def _worked(one: Listed, period: tuple[date, date]) -> bool:
    term = one.entry.clocks.in_force
    known_until = term.valid_until or newest_evidence(one.entry)
    return bool(term.valid_from and term.valid_from <= period[1] and known_until and known_until >= period[0])
