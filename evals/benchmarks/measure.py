"""What is measured of a ranking: nDCG@10, RR@10, R@10, R@50 and milliseconds a query, with confidence intervals.

Source of the interval: Efron and Tibshirani 1993, percentile bootstrap over queries.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.benchmarks.retrievers import Ranker
from evals.benchmarks.sets import Benchmark
from evals.compare import ROUNDS, SEED, randomisation_test
from evals.retrieval import retrieval_measures

MEASURES: tuple[str, ...] = ("nDCG@10", "RR@10", "R@10", "R@50")


@dataclass(frozen=True, slots=True)
class Measured:
    """A ranking measured: `values` by query and measure, in 0-1; median milliseconds a query."""

    ranker: str
    values: Mapping[str, Mapping[str, float]]
    median_ms: float

    def mean(self, measure: str) -> float:
        """Returns the mean over the queries."""
        return float(np.mean([row[measure] for row in self.values.values()]))

    def interval(self, measure: str, rounds: int = 2_000) -> tuple[float, float]:
        """Returns the 95 % bootstrap interval of the mean."""
        rows = np.array([row[measure] for row in self.values.values()])
        drawn = np.random.default_rng(SEED).integers(0, len(rows), size=(rounds, len(rows)))
        low, high = np.quantile(rows[drawn].mean(axis=1), (0.025, 0.975))
        return float(low), float(high)

    def p_value(self, other: Measured, measure: str) -> float:
        """Returns the two-sided p-value of the paired randomisation test that both differ."""
        ids = [one for one in self.values if one in other.values]
        first = [self.values[one][measure] for one in ids]
        return randomisation_test(first, [other.values[one][measure] for one in ids], ROUNDS)


def measure(benchmark: Benchmark, ranker: Ranker) -> Measured:
    """Asks every query and measures the ranking."""
    runs: dict[str, Sequence[str]] = {}
    times = []
    for key, query in benchmark.queries.items():
        begun = time.perf_counter()
        runs[key] = ranker.rank(query)
        times.append((time.perf_counter() - begun) * 1000)
    values = retrieval_measures(benchmark.qrels, runs, MEASURES)
    return Measured(ranker.name, values, float(np.median(times)))
