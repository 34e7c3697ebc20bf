"""Recall and precision of the verifier: the floors, and how they are counted."""

from __future__ import annotations

import pytest

from evals.verifier.measure import Outcome, by_kind, lines_of, outcomes, precision, recall, suite
from evals.verifier.pair import Pair, citation
from rag.settings import Settings

FLOOR = 0.98


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    return outcomes(suite(Settings().corpus))


def test_the_verifier_keeps_what_is_carried_and_drops_the_rest(found: list[Outcome]) -> None:
    assert len(found) >= 400
    assert recall(found) >= FLOOR and precision(found) >= FLOOR, lines_of(found, kinds=False)


def test_it_does_as_well_on_what_it_was_not_tuned_on(found: list[Outcome]) -> None:
    held = [one for one in found if one.pair.part == "held"]
    assert recall(held) >= FLOOR and precision(held) >= FLOOR, lines_of(held, kinds=False)


def outcome(kind: str, carried: bool, kept: bool) -> Outcome:
    return Outcome(Pair(kind, carried, "Satz. [1]", (citation("d", "T", "Satz."),), "dev"), kept)


def test_measures_of_a_made_case() -> None:
    made = [
        outcome("order", True, True),
        outcome("order", True, False),
        outcome("amount", False, True),
        outcome("amount", False, False),
    ]
    assert (recall(made), precision(made)) == (0.5, 0.5)
    assert [(one.name, one.count, one.right) for one in by_kind(made)] == [("order", 2, 1), ("amount", 2, 1)]
    assert (recall([]), precision([])) == (1.0, 1.0)
    assert "| wrong: amount | 2 | 1 | 1 |" in lines_of(made)
