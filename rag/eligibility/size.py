"""The size class of an enterprise: micro, small, medium or large, or those that are still possible.

Source: Commission Recommendation 2003/361/EC, Annex. Art. 2: fewer than 10, 50 or 250 annual work units, and a turnover
of at most EUR 2, 10 or 50 million *or* a balance sheet total of at most EUR 2, 10 or 43 million: the headcount must be
kept, of the two sums one suffices. Art. 3 and 6: linked enterprises (over 50 % of capital or votes) count whole, partner
enterprises (25 % to 50 %) by their share, others not at all. Art. 4(2): a class is won or lost only by crossing its
ceilings in two consecutive years. What is not modelled stands in `docs/eligibility.md`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from corpus.vocabulary import SizeClass
from rag.profile import Profile

ORDER: tuple[SizeClass, ...] = ("micro", "small", "medium", "large")
HEADCOUNT_BELOW: dict[SizeClass, int] = {"micro": 10, "small": 50, "medium": 250}
"""Annual work units, exclusive. Source: Art. 2."""
TURNOVER_MAX_EUR: dict[SizeClass, float] = {"micro": 2e6, "small": 10e6, "medium": 50e6}
BALANCE_SHEET_MAX_EUR: dict[SizeClass, float] = {"micro": 2e6, "small": 10e6, "medium": 43e6}
"""EUR, inclusive. Source: Art. 2."""
PARTNER_FROM, LINKED_ABOVE = 25.0, 50.0
"""Percent of capital or votes: a partner from 25 inclusive, linked above 50. Source: Art. 3(2) and (3)."""


class Span(NamedTuple):
    """A figure that lies between `low` and `high`, both inclusive; `high` is infinite where nothing bounds it."""

    low: float
    high: float

    def plus(self, other: Span, factor: float) -> Span:
        """Returns the sum of this and `factor` (0-1) of another."""
        return Span(self.low + factor * other.low, self.high + factor * other.high)

    def at_most(self, bound: float) -> bool | None:
        """Returns whether the figure keeps an inclusive upper bound; None where it is not known."""
        return True if self.high <= bound else False if self.low > bound else None

    def below(self, bound: float) -> bool | None:
        """Returns whether the figure lies below an exclusive bound; None where it is not known."""
        return True if self.high < bound else False if self.low >= bound else None

    def at_least(self, bound: float) -> bool | None:
        """Returns whether the figure reaches an inclusive lower bound; None where it is not known."""
        return True if self.low >= bound else False if self.high < bound else None

    @property
    def exact(self) -> float | None:
        """The figure, where it is known."""
        return self.low if self.low == self.high else None


def span(value: float | None) -> Span:
    """Returns the figure as a span: from 0 without an end where it is not known."""
    return Span(0.0, math.inf) if value is None else Span(float(value), float(value))


@dataclass(frozen=True, slots=True)
class SizeRange:
    """The classes that are possible, ascending and never empty, and the figures behind them, partners and linked counted.

    `presumed` is the class by headcount alone, where nothing is known of turnover and balance sheet, and micro for a founder
    of whom nothing is known: an assumption, to be shown as one. None where the class is certain, or nothing speaks for any.
    `raised` is True where partner or linked enterprises lift the class above the enterprise's own; `kept` where the class
    of the years before still holds.
    """

    possible: tuple[SizeClass, ...]
    presumed: SizeClass | None
    headcount: Span
    turnover: Span
    balance_sheet: Span
    raised: bool = False
    kept: bool = False

    @property
    def certain(self) -> SizeClass | None:
        """The class, where only one is possible."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def reckoned(self) -> tuple[SizeClass, ...]:
        """The classes to reckon with: the presumed one, else all that are possible."""
        return (self.presumed,) if self.presumed else self.possible


def size_of(profile: Profile) -> SizeRange:
    """Returns the size class of the asker, counted with the partner and linked enterprises given.

    None given counts as none: an enterprise is reckoned autonomous until it says otherwise. A figure that a partner or
    linked enterprise does not give may be anything.
    """
    own = (span(profile.headcount), span(profile.turnover_eur), span(profile.balance_sheet_eur))
    headcount, turnover, balance_sheet = own
    for factor, other in _counted(profile):
        headcount = headcount.plus(span(other[0]), factor)
        turnover = turnover.plus(span(other[1]), factor)
        balance_sheet = balance_sheet.plus(span(other[2]), factor)
    possible = _classes(headcount, turnover, balance_sheet)
    before = cast("SizeClass | None", profile.size_two_years_ago)
    if before is not None:
        kept = possible != (before,)
        return SizeRange((before,), None, headcount, turnover, balance_sheet, kept=kept)
    unsaid = not any(_finances_known(profile))
    counted = headcount.exact is not None or (profile.applicant == "founder" and not profile.linked)
    presumed = possible[0] if unsaid and counted and len(possible) > 1 else None
    raised = ORDER.index(possible[0]) > ORDER.index(_classes(*own)[0])
    return SizeRange(possible, presumed, headcount, turnover, balance_sheet, raised=raised)


def _counted(profile: Profile) -> Iterator[tuple[float, tuple[float | None, float | None, float | None]]]:
    """The enterprises that count, each with the factor by which it does."""
    for one in profile.linked:
        if one.share >= PARTNER_FROM:
            factor = 1.0 if one.share > LINKED_ABOVE else one.share / 100
            yield factor, (one.headcount, one.turnover_eur, one.balance_sheet_eur)


def _finances_known(profile: Profile) -> Iterator[bool]:
    yield profile.turnover_eur is not None or profile.balance_sheet_eur is not None
    for _, (_, turnover, balance_sheet) in _counted(profile):
        yield turnover is not None or balance_sheet is not None


def _classes(headcount: Span, turnover: Span, balance_sheet: Span) -> tuple[SizeClass, ...]:
    """All classes from the lowest to the highest that the spans allow; the class rises with each figure."""
    low = _class_of(headcount.low, turnover.low, balance_sheet.low)
    high = _class_of(headcount.high, turnover.high, balance_sheet.high)
    return ORDER[ORDER.index(low) : ORDER.index(high) + 1]


def _class_of(headcount: float, turnover: float, balance_sheet: float) -> SizeClass:
    for one in ORDER[:-1]:
        sums = turnover <= TURNOVER_MAX_EUR[one] or balance_sheet <= BALANCE_SHEET_MAX_EUR[one]
        if headcount < HEADCOUNT_BELOW[one] and sums:
            return one
    return "large"


def among(size: SizeRange, classes: Sequence[SizeClass]) -> bool | None:
    """Returns whether the enterprise is of one of `classes`; None where it may or may not be. Nothing is presumed."""
    inside = [one in classes for one in size.possible]
    return True if all(inside) else None if any(inside) else False
