"""Sums worked out in a sentence."""

from __future__ import annotations

import pytest

from rag.answer.arithmetic import equations


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("45 % von 200.000 EUR = 90.000 EUR", True),
        ("45 Prozent von 200.000 Euro sind 90.000 Euro", True),
        ("45 % von Ihren 0,2 Mio. EUR ergeben 90.000 EUR", True),
        ("33 % von 1.000 EUR sind rund 333 EUR", True),
        ("12 × 1.200 Euro = 14.400 Euro", True),
        ("10.000 EUR + 5.000 EUR = 15.000 EUR", True),
        ("45 % of EUR 200,000 are EUR 90,000", True),
        ("45 % von 200.000 EUR = 95.000 EUR", False),
        ("45 % von 200.000 EUR = 900.000 EUR", False),
        ("12 × 1.200 Euro = 12.400 Euro", False),
    ],
)
def test_a_sum_is_found_and_checked(text: str, right: bool) -> None:
    assert [one.right for one in equations(f"Das macht: {text}.")] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "45 Prozent von 200.000 Euro",
        "45 Prozent, höchstens 90.000 Euro",
        "Von 10 auf 20 auf 30 Prozent",
        "Keine Zahl.",
        "",
    ],
)
def test_other_figures_are_no_sum(text: str) -> None:
    assert equations(text) == []
