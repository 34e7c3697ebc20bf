"""The amounts of a record that a question asks for."""

from __future__ import annotations

import re

from corpus.schema import Amount, Entry
from corpus.vocabulary import Bounds, SizeClass
from rag.answer.candidates import terms_of
from rag.answer.facts.rates import held_at

_BOUNDS: tuple[tuple[str, tuple[Bounds, ...]], ...] = (
    (r"umsatz|bilanz|turnover|revenue", ("turnover",)),
    (
        r"bemessungsgrundlage|\w*kosten\b|ausgaben|wie teuer|mindestgröße|investitionssumme|costs?\b|spend",
        ("eligible_costs",),
    ),
    (r"freibetrag", ("allowance",)),
    (r"bürg|garant|guarant", ("guarantee",)),
    (r"beteilig\w*|eigenkapital|equity", ("equity", "grant")),
    (r"kredit|darlehen|loan", ("loan",)),
)
"""Words of a question and what the amount asked for bounds."""

_PAID: tuple[Bounds, ...] = ("grant", "loan", "equity", "guarantee", "allowance", "other")
"""What a question for "how much" means where it names nothing, in this order."""

_WORDS: dict[Bounds, str] = {
    "grant": "Zuschuss höchstens", "loan": "Kredit höchstens", "equity": "Beteiligung höchstens",
    "guarantee": "Bürgschaft höchstens", "eligible_costs": "Kosten höchstens", "allowance": "Freibetrag",
    "turnover": "Umsatz", "other": "",
}  # fmt: skip


def amounts_asked(
    entry: Entry, sizes: frozenset[SizeClass], terms: frozenset[str], question: str, place: str | None = None
) -> tuple[Amount, ...]:
    """Returns the amounts that bound what the question asks for, hold for the sizes asked about and at the place (a region id),
    and share most words with it.
    """
    folded = question.casefold()
    wished = next((bounds for pattern, bounds in _BOUNDS if re.search(pattern, folded)), _PAID)
    fitting = [one for one in entry.amounts if not sizes or not one.sizes or sizes & set(one.sizes)]
    fitting = held_at(fitting, place)
    named = [one for one in fitting if one.bounds in wished]
    if wished is not _PAID:
        fitting = named or fitting
    else:
        first = next((bounds for bounds in _PAID if any(one.bounds == bounds for one in fitting)), None)
        other = [one for one in fitting if one.bounds == "other" and terms & terms_of(one.note or "")]
        fitting = [*(one for one in fitting if one.bounds == first), *(one for one in other if first != "other")]
    shared = [len(terms & terms_of(f"{one.note or ''} {_PER.get(one.per or '', '')}")) for one in fitting]
    most = max(shared, default=0)
    if not most and any(not one.note for one in fitting):
        return tuple(one for one in fitting if not one.note)
    return tuple(one for one, count in zip(fitting, shared, strict=True) if count == most)


_PER = {
    "project": "Projekt Vorhaben", "enterprise": "Unternehmen Betrieb", "site": "Standort", "person": "Person", "day": "Tag",
    "month": "Monat", "year": "Jahr", "unit": "Stück",
}  # fmt: skip


def said(amount: Amount) -> str:
    """Returns an amount in words, for finding the sentence that says it: "690.000 Euro Kosten höchstens Projekt"."""
    return f"{figures(amount)} {_WORDS[amount.bounds]} {_PER.get(amount.per or '', '')} {amount.note or ''}"


def figures(amount: Amount) -> str:
    """Returns the sums alone: "5.000 Euro 40.000 Euro"."""
    return " ".join(f"{euros(value)} Euro" for value in (amount.min_eur, amount.max_eur) if value is not None)


def euros(value: float) -> str:
    """Returns euros with points at the thousands: "690.000", "0,50"."""
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return whole.replace(",", "_").replace(".", ",").replace("_", ".")
