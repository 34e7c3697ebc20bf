"""The funding rates of a record that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from corpus.regions import load_regions
from corpus.schema import Amount, Entry, Rate
from corpus.vocabulary import SizeClass
from rag.answer.candidates import terms_of

Bound = TypeVar("Bound", Rate, Amount)

_BONUS = re.compile(r"bonus|aufschlag|zuschlag|punkte|zusätzlich|extra", re.IGNORECASE)


def rates_asked(
    entry: Entry,
    sizes: frozenset[SizeClass],
    headcount: int | None,
    terms: frozenset[str],
    question: str,
    place: str | None = None,
) -> tuple[Rate, ...]:
    """Returns the rates that hold for the sizes asked about and share most words with the question, in the record's order.

    Bonuses are left out unless asked for; `terms` are those of the question; `place` is the region id of the site, where known:
    a rate for a region that it does not lie in is left out, and one for a region that it lies in stands before one for all.
    """
    bonus = bool(_BONUS.search(question))
    fitting = [
        one
        for one in entry.rates
        if (not one.adds or bonus)
        and (not sizes or not one.sizes or sizes & set(one.sizes))
        and (headcount is None or one.headcount_min is None or headcount >= one.headcount_min)
        and (headcount is None or one.headcount_max is None or headcount <= one.headcount_max)
    ]
    return tuple(_nearest(held_at(fitting, place), terms))


def held_at(bounds: Sequence[Bound], place: str | None) -> list[Bound]:
    """Returns the rates or amounts that hold at a place (a region id); those made for its region alone where there are any."""
    if place is None:
        return list(bounds)
    regions = load_regions()
    lies = [[regions.contains(area, place) for area in one.regions] for one in bounds]
    made = [one for one, held in zip(bounds, lies, strict=True) if True in held]
    return made or [one for one, held in zip(bounds, lies, strict=True) if not held or None in held]


def said(rate: Rate) -> str:
    """Returns a rate in words, for finding the sentence that says it: "40 Prozent Einzelprojekt, kleines Unternehmen"."""
    low = f"{percent(rate.percent_min)} bis " if rate.percent_min is not None else ""
    unit = "Prozentpunkte" if rate.adds else "Prozent"
    return f"{low}{percent(rate.percent)} {unit} {rate.applies_to} {rate.of} {rate.condition or ''}"


def percent(value: float) -> str:
    """Returns a percentage without needless decimals, with a decimal comma: "40", "12,5"."""
    return f"{value:g}".replace(".", ",")


def _nearest(rates: Sequence[Rate], terms: frozenset[str]) -> list[Rate]:
    shared = [len(terms & terms_of(f"{one.applies_to} {one.note or ''}")) for one in rates]
    most = max(shared, default=0)
    return [one for one, count in zip(rates, shared, strict=True) if count == most]
