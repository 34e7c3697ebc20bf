"""The funding rates of a record that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.schema import Entry, Rate
from corpus.vocabulary import SizeClass
from rag.answer.candidates import terms_of

_BONUS = re.compile(r"bonus|aufschlag|zuschlag|punkte|zusätzlich|extra", re.IGNORECASE)


def rates_asked(
    entry: Entry, sizes: frozenset[SizeClass], headcount: int | None, terms: frozenset[str], question: str
) -> tuple[Rate, ...]:
    """Returns the rates that hold for the sizes asked about and share most words with the question, in the record's order.

    Bonuses are left out unless asked for; `terms` are those of the question.
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
    return tuple(_nearest(fitting, terms))


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
