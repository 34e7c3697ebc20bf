"""`lotse` as it is started: a cold search, and a server with the shipped corpus or with many passages."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from evals.bench.figures import Figure, percentile, timed_ms
from rag.assemble import open_reader
from rag.records import PUBLIC, Filters
from rag.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
LOTSE = (sys.executable, "-m", "lotse")
TODAY = dt.date(2026, 11, 24)
COLD = 7


def shipped(folder: Path) -> Iterator[Figure]:
    """A cold command, `lotse serve` ready, its memory, and answers, all with the corpus that ships."""
    _lotse(folder, "ingest", str(ROOT / "corpus" / "entries"))
    for name, command, bar in (
        ("cold lotse --help", ("--help",), ""),
        ("cold lotse search", ("search", "Weiterbildung"), "<= 1.5"),
    ):
        times = timed_ms([partial(_lotse, folder, *command)] * COLD)
        yield Figure(f"{name} (median of {COLD})", percentile(times, 0.5) / 1000, "s", bar)
        yield Figure(f"{name} (fastest of {COLD})", min(times) / 1000, "s")
    with server(folder) as (url, process, begun):
        yield Figure("lotse serve ready", time.perf_counter() - begun, "s", "<= 6")
        _wait(process, url + "/", begun)
        yield Figure("lotse serve, page there", time.perf_counter() - begun, "s")
        for question in ("Wie hoch ist die Förderquote bei ZIM?", "Weiterbildung"):
            _get(url, "search", q=question)
        yield from memory("lotse serve with the shipped corpus", process, "<= 700")
    with open_reader(Settings(data=folder)) as reader:
        titles = [info.title for info in reader.store.list(Filters(), PUBLIC, 0, 100)[0]]
        asked = [f"Wie hoch ist die Förderung bei {title}?" for title in titles]
        reader.answerer.answer(asked[0], today=TODAY)
        times = timed_ms([partial(reader.answerer.answer, one, today=TODAY) for one in asked])
        yield Figure("answer without a model p50", percentile(times, 0.5), "ms")
        yield Figure(f"answer without a model p95 (n={len(times)})", percentile(times, 0.95), "ms", "<= 150")


def large(folder: Path, label: str, questions: Sequence[str]) -> Iterator[Figure]:
    """Memory of `lotse serve` with many passages, after questions without and with a filter."""
    with server(folder) as (url, process, begun):
        yield Figure(f"lotse serve with {label} ready", time.perf_counter() - begun, "s")
        for question in questions:
            _get(url, "search", q=question)
            _get(url, "search", q=question, published_from="1990-01-01")
        yield from memory(f"lotse serve with {label}", process, "<= 1,500")


def _lotse(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [*LOTSE, *arguments], env=environ(folder), cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"bench: lotse {' '.join(arguments)}: {done.stderr.strip()}")


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes], float]]:
    """A running server: its address, its process, and when it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun, url = time.perf_counter(), f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [*LOTSE, "serve", "--port", str(port)],
        env=environ(folder), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(process, url + "/ready", begun)
        yield url, process, begun
    finally:
        process.terminate()
        process.wait(60)


def environ(folder: Path) -> dict[str, str]:
    """Returns the environment of a server over `folder`, with no other setting of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOTSE_")}
    return kept | {"LOTSE_DATA": str(folder), "HF_HUB_OFFLINE": "1"}


def _wait(process: subprocess.Popen[bytes], url: str, begun: float) -> None:
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                if response.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass
        if process.poll() is not None or time.perf_counter() - begun > 300:
            sys.exit(f"bench: lotse serve does not answer at {url}")
        time.sleep(0.05)


def _get(url: str, route: str, **parameters: str) -> None:
    with urllib.request.urlopen(f"{url}/api/v1/{route}?{urllib.parse.urlencode(parameters)}", timeout=60) as response:
        response.read()


def memory(name: str, process: subprocess.Popen[bytes], bar: str) -> Iterator[Figure]:
    """Yields the resident memory of a process, and on Linux its peak."""
    import psutil

    yield Figure(f"{name}, resident", psutil.Process(process.pid).memory_info().rss / 1e6, "MB", bar)
    status = Path(f"/proc/{process.pid}/status")
    if status.exists():  # Linux only
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        yield Figure(f"{name}, peak", int(peak.split()[1]) * 1024 / 1e6, "MB")
