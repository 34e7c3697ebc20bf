"""Our ways and the peers over a small collection: every ranker under one contract, tables, files, the cache."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.benchmarks.commands import app
from evals.benchmarks.measure import Measured, measure
from evals.benchmarks.retrievers import WAYS, cache_folder, our_rankers
from evals.benchmarks.run import as_json, lines_of, run_set
from evals.benchmarks.sets import Benchmark, read_set
from rag.embed import HashEncoder
from rag.errors import FilterUnknown
from rag.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "var", encoder="hash")


@pytest.fixture
def benchmark(folder: Path) -> Benchmark:
    return read_set(folder)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_ranks_documents_once_and_the_answer_first(benchmark: Benchmark, tmp_path: Path, way: str) -> None:
    (ranker,) = our_rankers([way], benchmark.passages(), tmp_path, HashEncoder)
    for key, query in benchmark.queries.items():
        found = list(ranker.rank(query))
        assert found[0] in benchmark.qrels[key] and len(set(found)) == len(found)


def test_the_lexical_way_loads_no_encoder(benchmark: Benchmark, tmp_path: Path) -> None:
    def load() -> HashEncoder:
        raise AssertionError("loaded")

    (ranker,) = our_rankers(["lexical"], benchmark.passages(), tmp_path, load)
    assert ranker.rank("Antragsfrist") == ["d1"] and ranker.rank("und der die das") == []


def test_indexes_are_made_once(benchmark: Benchmark, tmp_path: Path) -> None:
    passages, calls = benchmark.passages(), []

    class Counting(HashEncoder):
        def passages(self, texts):  # type: ignore[no-untyped-def]
            calls.append(len(texts))
            return super().passages(texts)

    for _ in range(2):
        our_rankers(["hybrid"], passages, tmp_path, Counting)
    assert calls == [len(passages)]
    assert cache_folder(tmp_path, benchmark, passages) != cache_folder(tmp_path, benchmark, passages[1:])


def test_a_perfect_ranking_measures_one_and_a_wrong_one_nothing(benchmark: Benchmark) -> None:
    class Fixed:
        def __init__(self, name: str, right: bool) -> None:
            self.name, self.right = name, right

        def rank(self, query: str) -> list[str]:
            key = next(key for key, text in benchmark.queries.items() if text == query)
            return list(benchmark.qrels[key]) if self.right else ["d3"]

    good, bad = measure(benchmark, Fixed("good", True)), measure(benchmark, Fixed("bad", False))
    assert good.mean("nDCG@10") == 1.0 == good.mean("R@50") and good.interval("nDCG@10") == (1.0, 1.0)
    assert bad.mean("RR@10") == 0.0 and good.p_value(bad, "nDCG@10") < 0.3 and good.p_value(good, "nDCG@10") == 1.0


def test_an_interval_holds_the_mean() -> None:
    one = Measured("x", {str(n): {"nDCG@10": n % 2} for n in range(100)}, 1.0)
    low, high = one.interval("nDCG@10")
    assert 0.35 < low < one.mean("nDCG@10") == 0.5 < high < 0.65


def test_the_table_has_a_row_for_each_ranker_and_the_json_says_the_same(
    benchmark: Benchmark, settings: Settings
) -> None:
    told: list[str] = []
    result = run_set(benchmark, ["hybrid", "lexical"], settings, told.append)
    lines = lines_of(result)
    assert [line.split(" | ")[0] for line in lines[2:4]] == ["| hybrid", "| lexical"]
    assert len({line.count("|") for line in lines}) == 1 and len(told) == 2
    rankers = as_json([result], "hash")["sets"]["legalquad"]["rankers"]
    assert rankers["hybrid"]["p"] is None and rankers["lexical"]["nDCG@10"] == 1.0


def test_an_unknown_retriever_is_named(benchmark: Benchmark, settings: Settings) -> None:
    with pytest.raises(FilterUnknown):
        run_set(benchmark, ["best"], settings, lambda text: None)


def test_the_command_prints_tables_and_keeps_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOTSE_SHARED", str(folder.parent.parent))
    monkeypatch.setenv("LOTSE_DATA", str(tmp_path / "var"))
    monkeypatch.setenv("LOTSE_ENCODER", "hash")
    result = CliRunner().invoke(app, ["benchmarks", "--set", "legalquad", "--retriever", "lexical"])
    assert result.exit_code == 0 and "| lexical |" in result.stdout
    kept = json.loads((tmp_path / "var" / "evals" / "benchmarks" / "benchmarks.json").read_text(encoding="utf-8"))
    assert kept["sets"]["legalquad"]["rankers"]["lexical"]["nDCG@10"] == 1.0
