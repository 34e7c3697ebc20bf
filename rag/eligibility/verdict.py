"""Results of criteria, and the verdict that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rag.records import CriterionResult

Result = Literal["met", "not_met", "unknown"]
Verdict = Literal["fits", "does_not_fit", "unclear"]


def result_of(held: bool | None) -> Result:
    """Returns the result of a three-valued test: None is unknown, never met."""
    return "unknown" if held is None else "met" if held else "not_met"


def both(*held: bool | None) -> bool | None:
    """Returns whether all hold: one that does not decides, else one that is not known."""
    return False if False in held else None if None in held else True


def verdict_of(criteria: Iterable[CriterionResult]) -> Verdict:
    """Returns does_not_fit where one criterion is not met, unclear where one is unknown, else fits.

    Only criteria that decide are asked: what code cannot test (a condition in free text) is for the asker to check, and
    would make everything unclear for ever.
    """
    results = {one.result for one in criteria if one.decides}
    return "does_not_fit" if "not_met" in results else "unclear" if "unknown" in results else "fits"
