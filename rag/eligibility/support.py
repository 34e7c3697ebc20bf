"""What a programme could pay the asker, with the reckoning in words; nothing is said that the record does not hold.

A share of the costs, capped; a range where size, place, age or kind of project leave the rate open. Loans, equity and
guarantees have an upper bound and no estimate. All costs are taken for eligible: which are, the office decides.
"""

from __future__ import annotations

import math

from corpus.schema import Amount, Rate
from corpus.vocabulary import Bounds, SupportType
from rag.eligibility.case import Case
from rag.eligibility.narrowing import amounts_for, scenarios
from rag.eligibility.reckoning import Reckoning, reckon
from rag.eligibility.size import Span
from rag.eligibility.wording import PER, SIZES, SUPPORT
from rag.records import Support

_MONEY: tuple[SupportType, ...] = ("grant", "loan", "equity", "guarantee", "tax_credit")
_BOUNDED: dict[SupportType, Bounds] = {"loan": "loan", "equity": "equity", "guarantee": "guarantee"}


def support_of(case: Case) -> Support:
    """Returns the support; its kind is the entry's first one in money, else its first."""
    types = case.entry.support_types
    kind = next((one for one in types if one in _MONEY), types[0] if types else "grant")
    if not case.entry.rates and not case.entry.amounts:
        return Support(kind=kind)
    if kind in _BOUNDED:
        return _bounded(case, kind)
    found = reckon(case)
    rate, estimate = found.rate, found.estimate
    return Support(
        kind=kind,
        percent=rate.high if rate else None,
        percent_min=rate.low if rate and rate.exact is None else None,
        max_eur=None if math.isinf(found.most) else round(found.most, 2),
        estimate_eur=estimate.high if estimate else None,
        estimate_min_eur=estimate.low if estimate and estimate.exact is None else None,
        basis=", ".join(_basis(case, found)) or None,
        bonuses=tuple(_bonus(case, one) for one in found.bonuses),
    )


def _bounded(case: Case, kind: SupportType) -> Support:
    """A loan, equity or guarantee: its upper bound, and never an estimate of a grant."""
    words = case.words
    told = [one for scenario in scenarios(case) for one, _ in amounts_for(case, _BOUNDED[kind], scenario)]
    most = max((one.max_eur for one in told if one.max_eur is not None), default=None)
    name = words.of(SUPPORT[kind])
    basis = words(f"{name} bis {words.eur(most)}", f"{name} of up to {words.eur(most)}") if most is not None else None
    return Support(kind=kind, max_eur=most, basis=basis)


def _basis(case: Case, found: Reckoning) -> list[str]:
    words, rate = case.words, found.rate
    if found.fixed is not None:
        return [words(f"fester Betrag von {words.eur(found.fixed)}", f"a fixed sum of {words.eur(found.fixed)}")]
    parts = []
    if rate is not None:
        percent = words.percent(rate.low, rate.high)
        said = words(f"{percent} (Bemessung: {found.of})", f"{percent} (of: {found.of})")
        parts.append(said if found.counted is None else _product(case, found, percent))
    if found.counted is None and not math.isinf(found.costs.high):
        most = words.eur_range(*found.costs)
        parts.append(words(f"förderfähige Kosten höchstens {most}", f"eligible costs of at most {most}"))
    if not math.isinf(found.grant.high):
        most = words.eur_range(*found.grant) + (words(" je Jahr", " a year") if found.yearly else "")
        parts.append(words(f"höchstens {most}", f"at most {most}"))
    parts += [_unit(case, one) for one in found.others]
    if found.estimate and found.uncapped and found.estimate != found.uncapped:
        paid = words.eur_range(*found.estimate)
        parts.append(words(f"also {paid}", f"so {paid}"))
    presumed = case.asker.size.presumed
    if parts and presumed and any(one.sizes for one in case.entry.rates):
        name = words.of(SIZES[presumed])
        parts.append(words(f"gerechnet als {name}", f"reckoned as a {name}"))
    return parts


def _product(case: Case, found: Reckoning, percent: str) -> str:
    """The rate times the costs that count."""
    words, spent = case.words, case.profile.project.costs_eur or 0.0
    counted, product = found.counted or Span(spent, spent), found.uncapped or Span(0.0, 0.0)
    shown = words.eur_range(*counted)
    result = words.eur_range(*product)
    told = words(f"{percent} von {shown} = {result}", f"{percent} of {shown} = {result}")
    if counted.low < spent:
        told += words(
            f" (von {words.eur(spent)} zählen höchstens {shown})", f" (of {words.eur(spent)}, at most {shown} count)"
        )
    return told


def _unit(case: Case, amount: Amount) -> str:
    words, euro = case.words, case.words.eur(amount.max_eur or 0.0)
    each = words.of(PER[amount.per]) if amount.per else ""
    if amount.note and amount.note.startswith("je ") and words.language == "de":
        each = amount.note
    return words(f"höchstens {euro} {each}", f"at most {euro} {each}")


def _bonus(case: Case, rate: Rate) -> str:
    words, points = case.words, case.words.number(rate.percent, 2)
    why = rate.condition or rate.applies_to
    return words(f"möglich: {points} Prozentpunkte mehr ({why})", f"possible: {points} percentage points more ({why})")
