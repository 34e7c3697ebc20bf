"""The weight of the dense score: curves over a small collection, and the choice that a set had no part in."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.benchmarks.retrievers import our_rankers
from evals.benchmarks.sets import Benchmark
from evals.fusion import MOST, RULES, WEIGHTS, Asked, ask, curve, left_out
from rag.embed import HashEncoder
from rag.store.terms import Scored


def test_a_curve_has_a_value_for_each_weight_and_starts_lexical(tmp_path: Path) -> None:
    documents = (("a", "", "Zuschuss für Betriebe"), ("b", "", "Darlehen für Betriebe"))
    benchmark = Benchmark("small", documents, {"q": "Zuschuss"}, {"q": {"a": 1}})
    (ranker,) = our_rankers(["hybrid"], benchmark.passages(), tmp_path, HashEncoder)
    asked = ask(benchmark, ranker)
    assert curve(benchmark, asked, RULES["fixed"]) == [1.0] * len(WEIGHTS)
    assert asked["q"].unknown == 0.0 and ranker.unknown_share("Darlehen Wetter") == 0.5


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("unknown", [0.0, 0.5, 1.0])
def test_every_rule_keeps_the_weight_in_0_to_1(rule: str, unknown: float) -> None:
    one = Asked([Scored("a", "a", 9.0), Scored("b", "b", 3.0)], [], unknown)
    assert all(0 <= RULES[rule](one, weight) <= 1 for weight in WEIGHTS)


def test_words_that_nobody_knows_leave_it_to_the_vectors() -> None:
    assert RULES["more for unknown words"](Asked([], [], 1.0), 0.2) == MOST and Asked([], [], 1.0).lead == 0.0


def test_the_weight_for_a_set_comes_from_the_others() -> None:
    rising, falling = [place / 10 for place in range(len(WEIGHTS))], [1 - place / 10 for place in range(len(WEIGHTS))]
    found = left_out({"rising": rising, "falling": falling})
    assert found["rising"] == (WEIGHTS[0], rising[0]) and found["falling"] == (WEIGHTS[-1], falling[-1])
