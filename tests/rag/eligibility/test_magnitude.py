"""Size class, headcount, turnover and balance sheet total against a programme's bounds."""

from __future__ import annotations

from typing import Any

import pytest

from rag.eligibility.check import check
from rag.records import CriterionResult
from tests.rag.eligibility.made import TODAY, profile, programme

GROUP = [{"share": 60, "headcount": 500, "turnover_eur": 90e6, "balance_sheet_eur": 60e6}]


def criteria(eligible: dict[str, Any], **given: Any) -> dict[str, CriterionResult]:
    checked = check(profile(**given), programme(eligible={"text": "x", **eligible}), TODAY)
    return {one.criterion: one for one in checked.result.criteria}


@pytest.mark.parametrize(
    ("bounds", "given_", "result"),
    [
        ({"headcount_max": 99}, {"headcount": 99}, "met"),
        ({"headcount_max": 99}, {"headcount": 100}, "not_met"),
        ({"headcount_max": 99}, {}, "unknown"),
        ({"headcount_min": 3, "headcount_max": 499}, {"headcount": 2}, "not_met"),
        ({"headcount_min": 3, "headcount_max": 499}, {"headcount": 3}, "met"),
        # whether linked enterprises count, is not said
        ({"headcount_max": 499}, {"headcount": 80, "linked": GROUP}, "unknown"),
        ({"headcount_max": 499, "counts_group": True}, {"headcount": 80, "linked": GROUP}, "not_met"),
        ({"headcount_max": 499, "counts_group": False}, {"headcount": 80, "linked": GROUP}, "met"),
        ({"headcount_max": 499}, {"headcount": 600, "linked": GROUP}, "not_met"),
    ],
)
def test_the_headcount(bounds: dict[str, Any], given_: dict[str, Any], result: str) -> None:
    assert criteria(bounds, **given_)["headcount"].result == result


def test_a_bound_that_restates_the_size_class_is_not_tested_twice() -> None:
    """The class of the two years before holds, though the headcount is crossed."""
    found = criteria(
        {"sizes": ["micro", "small", "medium"], "headcount_max": 249}, headcount=260, size_two_years_ago="medium"
    )
    assert "headcount" not in found and found["size"].result == "met"
    assert found["size"].has == "mittleres Unternehmen (wie in den zwei Jahren davor) (260 Beschäftigte)"


@pytest.mark.parametrize(
    ("given_", "result", "assumed"),
    [
        ({"turnover_eur": 20e6}, "met", False),
        ({"balance_sheet_eur": 20e6}, "met", False),
        ({"turnover_eur": 20_000_001, "balance_sheet_eur": 20e6}, "met", False),  # one suffices
        ({"turnover_eur": 20_000_001, "balance_sheet_eur": 20_000_001}, "not_met", False),
        ({"turnover_eur": 21e6}, "unknown", False),
        ({"headcount": 12}, "met", True),  # a small enterprise has at most 10 million of turnover
        ({"headcount": 120}, "unknown", False),  # a medium one up to 50
    ],
)
def test_of_turnover_and_balance_sheet_total_one_suffices(given_: dict[str, Any], result: str, assumed: bool) -> None:
    found = criteria({"turnover_max_eur": 20e6, "balance_sheet_max_eur": 20e6}, **given_)["finances"]
    assert (found.result, found.assumed is not None) == (result, assumed)


def test_the_size_shows_the_figures_that_it_stands_on() -> None:
    found = criteria({"sizes": ["micro", "small", "medium"]}, headcount=80, turnover_eur=12e6, linked=GROUP)["size"]
    assert found.result == "not_met"
    assert (
        found.has
        == "großes Unternehmen (580 Beschäftigte, 102.000.000 EUR Umsatz, mit Partner- und verbundenen Unternehmen)"
    )
    assert found.needs == "KMU (EU-Definition)"
    assert criteria({"sizes": ["micro", "small", "medium"]})["size"].has is None
