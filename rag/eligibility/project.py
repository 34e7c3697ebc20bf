"""Criteria on the project and the moment: its kind, its costs, its start, whether one can apply, de-minimis room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from corpus.schema import Amount
from corpus.vocabulary import Bounds
from rag.answer.entries import standing_of
from rag.eligibility.case import Case
from rag.eligibility.de_minimis import frees_on, room_eur
from rag.eligibility.magnitude import presumption
from rag.eligibility.narrowing import amounts_for, has_rate, scenarios
from rag.eligibility.verdict import both, result_of
from rag.eligibility.wording import KINDS
from rag.records import Availability, CriterionResult, Support


def kind(case: Case) -> CriterionResult | None:
    """Whether the project is of a kind that is funded."""
    allowed, mine, words = case.eligible.project_kinds, case.profile.project.kinds, case.words
    if not allowed:
        return None
    return CriterionResult(
        criterion="project_kind",
        result=result_of(any(one in allowed for one in mine) if mine else None),
        needs=words.any_of(KINDS[one] for one in allowed),
        has=", ".join(words.of(KINDS[one]) for one in mine) or None,
        entry_field="eligible.project_kinds",
        profile_field="project.kinds",
    )


def costs(case: Case) -> CriterionResult | None:
    """Whether the project is large enough, in eligible costs."""
    words, mine = case.words, case.profile.project.costs_eur
    least = case.eligible.costs_min_eur
    rows = [
        (one.min_eur, certain)
        for one, certain in _in_all(case, "eligible_costs")
        if one.min_eur and one.per in (None, "project", "enterprise")
    ]
    bounds = [*([least] if least is not None else []), *(bound for bound, _ in rows)]
    if not bounds:
        return None
    held = None if mine is None else both(least is None or mine >= least, _reaches(mine, mine, rows))
    shown = words.eur_range(min(bounds), max(bounds))
    sized = held is not None and any(one.sizes for one in case.entry.amounts)
    return CriterionResult(
        criterion="costs",
        result=result_of(held),
        needs=words(f"förderfähige Kosten von mindestens {shown}", f"eligible costs of at least {shown}"),
        has=None if mine is None else words.eur(mine),
        assumed=presumption(case) if sized else None,
        entry_field="eligible.costs_min_eur" if least is not None else "amounts",
        profile_field="project.costs_eur",
    )


def _in_all(case: Case, bounds: Bounds) -> list[tuple[Amount, bool]]:
    """The amounts that may hold, each with whether it certainly does, whatever size and kind turn out to be."""
    if not any(one.bounds == bounds for one in case.entry.amounts):
        return []
    told = [dict(amounts_for(case, bounds, one)) for one in scenarios(case)]
    return [(one, all(each.get(one) for each in told)) for one in dict.fromkeys(one for each in told for one in each)]


def _reaches(low: float, high: float, rows: Sequence[tuple[float, bool]]) -> bool | None:
    """Whether a sum between `low` and `high` reaches the least of the rows: alternatives, each with whether it certainly holds."""
    sure = [bound for bound, certain in rows if certain]
    if low >= max((bound for bound, _ in rows), default=0.0):
        return True
    return False if sure and high < min(sure) else None


def smallest_grant(case: Case, support: Support) -> CriterionResult | None:
    """Whether the grant reaches the smallest one that is paid."""
    words = case.words
    bounds = [
        (one.min_eur, holds)
        for one, holds in _in_all(case, "grant")
        if one.min_eur and one.min_eur != one.max_eur and one.per in (None, "project", "enterprise")
    ]
    if not bounds or support.percent is None:
        return None
    high = support.estimate_eur
    low = high if support.estimate_min_eur is None else support.estimate_min_eur
    held = None if low is None or high is None else _reaches(low, high, bounds)
    shown = min(bound for bound, _ in bounds)
    return CriterionResult(
        criterion="smallest_grant",
        result=result_of(held),
        needs=words(f"Zuschuss von mindestens {words.eur(shown)}", f"a grant of at least {words.eur(shown)}"),
        has=None
        if high is None or low is None
        else words(f"geschätzt {words.eur_range(low, high)}", f"estimated {words.eur_range(low, high)}"),
        assumed=presumption(case) if held is not None and any(one.sizes for one in case.entry.rates) else None,
        entry_field="amounts",
        profile_field="project.costs_eur",
    )


def rate(case: Case) -> CriterionResult | None:
    """Unknown where the record names rates, but none for the asker's size and project: it may be left out, or not be paid."""
    if has_rate(case):
        return None
    words = case.words
    return CriterionResult(
        criterion="rate",
        result="unknown",
        needs=words("Fördersatz für Größe und Vorhaben", "a rate for size and project"),
        has=words("Der Datensatz nennt für Sie keinen Satz", "the record names no rate for you"),
        entry_field="rates",
        profile_field="headcount" if len(case.asker.size.possible) > 1 else None,
    )


def not_started(case: Case) -> CriterionResult | None:
    """Whether the project has not begun, where one must apply before it does."""
    if not case.entry.apply_before_start:
        return None
    project, words, today = case.profile.project, case.words, case.asker.today
    begun = project.already_started
    held: bool | None = None if begun is None else not begun
    assumed = None
    if begun is None and (project.start is None or project.start > today):
        held, assumed = True, words("Das Vorhaben hat noch nicht begonnen", "the project has not begun")
    has = {True: ("bereits begonnen", "begun"), False: ("noch nicht begonnen", "not begun"), None: None}[begun]
    start = words(f"Beginn {words.day(project.start)}", f"start {words.day(project.start)}") if project.start else None
    return CriterionResult(
        criterion="not_started",
        result=result_of(held),
        needs=words(
            "Antrag vor Beginn; Auftrag oder Vertrag gilt als Beginn", "apply before the start; an order counts as one"
        ),
        has=words.of(has) if has else start,
        assumed=assumed,
        entry_field="apply_before_start",
        profile_field="project.already_started",
    )


def open_today(case: Case, standing: Availability | None) -> CriterionResult | None:
    """Whether one can apply today.

    Closed: not met. Paused or not yet open: unknown, as it may open. Not proven for over a year: unknown, too, but without a
    say in the verdict; it is warned of and ranked below what is proven.
    """
    if standing is None:
        return None
    words, state = case.words, standing.state
    told = {
        "open": words("offen", "open"),
        "opens_on": words("noch nicht offen", "not open yet"),
        "closed": words("geschlossen", "closed"),
        "paused": words("nimmt derzeit keine Anträge an", "takes no applications at present"),
        "unproven": words("unbestätigt", "not confirmed"),
    }[state]
    day = {"open": standing.until, "unproven": standing.as_of}.get(state, standing.since)
    before = {
        "open": words("bis", "until"), "opens_on": words("ab", "from"), "unproven": words("zuletzt", "last on"),
    }.get(state, words("seit", "since"))  # fmt: skip
    return CriterionResult(
        criterion="availability",
        result=result_of({"open": True, "closed": False}.get(state)),
        needs=words("Anträge sind heute möglich", "applications are taken today"),
        has=f"{told}, {before} {words.day(day)}" if day else told,
        decides=state != "unproven",
        entry_field="clocks" if state in ("open", "closed") else "status",
    )


def de_minimis(case: Case, support: Support) -> CriterionResult | None:
    """Whether the de-minimis ceiling leaves room for what the programme would pay.

    No room: not met. Room for less than the estimate: unknown, as the office may grant less.
    """
    if case.entry.aid_basis != "de_minimis" or support.kind != "grant":
        return None
    words, today, aids = case.words, case.asker.today, case.profile.de_minimis
    room = room_eur(aids, today)
    pays = support.estimate_eur if support.estimate_eur is not None else support.max_eur
    held: bool | None = False if room <= 0 else True if (math.inf if pays is None else pays) <= room else None
    sized = held is not None and room > 0 and any(one.sizes for one in case.entry.rates)
    assumed = presumption(case) if sized else None
    if not aids and held is None and pays is None:
        held = True
    if not aids and held:
        assumed = words(
            "In drei Jahren keine De-minimis-Beihilfe erhalten", "no de-minimis aid received in three years"
        )
    has = words(f"{words.eur(room)} frei", f"{words.eur(room)} left")
    free = frees_on(aids, today)
    if free and held is not True:
        has += words(
            f"; ab {words.day(free[0])}: {words.eur(free[1])}", f"; from {words.day(free[0])}: {words.eur(free[1])}"
        )
    return CriterionResult(
        criterion="de_minimis",
        result=result_of(held),
        needs=words(
            "höchstens 300.000 EUR De-minimis-Beihilfen in drei Jahren",
            "at most EUR 300,000 of de-minimis aid in three years",
        ),
        has=has,
        assumed=assumed,
        entry_field="aid_basis",
        profile_field="de_minimis",
    )


def record(case: Case) -> CriterionResult | None:
    """Unknown where the record says too little of who may apply: an imported one, or one with nothing to test but the place."""
    said = case.eligible.model_dump(exclude_defaults=True).keys() - {"text", "regions", "counts_group"}
    if case.entry.imported is None and said:
        return None
    words = case.words
    return CriterionResult(
        criterion="record",
        result="unknown",
        needs=case.eligible.text or words("nicht angegeben", "not stated"),
        has=words(
            "Die Bedingungen stehen nur im Text der Richtlinie", "the conditions stand in the guideline's text only"
        ),
        entry_field="eligible",
    )


def conditions(case: Case) -> Iterator[CriterionResult]:
    """Yields the conditions in free text: for the asker to check, without a say in the verdict."""
    for one in case.entry.conditions:
        yield CriterionResult(
            criterion="condition", result="unknown", needs=one, decides=False, entry_field="conditions"
        )


def standing(case: Case) -> Availability | None:
    """Returns how the entry stands on the day; None for kinds that are neither open nor closed."""
    return standing_of(case.entry, case.asker.today)
