"""Search at a number of passages of official law texts: building, p50 and p95, size, and the peer on the same vectors."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import json
import lzma
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from evals.bench.figures import Figure, percentile, timed_ms
from evals.bench.peer import Peer
from evals.bench.serving import large
from evals.bench.stand_in import StandIn
from ingest.run import ingest
from rag.embed import Encoder, load_encoder
from rag.records import PUBLIC, Filters, Query
from rag.retrieve import Retriever
from rag.settings import Settings
from rag.store.store import Store

TODAY = dt.date(2026, 11, 24)
FILTER = Filters(published_from=dt.date(1990, 1, 1))
QUESTIONS = 200
PEER_QUESTIONS = 50


def searching(shared: Path, folder: Path, count: int, *, peer: bool) -> Iterator[Figure]:
    """Figures at about `count` passages; what was built in `folder` before is used again."""
    label = f"{count:,} passages"
    settings = Settings(data=folder / "var")
    encoder = StandIn(load_encoder(settings))
    questions = read_questions(shared)
    part = folder / "law.jsonl"
    if not part.exists():
        write_part(shared / "scale" / "law_paragraphs.jsonl.xz", part, count)
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        begun = time.perf_counter()
        report = ingest([str(part)], store, encoder, settings)
        if report.added:
            speed = report.chunks / (time.perf_counter() - begun)
            yield Figure(f"ingest {label} without encoding them", speed, "passages/s")
        begun = time.perf_counter()
        again = ingest([str(part)], store, encoder, settings)
        yield Figure(f"second ingest, {again.unchanged:,} documents unchanged", time.perf_counter() - begun, "s")
        yield Figure("passages in the index", store.chunk_count(), "")
        yield from _index_size(settings.data, label)
        retriever = Retriever(store, encoder)
        medians = []
        for name, filters in (("", Filters()), (", with a filter", FILTER)):
            queries = [Query(one, TODAY, filters) for one in questions]
            timed_ms([partial(retriever.search, one) for one in queries[:5]])
            times = timed_ms([partial(retriever.search, one) for one in queries])
            medians.append(percentile(times, 0.5))
            yield Figure(f"search {label}{name} p50", medians[-1], "ms")
            yield Figure(f"search {label}{name} p95 (n={len(times)})", percentile(times, 0.95), "ms", "<= 30")
        passed = store.allowed(FILTER, PUBLIC) or frozenset()
        yield Figure("documents that the filter lets through", 100 * len(passed) / max(1, again.unchanged), "%")
        if peer:
            yield from _peer(store, encoder, folder / f"peer-{time.time_ns()}", questions, label, medians[0])
    yield from large(settings.data, label, questions[:20])


def _peer(
    store: Store, encoder: Encoder, folder: Path, questions: list[str], label: str, ours_ms: float
) -> Iterator[Figure]:
    rows = [(row.chunk_id, text, blob) for part in store.database.chunks.rows() for row, _, _, text, blob in part]
    begun = time.perf_counter()
    other = Peer(rows, encoder, folder)
    yield Figure(f"LangChain ensemble, build {label}", len(rows) / (time.perf_counter() - begun), "passages/s")
    timed_ms([partial(other.search, one) for one in questions[:3]])
    times = timed_ms([partial(other.search, one) for one in questions[:PEER_QUESTIONS]])
    yield Figure(f"LangChain ensemble {label} p50", percentile(times, 0.5), "ms")
    yield Figure(f"LangChain ensemble {label} p95 (n={len(times)})", percentile(times, 0.95), "ms")
    bar = ">= 10" if len(rows) > 50_000 else ""
    yield Figure(f"LangChain ensemble / ours {label}, p50", percentile(times, 0.5) / ours_ms, "x", bar)


def _index_size(folder: Path, label: str) -> Iterator[Figure]:
    for name, place in (("database", "lotse.sqlite*"), ("terms", "terms/**/*"), ("vectors", "vectors/**/*")):
        size = sum(path.stat().st_size for path in folder.glob(place) if path.is_file())
        yield Figure(f"size of {label}: {name}", size / 1e6, "MB")


def write_part(source: Path, target: Path, count: int) -> None:
    """Writes so many rows that about `count` passages come of them, over again under other ids where they do not suffice."""
    held = 0
    partial_file = target.with_suffix(".part")
    target.parent.mkdir(parents=True, exist_ok=True)
    with partial_file.open("w", encoding="utf-8") as out:
        for again in itertools.count():
            with lzma.open(source, "rt", encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    row["id"] = f"{row['id']}-{again}"
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    held += max(1, len(row["text"]) // 1_500)
                    if held >= count:
                        break
            if held >= count:
                break
    partial_file.rename(target)


def read_questions(shared: Path) -> list[str]:
    """Returns the first questions of LegalQuAD, as people ask them about law."""
    with gzip.open(shared / "benchmarks" / "legalquad" / "queries.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in itertools.islice(lines, QUESTIONS)]
