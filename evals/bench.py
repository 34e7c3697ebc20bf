"""Speed and memory: `python -m evals.bench [--chunks 10000,100000] [--no-peer]`, what `make bench` runs.

Texts come from the folder of real documents (LOTSE_SHARED, else ../shared). The index of the scale test holds vectors of the hash
encoder (384 dimensions, like the default's): the time of a search does not depend on what a vector means, and encoding 100,000
passages with the default encoder takes hours on two cores; its own speed is measured apart. Every figure is printed beside its bar
and written to `bench.json` in the data folder.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from evals.peer import Peer
from ingest.load import load
from ingest.load.limits import Limits
from ingest.run import ingest
from ingest.sources import Source, discover
from ingest.split import split
from rag.embed import HashEncoder, load_encoder
from rag.records import Filters, Query
from rag.retrieve import Retriever
from rag.settings import Settings
from rag.store.store import Store, passage_text

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 11, 24)
QUERIES = 200
FILTER = Filters(published_from=dt.date(1990, 1, 1))


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure with its unit and the bar it is held to."""

    name: str
    value: float
    unit: str
    bar: str = ""


def main() -> None:
    """Runs the parts and prints one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chunks", default="10000,100000")
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    shared = Path(os.environ.get("LOTSE_SHARED", ROOT.parent / "shared"))
    if not shared.is_dir():
        sys.exit("bench: the folder with the real documents is not here: set LOTSE_SHARED to it")
    figures: list[Figure] = []
    for part in (loading, encoding, processes):
        figures += _shown(part(shared))
    for count in (int(one) for one in options.chunks.split(",")):
        figures += _shown(searching(shared, count, peer=not options.no_peer))
    target = Settings().data / "bench.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps([vars_of(figure) for figure in figures], indent=1, ensure_ascii=False))


def vars_of(figure: Figure) -> dict[str, Any]:
    """Returns a figure as plain values."""
    return {"name": figure.name, "value": figure.value, "unit": figure.unit, "bar": figure.bar}


def loading(shared: Path) -> Iterator[Figure]:
    """Documents and pages a second, by format; chunks a second of splitting."""
    documents = shared / "documents"
    sets = {
        "text": [documents / "seeds"],
        "PDF with text": sorted(one for one in (documents / "pdf").glob("*.pdf") if not one.name.startswith("scan")),
        "Markdown rows": [documents / "sachsen_richtlinien.jsonl.gz", documents / "bund_nebenbestimmungen.jsonl.gz"],
    }
    for name, targets in sets.items():
        sources = [one for one in discover([str(one) for one in targets]) if isinstance(one, Source)]
        begun = time.perf_counter()
        loaded = [load(source, Limits(ocr="off")) for source in sources]
        seconds = time.perf_counter() - begun
        yield Figure(f"load {name}", len(loaded) / seconds, "documents/s")
        if pages := sum(len(document.pages) for document in loaded):
            yield Figure(f"load {name}", pages / seconds, "pages/s")
        yield Figure(f"load {name}", sum(len(one.text) for one in loaded) / seconds / 1e6, "M characters/s")
        begun = time.perf_counter()
        chunks = sum(len(split(document)) for document in loaded)
        yield Figure(f"split {name}", chunks / (time.perf_counter() - begun), "chunks/s")


def encoding(shared: Path) -> Iterator[Figure]:
    """Chunks a second of the default encoder at full length, and one question."""
    with tempfile.TemporaryDirectory() as folder:
        encoder = load_encoder(Settings(data=Path(folder)))
        sources = discover([str(shared / "documents" / "bund_nebenbestimmungen.jsonl.gz")])
        document = next(load(one, Limits()) for one in sources if isinstance(one, Source))
        texts = [passage_text(document.title, " ".join(one.heading_path), one.text) for one in split(document)][:64]
        begun = time.perf_counter()
        encoder.passages(texts)
        yield Figure("encode chunks", len(texts) / (time.perf_counter() - begun), "chunks/s")
        times = _timed([partial(encoder.query, text[:60]) for text in texts])
        yield Figure("encode a question p50", statistics.median(times), "ms")


def processes(shared: Path) -> Iterator[Figure]:
    """A cold `lotse search`, and `lotse serve` with the shipped corpus: ready time, memory, answers."""
    import psutil

    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "LOTSE_DATA": folder, "HF_HUB_OFFLINE": "1"}
        command = [sys.executable, "-m", "lotse"]
        subprocess.run([*command, "ingest", str(ROOT / "corpus" / "entries")], env=environ, cwd=ROOT, check=True)
        cold = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run(
                [*command, "search", "Förderquote ZIM"], env=environ, cwd=ROOT, check=True, capture_output=True
            )
            cold.append(time.perf_counter() - begun)
        yield Figure("cold lotse search (median of 5)", statistics.median(cold), "s", "<= 1.5")
        port = "8877"
        begun = time.perf_counter()
        server = subprocess.Popen([*command, "serve", "--port", port], env=environ, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            while not _answers(f"http://127.0.0.1:{port}/ready"):
                if server.poll() is not None or time.perf_counter() - begun > 120:
                    sys.exit("bench: lotse serve did not come up")
                time.sleep(0.05)
            yield Figure("lotse serve ready", time.perf_counter() - begun, "s", "<= 6")
            while not _answers(f"http://127.0.0.1:{port}/"):
                time.sleep(0.05)
            yield Figure("lotse serve, page there", time.perf_counter() - begun, "s")
            yield Figure("lotse serve resident", psutil.Process(server.pid).memory_info().rss / 1e6, "MB", "<= 700")
        finally:
            server.terminate()
            server.wait(30)
        settings = Settings(data=Path(folder))
        encoder = load_encoder(settings)
        with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
            from rag.assemble import assemble

            answerer = assemble(store, encoder, settings).answerer
            questions = [
                f"Wie hoch ist die Förderung bei {info.title}?"
                for info in store.list(Filters(), frozenset({"public"}))[0]
            ]
            answerer.answer(questions[0], today=TODAY)
            times = _timed([partial(answerer.answer, one, today=TODAY) for one in questions])
            yield Figure(f"answer without a model p95 (n={len(times)})", _p95(times), "ms", "<= 150")


def searching(shared: Path, count: int, *, peer: bool) -> Iterator[Figure]:
    """Search at `count` chunks: p50 and p95 with and without a filter, building, memory, and the peer on the same vectors."""
    import psutil

    label = f"{count:,} chunks"
    encoder = HashEncoder(384)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "var")
        part = Path(folder) / "law.jsonl"
        _write_part(shared / "scale" / "law_paragraphs.jsonl.xz", part, count)
        with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
            begun = time.perf_counter()
            report = ingest([str(part)], store, encoder, settings)
            seconds = time.perf_counter() - begun
            chunks = store.chunk_count()
            yield Figure(f"ingest {label} without encoding time", chunks / seconds, "chunks/s")
            yield Figure(f"chunks in the index, of {len(report.added):,} documents", chunks, "")
            begun = time.perf_counter()
            ingest([str(part)], store, encoder, settings)
            yield Figure(f"second ingest of {label}, nothing changed", time.perf_counter() - begun, "s")
            retriever = Retriever(store, encoder)
            questions = _questions(shared)
            for name, filters in (("", Filters()), (" with a filter", FILTER)):
                queries = [Query(one, TODAY, filters) for one in questions]
                for query in queries[:5]:
                    retriever.search(query)
                times = _timed([partial(retriever.search, one) for one in queries])
                yield Figure(f"search {label}{name} p50", statistics.median(times), "ms")
                yield Figure(f"search {label}{name} p95", _p95(times), "ms", "<= 30")
                if not name:
                    ours = times
            if passed := store.allowed(FILTER, frozenset({"public"})):
                yield Figure("the filter passes", 100 * len(passed) / len(report.added), "% of documents")
            yield Figure(f"resident with {label}", psutil.Process().memory_info().rss / 1e6, "MB", "<= 1,500")
            if peer:
                rows = [
                    (row.chunk_id, text, blob)
                    for batch in store.database.chunks.rows()
                    for row, _, _, text, blob in batch
                ]
                other = Peer(rows, encoder, Path(folder) / "peer")
                for question in questions[:3]:
                    other.search(question)
                times = _timed([partial(other.search, one) for one in questions[:50]])
                yield Figure(f"LangChain ensemble {label} p50", statistics.median(times), "ms")
                yield Figure(f"LangChain ensemble {label} p95", _p95(times), "ms")
                ratio = statistics.median(times) / statistics.median(ours)
                yield Figure(f"LangChain ensemble / ours {label}, p50", ratio, "x", ">= 10 at 100,000")


def _write_part(source: Path, target: Path, count: int) -> None:
    """Writes so many rows that about `count` chunks come of them, over again under other ids where they do not suffice."""
    import lzma

    held = 0
    with target.open("w", encoding="utf-8") as out:
        for again in itertools.count():
            with lzma.open(source, "rt", encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    row["id"] = f"{row['id']}-{again}"
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    held += max(1, len(row["text"]) // 1_500)
                    if held >= count:
                        return


def _questions(shared: Path) -> list[str]:
    import gzip

    with gzip.open(shared / "benchmarks" / "legalquad" / "queries.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][:QUERIES]


def _timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    times = []
    for call in calls:
        begun = time.perf_counter()
        call()
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _shown(figures: Iterator[Figure]) -> list[Figure]:
    found = []
    for figure in figures:
        value = f"{figure.value:,.2f}" if figure.value < 100 else f"{figure.value:,.0f}"
        sys.stdout.write(f"| {figure.name} | {value} {figure.unit} | {figure.bar} |\n")
        sys.stdout.flush()
        found.append(figure)
    return found


if __name__ == "__main__":
    main()
