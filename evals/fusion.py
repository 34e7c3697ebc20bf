"""Calibrates the weight of the dense score: `python -m evals.fusion [--documents 1500] [--queries 300]`.

For each test collection: nDCG@10 of the fused list at several weights, with the encoder set. The weight is fixed, or moves with
the question: with the share of its words that no passage holds, or with how clearly the best passage by terms leads. A rule
is worth having only where, chosen on all other sets, it pays on the one left out; that is what the last column says.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.benchmarks.own import own_benchmark
from evals.benchmarks.retrievers import Ours, best_documents, cache_folder, our_rankers
from evals.benchmarks.sets import Benchmark, load_set
from evals.retrieval import retrieval_measures
from evals.table import line
from rag.embed import load_encoder
from rag.fuse import fuse
from rag.retrieve import DENSE_WEIGHT_UNKNOWN
from rag.settings import load_settings
from rag.store.terms import Scored

WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
GERMAN = ("xquad_de", "legalquad", "law_heading")
ENGLISH = ("xquad_en2de",)
MOST = DENSE_WEIGHT_UNKNOWN
"""The weight where no word of a question is known, unless the calibrated one is higher."""

MEASURE = "nDCG@10"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with both lists, and what is known of it before they are fused."""

    lexical: Sequence[Scored]
    dense: Sequence[Scored]
    unknown: float
    """Share of its words, 0-1, that no passage holds."""

    @property
    def lead(self) -> float:
        """How far the best passage by terms is ahead of the tenth, as a share of its score, 0-1."""
        if not self.lexical:
            return 0.0
        return 1.0 - self.lexical[min(9, len(self.lexical) - 1)].score / (self.lexical[0].score or 1.0)


Rule = Callable[[Asked, float], float]
RULES: dict[str, Rule] = {
    "fixed": lambda asked, weight: weight,
    "more for unknown words": lambda asked, weight: weight + (max(weight, MOST) - weight) * asked.unknown,
    "less for a clear lead": lambda asked, weight: weight * (1.0 - asked.lead),
}
"""How the weight of a question follows from the one calibrated."""


def main() -> None:
    """Prints a row a set and rule, then what each rule gets on the set left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_500, help="at most so many documents a set")
    parser.add_argument("--queries", type=int, default=300, help="at most so many queries a set")
    parser.add_argument("--set", action="append", help="only this set; can be repeated")
    options = parser.parse_args()
    settings = load_settings()
    chosen = options.set or ["own", *GERMAN, *ENGLISH]
    out, encoder = sys.stdout, load_encoder(settings)
    curves: dict[str, dict[str, list[float]]] = {rule: {} for rule in RULES}
    out.write(line(["nDCG@10 x 100 at weight", "rule", *map(str, WEIGHTS)]) + "\n")
    out.write(line(["---"] * (len(WEIGHTS) + 2)) + "\n")
    for name in chosen:
        benchmark = (
            own_benchmark(settings)
            if name == "own"
            else load_set(name, queries=options.queries, documents=options.documents)
        )
        passages = benchmark.passages()
        folder = cache_folder(settings.data, benchmark, passages)
        (ranker,) = our_rankers(["hybrid"], passages, folder, lambda: encoder)
        asked = ask(benchmark, ranker)
        for rule in RULES:
            curves[rule][name] = curve(benchmark, asked, RULES[rule])
            out.write(line([name, rule, *(f"{100 * value:.1f}" for value in curves[rule][name])]) + "\n")
            out.flush()
    for rule, by_set in curves.items():
        german = {name: values for name, values in by_set.items() if name not in ENGLISH}
        for name, (weight, value) in left_out(german).items():
            out.write(f"{rule}, {name} left out: weight {weight} of the others gives {100 * value:.1f}\n")


def ask(benchmark: Benchmark, ranker: Ours) -> dict[str, Asked]:
    """Returns both lists of each query."""
    found = {}
    for key, query in benchmark.queries.items():
        found[key] = Asked(ranker.lexical(query), ranker.dense(query), ranker.unknown_share(query))
    return found


def curve(benchmark: Benchmark, asked: Mapping[str, Asked], rule: Rule) -> list[float]:
    """Returns the mean nDCG@10 at each of `WEIGHTS`."""
    found = []
    for weight in WEIGHTS:
        runs = {key: best_documents(fuse(one.lexical, one.dense, rule(one, weight))) for key, one in asked.items()}
        values = retrieval_measures(benchmark.qrels, runs, (MEASURE,))
        found.append(statistics.mean(row[MEASURE] for row in values.values()))
    return found


def left_out(curves: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, float]]:
    """Returns for each set the weight that is best on the mean of the others, and what it gives on this one."""
    found = {}
    for name, own in curves.items():
        others = [values for other, values in curves.items() if other != name] or [own]
        means = [statistics.mean(column) for column in zip(*others, strict=True)]
        best = max(range(len(WEIGHTS)), key=lambda place: (means[place], -WEIGHTS[place]))
        found[name] = (WEIGHTS[best], own[best])
    return found


if __name__ == "__main__":
    main()
