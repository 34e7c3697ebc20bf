"""The ablation's BM25 equals tantivy's, its product row ranks as the product does, and each variant differs from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evals.benchmarks.analysis import VARIANTS, Ranked, ablate, stemmed, unparted
from evals.benchmarks.bm25 import Bm25
from evals.benchmarks.own import own_benchmark
from evals.benchmarks.retrievers import our_rankers
from evals.benchmarks.sets import read_set
from rag.embed import HashEncoder
from rag.settings import Settings
from rag.text.analyse import heads


def test_scores_follow_the_formula() -> None:
    index = Bm25([["a", "b"], ["a", "a"], []], k1=1.2, b=0.0)
    idf = np.log(1 + (3 - 2 + 0.5) / 2.5)
    assert index.scores({"a": 1.0}) == pytest.approx([idf, idf * 2 * 2.2 / 3.2, 0.0], rel=1e-5)
    assert index.scores({"a": 0.5, "unknown": 1.0}) == pytest.approx([idf / 2, idf * 2.2 / 3.2, 0.0], rel=1e-5)


def test_the_products_row_ranks_as_the_product_does(folder: Path, tmp_path: Path) -> None:
    benchmark = read_set(folder)
    passages = benchmark.passages()
    (product,) = our_rankers(["lexical"], passages, tmp_path, HashEncoder)
    ranked = Ranked(VARIANTS[0], passages)
    for query in benchmark.queries.values():
        assert list(ranked.rank(query)) == list(product.rank(query))


def test_every_variant_measures_every_query(folder: Path) -> None:
    benchmark = read_set(folder)
    measured = ablate(benchmark, [one for one in VARIANTS if "lemmas" not in one.name])
    assert all(set(one.values) == set(benchmark.queries) for one in measured)
    assert len({one.ranker for one in measured}) == len(measured)


def test_parts_and_stop_words_are_told_apart() -> None:
    assert [term for term, _ in unparted("Digitalbonus")] == heads("Digitalbonus")
    assert stemmed("und") == [] and stemmed("Netzwerke") == [("netzwerk", 1.0)]


def test_passages_of_a_size_lose_no_word(folder: Path) -> None:
    benchmark = read_set(folder)
    packed = benchmark.passages(3)
    for key, _, text in benchmark.documents:
        assert " ".join(" ".join(one.text for one in packed if one.document == key).split()) == text
    assert len(packed) > len(benchmark.documents)


def test_our_own_questions_have_their_answers_among_the_entries(tmp_path: Path) -> None:
    own = own_benchmark(Settings(data=tmp_path))
    ids = {key for key, _, _ in own.documents}
    assert len(own.queries) > 100 and all(set(grades) <= ids for grades in own.qrels.values())
