"""Sums worked out for the asker: what a rate makes of the costs told, what is left to pay, what de-minimis room is left.

Each is written so that the verifier can work it out again: "50 % von 8.000 EUR = 4.000 EUR".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.schema import Entry, Rate
from rag.answer.candidates import Candidate
from rag.answer.facts.amounts import euros
from rag.answer.facts.carriers import carriers
from rag.answer.facts.facet import Facet
from rag.answer.facts.rates import percent, said
from rag.answer.facts.subject import Subject
from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.told import Line
from rag.eligibility.de_minimis import CEILING_EUR, used_eur
from rag.profile import DeMinimisAid
from rag.text.numbers import amounts

MAX_RATES = 2
"""So many rates are reckoned with; where more may hold, the asker has to say more first."""

_WANTED: frozenset[Facet] = frozenset({"price", "rate", "amount", "support"})
_COSTS = re.compile(
    r"\bkoste[nt]?\b|\bkosten\b|\w+kosten\b|honorar|verlangt|nimmt|berechnet|rechnung|investier|investition|ausgaben"
    r"|\bbei [\d.]+ ?(?:€|euro)"
    r"|\bvon [\d.]+ ?(?:€|euro)|für [\d.]+ ?(?:€|euro)|charges|costs?\b|invest",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\bdoch\b|stimmt|richtig|\boder\?|right\?|correct", re.IGNORECASE)
_NOT_COSTS = re.compile(r"umsatz|bilanz|turnover|revenue|de.?minimis", re.IGNORECASE)


def costs_told(question: str) -> float | None:
    """Returns the costs that a question tells, in EUR; None where it tells none, several, or asks whether a sum is right."""
    found = [one for one in amounts(question) if one.unit == "eur"]
    if len(found) != 1 or _TELLS.search(question) or _NOT_COSTS.search(question) or not _COSTS.search(question):
        return None
    return found[0].value


def shares(subject: Subject, facet: Facet, question: str, chosen: Sequence[Rate], language: Language) -> Iterator[Line]:
    """Yields for each of the rates, at most `MAX_RATES`, what it makes of the costs told, and what is left to pay.

    Nothing where no costs are told, more rates may hold, or no sentence of the document says the rate.
    """
    costs = costs_told(question)
    single = list({one.percent: one for one in chosen if one.percent_min is None and not one.adds}.values())
    if costs is None or facet not in _WANTED or not single or len(single) > MAX_RATES:
        return
    if any(one.percent_min is not None for one in chosen):
        return
    single.sort(key=lambda one: one.percent)
    lines = [
        Line(_reckoned(subject.name, rate.percent, costs, language), (source,), item=True)
        for rate in single
        if (source := _says(rate, subject.pool)) is not None
    ]
    if lines:
        most = max(one.percent for one in single) / 100 * costs
        name = "reckoned_uncapped" if _may_cut(subject.entry, most, costs) else "reckoned"
        yield Line(heading(name, language))
        yield from lines


def room(
    pool: Sequence[Candidate], aids: Sequence[DeMinimisAid], question: str, today: date, language: Language
) -> Line | None:
    """Returns the de-minimis room left by the aid told, with the sentence of `pool` that says the limit.

    Without aid told, or where it is no single figure of the question, the sentence alone; None where `pool` lacks it.
    """
    limit = f"{euros(CEILING_EUR)} Euro"
    sources = carriers(f"{limit} Grenze je Unternehmen drei Jahre", limit, pool)
    if not sources:
        return None
    counting = [one.amount_eur for one in aids if used_eur([one], today)]
    said = {one.value for one in amounts(question) if one.unit == "eur"}
    if not counting or sum(counting) > CEILING_EUR or not said >= set(counting):
        return Line(sources[0].text, (sources[0],), quoted=True)
    left, steps = CEILING_EUR, []
    for aid in counting:
        steps.append(_difference(left, aid, language))
        left -= aid
    sum_left = "; ".join(steps)
    if language == "en":
        return Line(f"Of the de minimis limit there is left: {sum_left}.", (sources[0],))
    return Line(f"Von der De-minimis-Grenze je Unternehmen in drei Jahren bleibt: {sum_left}.", (sources[0],))


def _difference(left: float, aid: float, language: Language) -> str:
    if language == "en":
        return f"EUR {left:,.0f} minus EUR {aid:,.0f} = EUR {left - aid:,.0f}"
    return f"{euros(left)} Euro minus {euros(aid)} Euro = {euros(left - aid)} Euro"


def _says(rate: Rate, pool: Sequence[Candidate]) -> Candidate | None:
    return next(iter(carriers(said(rate), f"{percent(rate.percent)} Prozent", pool)), None)


def _may_cut(entry: Entry, grant: float, costs: float) -> bool:
    """Whether a cap of the record, on the grant or on the costs that count, may lie below what is reckoned."""
    reckoned = {"grant": grant, "eligible_costs": costs}
    return any(
        one.max_eur is not None and one.max_eur < reckoned[one.bounds]
        for one in entry.amounts
        if one.bounds in reckoned
    )


def _reckoned(name: str, rate: float, costs: float, language: Language) -> str:
    """The grant, then what is left to pay; rounded to cents."""
    grant, left = round(rate * costs / 100, 2), round(costs - rate * costs / 100, 2)
    if language == "en":
        return (
            f"{name}: {rate:g} % of EUR {costs:,.0f} = EUR {grant:,.2f}; EUR {costs:,.0f} minus EUR {grant:,.2f}"
            f" = EUR {left:,.2f}."
        )
    whole, paid, rest = (f"{euros(one)} Euro" for one in (costs, grant, left))
    return f"{name}: {percent(rate)} % von {whole} = {paid}; {whole} minus {paid} = {rest}."
