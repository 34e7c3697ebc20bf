"""The de-minimis ceiling: rolling, and exact to the day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.eligibility.de_minimis import CEILING_EUR, breaks, counts_until, frees_on, room_eur, used_eur
from rag.profile import DeMinimisAid
from tests.rag.eligibility.made import shipped

DAY = dt.date(2026, 11, 26)


def aid(amount: float, *day: int) -> DeMinimisAid:
    return DeMinimisAid(amount_eur=amount, date=dt.date(*day))


def test_the_ceiling_is_the_one_that_the_entry_names() -> None:
    assert max(one.max_eur or 0 for one in shipped()["de-minimis"].amounts if one.bounds == "grant") == CEILING_EUR


@pytest.mark.parametrize(
    ("granted", "counts"),
    [
        ((2023, 11, 25), False),
        ((2023, 11, 26), True),  # the day of the same date is the last on which it counts
        ((2023, 11, 27), True),
        ((2026, 11, 26), True),
        ((2026, 11, 27), False),  # not granted yet
    ],
)
def test_aid_counts_for_three_years_to_the_day(granted: tuple[int, int, int], counts: bool) -> None:
    assert used_eur([aid(1_000, *granted)], DAY) == (1_000 if counts else 0)


def test_aid_of_a_leap_day_counts_until_the_last_day_of_february() -> None:
    assert counts_until(dt.date(2024, 2, 29)) == dt.date(2027, 2, 28)
    assert counts_until(dt.date(2025, 2, 28)) == dt.date(2028, 2, 28)


def test_room_is_what_the_ceiling_leaves_and_never_negative() -> None:
    aids = [aid(180_000, 2024, 3, 1), aid(100_000, 2025, 6, 30), aid(50_000, 2022, 1, 1)]
    assert room_eur(aids, DAY) == 20_000
    assert room_eur([*aids, aid(90_000, 2026, 1, 1)], DAY) == 0
    assert not breaks(aids, DAY, 20_000) and breaks(aids, DAY, 20_000.01)


def test_room_grows_on_the_day_after_the_oldest_aid_counted_last() -> None:
    aids = [aid(180_000, 2024, 3, 1), aid(100_000, 2025, 6, 30)]
    assert frees_on(aids, DAY) == (dt.date(2027, 3, 2), 200_000)
    assert frees_on([aid(5, 2020, 1, 1)], DAY) is None


days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
aids_ = st.lists(st.builds(DeMinimisAid, amount_eur=st.integers(0, 400_000), date=days), max_size=6)


@given(aids_, days)
def test_within_a_day_that_frees_nothing_room_only_shrinks_with_more_aid(
    aids: list[DeMinimisAid], day: dt.date
) -> None:
    room = room_eur(aids, day)
    assert 0 <= room <= CEILING_EUR
    assert room_eur([*aids, DeMinimisAid(amount_eur=10, date=day)], day) == max(
        0, CEILING_EUR - used_eur(aids, day) - 10
    )


@given(aids_, days)
def test_the_next_day_that_frees_room_is_the_first_on_which_less_counts(aids: list[DeMinimisAid], day: dt.date) -> None:
    free = frees_on(aids, day)
    counted = [one for one in aids if one.date <= day <= counts_until(one.date)]
    if free is None:
        assert not counted
        return
    before = free[0] - dt.timedelta(days=1)
    assert all(counts_until(one.date) >= before for one in counted)
    assert any(counts_until(one.date) == before for one in counted)
