"""Two runs side by side: who wins, whether by chance, and what changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from evals.compare import compare, lines_of, randomisation_test
from evals.run import Run
from rag.errors import InputError

MakeRun = Callable[[str, dict[str, bool]], Run]


def test_wins_and_losses_are_named_with_their_reason(make_run: MakeRun) -> None:
    first = make_run("a", {"fakt-001": True, "fakt-002": False, "fakt-003": True})
    second = make_run("b", {"fakt-001": False, "fakt-002": True, "fakt-003": True})
    told = compare(first, second)
    assert [(one.id, one.won) for one in told.changes] == [("fakt-001", False), ("fakt-002", True)]
    assert all("80 Prozent" in one.reason for one in told.changes)
    assert told.reworded == ("fakt-003",)
    assert any(line.startswith("| right | 3 | 0.667 | 0.667 | +0.000 |") for line in lines_of(told))


def test_the_order_of_the_runs_turns_the_sign_only(make_run: MakeRun) -> None:
    first = make_run("a", {f"fakt-{n:03}": n % 3 == 0 for n in range(1, 31)})
    second = make_run("b", {f"fakt-{n:03}": n % 3 != 1 for n in range(1, 31)})
    there = {one.measure: one for one in compare(first, second).differences}["right"]
    back = {one.measure: one for one in compare(second, first).differences}["right"]
    assert (there.first, there.second, there.p_value) == (back.second, back.first, back.p_value)
    assert there.p_value < 0.01


def test_settings_that_differ_are_named(make_run: MakeRun) -> None:
    first = make_run("a", {"fakt-001": True})
    second = dataclasses.replace(first, config=dataclasses.replace(first.config, name="b", dense_weight=0.5))
    assert compare(first, second).config == ("dense_weight",)


def test_runs_without_a_common_question_cannot_be_compared(make_run: MakeRun) -> None:
    with pytest.raises(InputError, match="no question in common"):
        compare(make_run("a", {"fakt-001": True}), make_run("b", {"fakt-002": True}))


def test_the_randomisation_test_knows_chance_from_effect() -> None:
    assert randomisation_test([1, 0, 1], [1, 0, 1]) == 1.0
    assert randomisation_test([0.0] * 12, [1.0] * 12) < 0.001
    assert randomisation_test([0, 1, 0, 1], [1, 0, 1, 0]) > 0.5
