"""Cohen's kappa of two judges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.agreement import Agreement, agreement

PAIRS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30)


def test_the_textbook_case() -> None:
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    told = agreement(pairs)
    assert (told.n, told.equal) == (50, 0.7)
    assert told.kappa == pytest.approx(0.4)


def test_nothing_and_one_word_only_say_nothing() -> None:
    assert agreement([]) == Agreement(0, None, None)
    assert agreement([(True, True)] * 3) == Agreement(3, 1.0, None)


@given(PAIRS)
def test_the_order_of_the_judges_makes_no_difference(pairs: list[tuple[bool, bool]]) -> None:
    swapped = agreement([(other, one) for one, other in pairs])
    assert swapped.n == len(pairs)
    assert swapped.equal == agreement(pairs).equal and swapped.kappa == pytest.approx(agreement(pairs).kappa)


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_a_judge_agrees_with_itself(said: list[bool]) -> None:
    told = agreement([(one, one) for one in said])
    assert told.equal == 1.0 and told.kappa in (None, pytest.approx(1.0))
