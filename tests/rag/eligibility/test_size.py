"""Size classes after Recommendation 2003/361/EC, with the cases that its Annex names."""

from __future__ import annotations

import csv
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.eligibility.size import (
    BALANCE_SHEET_MAX_EUR,
    HEADCOUNT_BELOW,
    LINKED_ABOVE,
    ORDER,
    PARTNER_FROM,
    TURNOVER_MAX_EUR,
    among,
    size_of,
)
from tests.rag.eligibility.made import ENTRIES, profile


def test_the_ceilings_are_those_of_the_table_that_ships() -> None:
    with (ENTRIES.parent / "region_data" / "size_classes.csv").open(encoding="utf-8") as file:
        rows = {(row["criterion"], row["class"]): row["value"] for row in csv.DictReader(file)}
    for one in ORDER[:-1]:
        assert HEADCOUNT_BELOW[one] == int(rows["headcount", one])
        assert TURNOVER_MAX_EUR[one] == float(rows["turnover", one])
        assert BALANCE_SHEET_MAX_EUR[one] == float(rows["balance_sheet", one])
    assert float(rows["partner_share", "partner"]) == PARTNER_FROM
    assert float(rows["linked_share", "linked"]) == LINKED_ABOVE


@pytest.mark.parametrize(
    ("headcount", "turnover", "balance", "expected"),
    [
        (9, 2e6, 5e6, "micro"),  # of the two sums one suffices
        (9, 2_000_001, 2_000_001, "small"),
        (10, 1e6, 1e6, "small"),  # the headcount is exclusive
        (49, 10e6, 99e6, "small"),
        (49, 99e6, 10e6, "small"),
        (50, 1e6, 1e6, "medium"),
        (249, 50e6, 99e6, "medium"),
        (249, 50_000_001, 43e6, "medium"),
        (249, 50_000_001, 43_000_001, "large"),
        (250, 0, 0, "large"),
        (1, 60e6, 44e6, "large"),
    ],
)
def test_an_autonomous_enterprise_has_the_class_of_its_figures(
    headcount: int, turnover: float, balance: float, expected: str
) -> None:
    found = size_of(profile(headcount=headcount, turnover_eur=turnover, balance_sheet_eur=balance))
    assert (found.possible, found.presumed) == ((expected,), None)


@pytest.mark.parametrize(
    ("linked", "expected", "headcount"),
    [
        ([{"share": 24.9, "headcount": 500, "turnover_eur": 90e6, "balance_sheet_eur": 90e6}], "small", 40),
        # a partner of 25 % counts by its share: 40 + 0.25 x 100 = 65
        ([{"share": 25, "headcount": 100, "turnover_eur": 8e6, "balance_sheet_eur": 8e6}], "medium", 65),
        # 50 % is a partner still: 40 + 0.5 x 18 = 49
        ([{"share": 50, "headcount": 18, "turnover_eur": 4e6, "balance_sheet_eur": 4e6}], "small", 49),
        # above 50 % it is linked and counts whole: 40 + 18 = 58
        ([{"share": 50.1, "headcount": 18, "turnover_eur": 4e6, "balance_sheet_eur": 4e6}], "medium", 58),
        ([{"share": 100, "headcount": 900, "turnover_eur": 200e6, "balance_sheet_eur": 150e6}], "large", 940),
        # two partners add up: 40 + 0.3 x 20 + 0.4 x 15 = 52
        (
            [
                {"share": 30, "headcount": 20, "turnover_eur": 1e6, "balance_sheet_eur": 1e6},
                {"share": 40, "headcount": 15, "turnover_eur": 1e6, "balance_sheet_eur": 1e6},
            ],
            "medium",
            52,
        ),
        # the sums alone lift the class: 5 + 0.4 x 20 = 13 million turnover, 6 + 0.4 x 15 = 12 million balance sheet
        ([{"share": 40, "headcount": 10, "turnover_eur": 20e6, "balance_sheet_eur": 15e6}], "medium", 44),
    ],
)
def test_partners_count_by_their_share_and_linked_enterprises_whole(
    linked: list[dict[str, float]], expected: str, headcount: float
) -> None:
    found = size_of(profile(headcount=40, turnover_eur=5e6, balance_sheet_eur=6e6, linked=linked))
    assert found.possible == (expected,)
    assert found.headcount.exact == pytest.approx(headcount)
    assert found.raised == (expected != "small")


@pytest.mark.parametrize("before", ORDER)
def test_the_class_of_the_two_years_before_holds_until_it_is_crossed_twice(before: str) -> None:
    crossed = profile(headcount=260, turnover_eur=60e6, balance_sheet_eur=50e6, size_two_years_ago=before)
    found = size_of(crossed)
    assert found.possible == (before,) and found.kept == (before != "large")


@pytest.mark.parametrize(
    ("given_", "possible", "presumed"),
    [
        ({}, ORDER, None),
        ({"headcount": 38}, ("small", "medium", "large"), "small"),
        ({"headcount": 9}, ORDER, "micro"),
        ({"headcount": 260}, ("large",), None),
        ({"headcount": 38, "turnover_eur": 9e6}, ("small",), None),
        ({"headcount": 38, "balance_sheet_eur": 9e6}, ("small",), None),
        ({"headcount": 38, "turnover_eur": 12e6}, ("small", "medium"), None),  # the balance sheet may keep it small
        ({"turnover_eur": 1e6}, ORDER, None),
        ({"turnover_eur": 60e6, "balance_sheet_eur": 50e6}, ("large",), None),
        ({"headcount": 38, "linked": [{"share": 60}]}, ("small", "medium", "large"), None),
        ({"headcount": 38, "linked": [{"share": 60, "headcount": 40}]}, ("medium", "large"), "medium"),
        ({"headcount": 38, "linked": [{"share": 10}]}, ("small", "medium", "large"), "small"),
    ],
)
def test_what_is_missing_leaves_a_range_and_only_a_headcount_alone_is_presumed(
    given_: dict[str, Any], possible: tuple[str, ...], presumed: str | None
) -> None:
    found = size_of(profile(**given_))
    assert (found.possible, found.presumed) == (possible, presumed)


def test_being_among_classes_is_known_only_where_all_possible_ones_agree() -> None:
    found = size_of(profile(headcount=60))
    assert among(found, ORDER) is True
    assert among(found, ("micro", "small")) is False
    assert among(found, ("medium",)) is None


figure = st.one_of(st.none(), st.integers(0, 120_000_000))
heads = st.one_of(st.none(), st.integers(0, 400))


@given(heads, figure, figure, st.integers(0, 400))
def test_more_headcount_never_lowers_the_class(
    headcount: int | None, turnover: int | None, balance: int | None, more: int
) -> None:
    one = size_of(profile(headcount=headcount or 0, turnover_eur=turnover, balance_sheet_eur=balance))
    other = size_of(profile(headcount=(headcount or 0) + more, turnover_eur=turnover, balance_sheet_eur=balance))
    for least_or_most in (0, -1):
        assert ORDER.index(one.possible[least_or_most]) <= ORDER.index(other.possible[least_or_most])


@given(st.integers(0, 400), st.integers(0, 120_000_000), st.integers(0, 120_000_000))
def test_a_figure_that_is_added_narrows_the_range_and_never_leaves_it(
    headcount: int, turnover: int, balance: int
) -> None:
    steps: list[dict[str, Any]] = [{}, {"headcount": headcount}]
    steps += [{**steps[-1], "turnover_eur": turnover}]
    steps += [{**steps[-1], "balance_sheet_eur": balance}]
    ranges = [set(size_of(profile(**step)).possible) for step in steps]
    assert all(later <= earlier for earlier, later in itertools.pairwise(ranges))
    assert len(ranges[-1]) == 1
