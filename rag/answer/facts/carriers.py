"""The sentences that say a value of a record."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.candidates import Candidate, terms_of
from rag.answer.values import date_faults, quantity_faults
from rag.text.dates import dates
from rag.text.numbers import amounts

LEAST_SHARED = 0.2
"""A sentence that says a percentage holds at least this share of the words that the record has for it; a sum tells by itself."""


def carriers(value: str, figures: str, pool: Sequence[Candidate]) -> list[Candidate]:
    """Returns the sentences that hold the `figures` and most of the words of `value`, all that share equally much."""
    wanted = terms_of(value)
    quantities = {(one.unit, one.value) for one in amounts(figures)}
    days = {(one.first, one.last) for one in dates(figures)}
    found: list[tuple[float, Candidate]] = []
    for one in pool:
        if not quantities <= {(each.unit, each.value) for each in one.cut.quantities} or (days and not one.cut.dates):
            continue
        if quantity_faults(figures, one.text) or date_faults(figures, one.text):
            continue
        shared = len(wanted & (one.terms | one.lead_terms)) / max(1, len(wanted))
        if shared >= LEAST_SHARED or "Euro" in figures:
            found.append((shared, one))
    most = max((shared for shared, _ in found), default=0.0)
    return [one for shared, one in found if shared >= most - 1e-9]
