"""Figures: rows of a Markdown table, and percentiles that do not flatter."""

from __future__ import annotations

import pytest

from evals.bench.figures import HEAD, Figure, percentile, timed_ms


@pytest.mark.parametrize(
    ("value", "shown"), [(0.123, "0.12"), (12.34, "12.3"), (1234.5, "1,234"), (7.0, "7"), (95603.0, "95,603")]
)
def test_a_row_shows_as_many_digits_as_matter(value: float, shown: str) -> None:
    assert Figure("search p95", value, "ms", "<= 30").row() == f"| search p95 | {shown} ms | <= 30 |"


def test_a_row_without_unit_and_bar_has_the_columns_of_the_head() -> None:
    row = Figure("passages in the index", 5, "").row()
    assert row == "| passages in the index | 5 |  |" and row.count("|") == HEAD.splitlines()[0].count("|")


def test_a_percentile_is_a_measured_value_and_takes_the_higher_one() -> None:
    assert percentile([5.0, 1.0, 3.0], 0.5) == 3.0
    assert percentile([float(one) for one in range(100)], 0.95) == 95.0
    assert percentile([4.0], 0.95) == 4.0


def test_calls_are_timed_in_order() -> None:
    called: list[int] = []
    assert len(timed_ms([lambda one=one: called.append(one) for one in range(3)])) == 3  # type: ignore[misc]
    assert called == [0, 1, 2]
