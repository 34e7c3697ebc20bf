from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.interval import interval


def test_it_is_wilsons() -> None:
    """Source: Newcombe 1998, table I: 81 of 263 is 0.2553 to 0.3662, 0 of 20 is 0 to 0.1611."""
    assert interval(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert interval(0.0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert interval(0.5, 0) == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_it_holds_the_share_and_stays_a_share(counted: tuple[int, int]) -> None:
    hits, n = counted
    low, high = interval(hits / n, n)
    assert 0 <= low <= hits / n + 1e-12 and hits / n - 1e-12 <= high <= 1
