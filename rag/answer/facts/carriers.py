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


def carrier(text: str, pool: Sequence[Candidate], section: str | None = None) -> Candidate | None:
    """Returns the sentence of `pool` that carries every figure and date of `text` and most of its words; None: none does.

    Of equals the one under the heading `section` comes first, then the earlier.
    """
    wanted = terms_of(text)
    best: tuple[float, Candidate] | None = None
    for one in pool:
        value = len(wanted & one.terms) / max(1, len(wanted)) + (0.1 if section and one.cut.section == section else 0.0)
        if best is not None and value <= best[0]:
            continue
        if quantity_faults(text, one.text) or date_faults(text, one.text):
            continue
        best = (value, one)
    return best[1] if best else None
