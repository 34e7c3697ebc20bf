"""Which rates and amounts of an entry hold for an asker: what code can test of them, and which of several wins."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from corpus.schema import Amount, Rate
from corpus.vocabulary import Bounds, ProjectKind, SizeClass
from rag.eligibility.case import Case
from rag.eligibility.verdict import both


class Scenario(NamedTuple):
    """One size class and one kind of project that are possible; `kind` is None where nothing is known of it."""

    size: SizeClass
    kind: ProjectKind | None


def scenarios(case: Case) -> list[Scenario]:
    """Returns what is possible of size and kind, within what is funded where there is any common: never empty.

    The size class is the presumed one, where there is one.
    """
    sizes = [one for one in case.asker.size.reckoned if not case.eligible.sizes or one in case.eligible.sizes]
    funded = case.eligible.project_kinds
    given = case.profile.project.kinds
    kinds = [one for one in given if not funded or one in funded] or given or funded or (None,)
    return [Scenario(size, kind) for size in sizes or case.asker.size.reckoned for kind in kinds]


def rates_for(case: Case, scenario: Scenario) -> list[tuple[Rate, bool]]:
    """Returns the rates that may hold, bonuses among them, each with whether it certainly does; those that do not are left out."""
    told = [(rate, _holds(case, rate, scenario)) for rate in case.entry.rates]
    return [(rate, held is True and rate.condition is None) for rate, held in told if held is not False]


def amounts_for(case: Case, bounds: Bounds, scenario: Scenario) -> list[tuple[Amount, bool]]:
    """Returns the amounts with these `bounds` that may hold, each with whether it certainly does."""
    told = [(one, _holds(case, one, scenario)) for one in case.entry.amounts if one.bounds == bounds]
    return [(one, held is True) for one, held in told if held is not False]


def has_rate(case: Case) -> bool:
    """Returns whether a rate may hold in each scenario, or the entry names no rate at all."""
    if all(rate.adds for rate in case.entry.rates):
        return True
    return all(any(not rate.adds for rate, _ in rates_for(case, one)) for one in scenarios(case))


def _holds(case: Case, one: Rate | Amount, scenario: Scenario) -> bool | None:
    asker = case.asker
    held: list[bool | None] = [
        not one.sizes or scenario.size in one.sizes,
        not one.project_kinds or (None if scenario.kind is None else scenario.kind in one.project_kinds),
        asker.site.lies_in(one.regions) if one.regions else True,
    ]
    if isinstance(one, Rate):
        mine = asker.headcount(case.eligible.counts_group)
        held.append(True if one.headcount_max is None else mine.below(one.headcount_max + 1))
        held.append(True if one.headcount_min is None else mine.at_least(one.headcount_min))
        held.append(True if one.age_years_max is None else asker.age_years_at_most(one.age_years_max))
        held.append(not one.applicants or asker.applicant in one.applicants)
    return both(*held)


def undominated(rates: Sequence[tuple[Rate, bool]]) -> list[tuple[Rate, bool]]:
    """Returns the rates without those that a rate which certainly holds replaces.

    A rate replaces another that is bound by less, or by a wider bound, and pays no more: "small, in this region: 45 %" beside
    "small: 40 %". Rates bound by the same are alternatives, and both stay.
    """
    sure = [rate for rate, certain in rates if certain]
    return [
        (rate, certain)
        for rate, certain in rates
        if not any(other is not rate and _narrower(other, rate) and other.percent >= rate.percent for other in sure)
    ]


def _narrower(one: Rate, other: Rate) -> bool:
    """Whether `one` is bound by all that bounds `other`, and by more."""
    within = (
        _inside(one.sizes, other.sizes)
        and _inside(one.regions, other.regions)
        and _inside(one.project_kinds, other.project_kinds)
        and _inside(one.applicants, other.applicants)
        and (one.headcount_max or math.inf) <= (other.headcount_max or math.inf)
        and (one.headcount_min or 0) >= (other.headcount_min or 0)
        and _years(one) <= _years(other)
        and other.condition is None
    )
    return within and _bounds(one) != _bounds(other)


def _inside(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return not theirs or (bool(mine) and set(mine) <= set(theirs))


def _years(rate: Rate) -> float:
    return math.inf if rate.age_years_max is None else rate.age_years_max


def _bounds(rate: Rate) -> tuple[object, ...]:
    named = (rate.sizes, rate.regions, rate.project_kinds, rate.applicants)
    return (*(frozenset(one) for one in named), rate.headcount_min, rate.headcount_max, rate.age_years_max)
