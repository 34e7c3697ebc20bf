"""`python -m evals.bench.load [--users 50] [--seconds 120]`, what `make load` runs: many users at once on loopback.

Starts `lotse serve` over the shipped corpus in an empty data folder, lets locust's users (`evals.bench.users`) ask for so long,
stops it, and prints requests, errors, and times by kind. Ends with 1 where a single request failed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.bench.figures import HEAD, Figure
from evals.bench.serving import ROOT, environ, memory, server

SPAWNED_A_SECOND = 10
USERS = Path(__file__).with_name("users.py")


def main() -> None:
    """Runs the load test and prints its table."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.load", description="Many users at once on loopback.")
    parser.add_argument("--users", type=int, default=50, help="how many at once")
    parser.add_argument("--seconds", type=int, default=120, help="for how long")
    options = parser.parse_args()
    cores, busy = os.cpu_count(), os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    sys.stdout.write(f"{options.users} users, {options.seconds} s, {cores} cores, load {busy:.1f} at the start\n\n")
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as (url, process, _):
        told = run(url, options.users, options.seconds, Path(folder) / "load.json")
        rows = [*figures(told), *memory("lotse serve after the load", process, "<= 700")]
    sys.stdout.write("\n".join([HEAD, *(one.row() for one in rows)]) + "\n")
    failed = sum(one["num_failures"] for one in told)
    sys.exit(1 if failed or not told else 0)


def run(url: str, users: int, seconds: int, out: Path) -> list[dict[str, Any]]:
    """Lets users ask the server at `url` and returns locust's statistics, one record a kind of request."""
    command = [
        sys.executable, "-m", "locust", "--locustfile", str(USERS), "--host", url, "--headless", "--skip-log",
        "--users", str(users), "--spawn-rate", str(SPAWNED_A_SECOND), "--run-time", f"{seconds}s", "--stop-timeout", "30",
        "--json-file", str(out.with_suffix("")), "--csv", str(out.with_suffix("")),
    ]  # fmt: skip
    done = subprocess.run(command, env=environ(out.parent), cwd=ROOT, capture_output=True, text=True, check=False)
    if not out.exists():
        sys.exit(f"load: locust did not run: {done.stderr.strip()[-500:]}; 'make load' installs it")
    failures = out.with_name(f"{out.stem}_failures.csv").read_text(encoding="utf-8").splitlines()[1:]
    for line in failures:
        sys.stdout.write(f"failed: {line}\n")
    told: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    return told


def figures(told: Sequence[Mapping[str, Any]]) -> Iterator[Figure]:
    """Yields requests, errors and rate of all, then p50 and p95 of each kind; times in ms as locust counts them."""
    total, failed = (sum(one[name] for one in told) for name in ("num_requests", "num_failures"))
    begun, ended = (
        pick(one[name] for one in told) for pick, name in ((min, "start_time"), (max, "last_request_timestamp"))
    )
    yield Figure("requests", total, "")
    yield Figure("errors", failed, "", "0")
    yield Figure("requests a second", total / max(ended - begun, 1e-9), "")
    everything: dict[int, int] = {}
    for one in sorted(told, key=lambda one: str(one["name"])):
        times = {int(milliseconds): count for milliseconds, count in one["response_times"].items()}
        yield from _times(f"{one['name']} (n={one['num_requests']})", times)
        for milliseconds, count in times.items():
            everything[milliseconds] = everything.get(milliseconds, 0) + count
    yield from _times("all", everything)


def _times(name: str, times: Mapping[int, int]) -> Iterator[Figure]:
    for share in (0.5, 0.95):
        yield Figure(f"{name}, p{share * 100:.0f}", quantile(times, share), "ms")


def quantile(times: Mapping[int, int], share: float) -> float:
    """Returns the value of a histogram {ms: count} below or at which `share` (0-1) of it lies; 0 of an empty one."""
    wanted, seen = share * sum(times.values()), 0
    for milliseconds in sorted(times):
        seen += times[milliseconds]
        if seen >= wanted:
            return float(milliseconds)
    return 0.0


if __name__ == "__main__":
    main()
