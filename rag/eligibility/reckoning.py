"""The figures behind an estimate: spans of rate, of the costs that count, and of the grant, as they hold for the asker.

Each possible size class and kind of project is reckoned by itself, with the rates and bounds that hold for it; the spans
run from the least to the most of all of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.schema import Amount, Rate
from rag.eligibility.case import Case
from rag.eligibility.narrowing import Scenario, amounts_for, rates_for, scenarios, undominated
from rag.eligibility.size import Span

CAPPING = (None, "project", "enterprise", "site", "year")
"""What an amount may be counted per to bound a whole project; of a day, a person or a unit the number is not known."""

NO_CAP = Span(math.inf, math.inf)
_COSTS = re.compile(r"kosten|ausgaben|aufwendungen|investition|honorar|gebühren", re.IGNORECASE)
_OTHER = re.compile(
    r"mehrkosten|mehrausgaben|\bmessung|ladepunkt|kredit|entgelt|amtsgebühr|ip-scan|schutzrecht", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What holds for the asker, in percent and EUR; None where nothing is stated, infinite where nothing bounds.

    `of` is what the rate is a share of; only a share of the project's own costs gives an estimate. `counted` are the costs
    that count, `uncapped` the rate times them, `estimate` what is paid of it: where the grant is bounded per unit, at least
    for one. `fixed` is a lump sum.
    """

    rate: Span | None
    of: str | None
    costs: Span
    grant: Span
    counted: Span | None = None
    uncapped: Span | None = None
    estimate: Span | None = None
    most: float = math.inf
    fixed: float | None = None
    bonuses: tuple[Rate, ...] = ()
    others: tuple[Amount, ...] = ()
    yearly: bool = False


def reckon(case: Case) -> Reckoning:
    """Returns the figures of the grant, or tax credit, that the entry pays the asker."""
    told = [_reckon(case, one) for one in scenarios(case)]
    fixed = {one.fixed for one in told}
    return Reckoning(
        rate=_hull(one.rate for one in told),
        of=next((one.of for one in told if one.of), None),
        costs=_hull(one.costs for one in told) or NO_CAP,
        grant=_hull(one.grant for one in told) or NO_CAP,
        counted=_hull(one.counted for one in told),
        uncapped=_hull(one.uncapped for one in told),
        estimate=_hull(one.estimate for one in told),
        most=max(one.most for one in told),
        fixed=fixed.pop() if len(fixed) == 1 else None,
        bonuses=tuple(dict.fromkeys(rate for one in told for rate in one.bonuses)),
        others=tuple(dict.fromkeys(amount for one in told for amount in one.others)),
        yearly=any(one.yearly for one in told),
    )


def is_of_costs(of: str) -> bool:
    """Returns whether a rate is a share of the project's own costs: not of extra costs, wages or a loan."""
    return bool(_COSTS.search(of)) and not _OTHER.search(of)


def _reckon(case: Case, scenario: Scenario) -> Reckoning:
    told = rates_for(case, scenario)
    rows = undominated([(rate, certain) for rate, certain in told if not rate.adds])
    on_costs = any(is_of_costs(rate.of) for rate, _ in rows)
    rows = [(rate, certain) for rate, certain in rows if is_of_costs(rate.of) == on_costs]
    grants = [*amounts_for(case, "grant", scenario), *amounts_for(case, "allowance", scenario)]
    costs, grant = _cap(amounts_for(case, "eligible_costs", scenario)), _cap(grants)
    rate = _rate(rows, [(one, certain) for one, certain in told if one.adds])
    fixed = _fixed(grants) if not rows else None
    counted = uncapped = estimate = None
    spent = case.profile.project.costs_eur
    if fixed is not None:
        estimate = Span(fixed, fixed)
    elif spent is not None and rate is not None and on_costs:
        counted = Span(min(spent, costs.low), min(spent, costs.high))
        uncapped = Span(round(counted.low * rate.low / 100, 2), round(counted.high * rate.high / 100, 2))
        one_unit = min((one.max_eur for one, _ in grants if one.per == "unit" and one.max_eur), default=math.inf)
        estimate = Span(min(uncapped.low, grant.low, one_unit), min(uncapped.high, grant.high))
    return Reckoning(
        rate=rate,
        of=rows[0][0].of if rows else None,
        costs=costs,
        grant=grant,
        counted=counted,
        uncapped=uncapped,
        estimate=estimate,
        most=min(grant.high, costs.high * rate.high / 100 if rate and on_costs else math.inf),
        fixed=fixed,
        bonuses=tuple(one for one, certain in told if one.adds and not certain),
        others=tuple(one for one, _ in grants if one.per not in CAPPING and one.max_eur is not None),
        yearly=any(one.per == "year" for one, _ in grants),
    )


def _rate(rows: Sequence[tuple[Rate, bool]], bonuses: Sequence[tuple[Rate, bool]]) -> Span | None:
    """From the least that is certain, or that may be where nothing is, to the most that may be; certain bonuses on top."""
    if not rows:
        return None
    points = sum(_least(one) for one, certain in bonuses if certain)
    least = min(_least(rate) for rate in [one for one, certain in rows if certain] or [one for one, _ in rows])
    return Span(min(least + points, 100.0), min(max(rate.percent for rate, _ in rows) + points, 100.0))


def _least(rate: Rate) -> float:
    return rate.percent if rate.percent_min is None else rate.percent_min


def _cap(amounts: Sequence[tuple[Amount, bool]]) -> Span:
    """The upper bound that the amounts set together: those bound by the same are alternatives, the others hold at once."""
    groups: dict[tuple[object, ...], list[tuple[float, bool]]] = {}
    for one, certain in amounts:
        if one.max_eur is not None and one.per in CAPPING:
            key = (one.per, *(frozenset(bound) for bound in (one.sizes, one.project_kinds, one.regions)))
            groups.setdefault(key, []).append((one.max_eur, certain))
    sure = [max(euro for euro, _ in group) for group in groups.values() if all(certain for _, certain in group)]
    least = [euro for group in groups.values() for euro, _ in group]
    return Span(min(least, default=math.inf), min(sure, default=math.inf))


def _fixed(grants: Sequence[tuple[Amount, bool]]) -> float | None:
    """The lump sum, where the entry pays one and only one."""
    sums = [one.max_eur for one, _ in grants if one.min_eur == one.max_eur and one.per in (*CAPPING, "person")]
    return sums[0] if len(sums) == len(grants) == 1 else None


def _hull(spans: Iterable[Span | None]) -> Span | None:
    told = [one for one in spans if one is not None]
    return Span(min(one.low for one in told), max(one.high for one in told)) if told else None
