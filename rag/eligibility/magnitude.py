"""Criteria on the magnitude of the enterprise: size class, headcount, turnover and balance sheet total."""

from __future__ import annotations

import math

from rag.eligibility.case import Case
from rag.eligibility.size import HEADCOUNT_BELOW, ORDER, TURNOVER_MAX_EUR, Span, among
from rag.eligibility.verdict import both, result_of
from rag.eligibility.wording import SIZES
from rag.records import CriterionResult


def presumption(case: Case) -> str | None:
    """Returns what is taken for granted of the size class, in words; None where nothing is."""
    presumed = case.asker.size.presumed
    if presumed is None:
        return None
    german, english = SIZES[presumed]
    if case.profile.headcount is None:
        return case.words(f"{german} in Gründung", f"{english} about to be founded")
    return case.words(
        f"{german} nach der Beschäftigtenzahl (Umsatz oder Bilanzsumme noch zu prüfen)",
        f"{english} by headcount (turnover or balance sheet total still to be checked)",
    )


def size(case: Case) -> CriterionResult | None:
    """Whether the size class is one of those that may apply."""
    allowed, words, found = case.eligible.sizes, case.words, case.asker.size
    if not allowed or set(allowed) == set(ORDER):
        return None
    held, assumed = among(found, allowed), None
    if held is None and found.presumed in allowed:
        held = True
        assumed = presumption(case)
    return CriterionResult(
        criterion="size",
        result=result_of(held),
        needs=words("KMU (EU-Definition)", "SME (EU definition)")
        if set(allowed) == set(ORDER[:-1])
        else words.any_of(SIZES[one] for one in ORDER if one in allowed),
        has=_size_words(case),
        assumed=assumed,
        entry_field="eligible.sizes",
        profile_field="headcount" if case.profile.headcount is None else "turnover_eur",
    )


def _size_words(case: Case) -> str | None:
    words, found = case.words, case.asker.size
    if found.headcount.low == 0 and found.turnover.low == 0 and found.balance_sheet.low == 0 and not found.certain:
        return None
    told = words.any_of(SIZES[one] for one in found.reckoned)
    if found.kept:
        told += words(" (wie in den zwei Jahren davor)", " (as in the two years before)")
    figures = [
        (found.headcount, words("Beschäftigte", "employees"), words.number),
        (found.turnover, words("Umsatz", "turnover"), words.eur),
        (found.balance_sheet, words("Bilanzsumme", "balance sheet total"), words.eur),
    ]
    shown = [f"{write(one.low)} {name}" for one, name, write in figures if one.exact is not None]
    if case.profile.linked:
        shown.append(words("mit Partner- und verbundenen Unternehmen", "with partner and linked enterprises"))
    return f"{told} ({', '.join(shown)})" if shown else told


def headcount(case: Case) -> CriterionResult | None:
    """Whether the headcount keeps the programme's bounds; one that only restates the size class is not tested twice."""
    low, high = case.eligible.headcount_min, case.eligible.headcount_max
    sizes = case.eligible.sizes
    if high is not None and sizes and high + 1 == HEADCOUNT_BELOW.get(max(sizes, key=ORDER.index)):
        high = None
    if low is None and high is None:
        return None
    mine = case.asker.headcount(case.eligible.counts_group)
    enough = None if low is None else mine.at_least(low)
    few = None if high is None else mine.below(high + 1)
    held = enough if high is None else few if low is None else both(enough, few)
    return CriterionResult(
        criterion="headcount",
        result=result_of(held),
        needs=_bounds_words(case, low, high),
        has=_headcount_words(case, mine),
        entry_field="eligible.headcount_max" if high is not None else "eligible.headcount_min",
        profile_field="headcount",
    )


def _bounds_words(case: Case, low: int | None, high: int | None) -> str:
    words = case.words
    least = words(f"mindestens {low}", f"at least {low}") if low is not None else ""
    most = words(f"höchstens {high}", f"at most {high}") if high is not None else ""
    joined = words(" und ", " and ").join(part for part in (least, most) if part)
    return f"{joined} {words('Beschäftigte', 'employees')}"


def _headcount_words(case: Case, mine: Span) -> str | None:
    words = case.words
    if case.profile.headcount is None:
        return None
    own = f"{words.number(case.profile.headcount)} {words('Beschäftigte', 'employees')}"
    if mine.exact is not None and mine.exact == case.profile.headcount:
        return own
    group = case.asker.size.headcount.exact
    if group is None:
        return words(f"{own}, ohne verbundene Unternehmen", f"{own}, without linked enterprises")
    return words(
        f"{own}, mit Partner- und verbundenen Unternehmen {words.number(group, 1)}",
        f"{own}, with partner and linked enterprises {words.number(group, 1)}",
    )


def finances(case: Case) -> CriterionResult | None:
    """Whether turnover and balance sheet total keep the programme's bounds; where both are bounded, one suffices.

    Source: as in Recommendation 2003/361/EC, and as the programmes write it: "Umsatz oder Bilanzsumme".
    """
    eligible, words = case.eligible, case.words
    named = (
        (eligible.turnover_max_eur, case.asker.turnover(eligible.counts_group), ("Umsatz", "turnover")),
        (
            eligible.balance_sheet_max_eur,
            case.asker.balance_sheet(eligible.counts_group),
            ("Bilanzsumme", "balance sheet total"),
        ),
    )
    bounded = [(bound, mine, name) for bound, mine, name in named if bound is not None]
    if not bounded:
        return None
    kept = [mine.at_most(bound) for bound, mine, _ in bounded]
    held = True if True in kept else None if None in kept else False
    presumed = case.asker.size.presumed
    implied = (
        held is None
        and presumed is not None
        and (eligible.turnover_max_eur or 0) >= TURNOVER_MAX_EUR.get(presumed, math.inf)
    )
    known = [f"{words.of(name)} {words.eur(mine.low)}" for _, mine, name in bounded if mine.exact is not None]
    return CriterionResult(
        criterion="finances",
        result=result_of(True if implied else held),
        needs=words(" oder ", " or ").join(
            words(f"höchstens {words.eur(bound)} {words.of(name)}", f"{words.of(name)} of at most {words.eur(bound)}")
            for bound, _, name in bounded
        ),
        has=", ".join(known) or None,
        assumed=presumption(case) if implied else None,
        entry_field="eligible.turnover_max_eur" if eligible.turnover_max_eur else "eligible.balance_sheet_max_eur",
        profile_field="turnover_eur" if case.profile.turnover_eur is None else "balance_sheet_eur",
    )
