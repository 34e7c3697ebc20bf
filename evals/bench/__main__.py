"""`python -m evals.bench [--chunks 10000,100000] [--no-peer] [--keep FOLDER]`, what `make bench` runs.

Texts come from the folder of real documents (LOTSE_SHARED, else ../shared). Every figure is printed as a row of a Markdown
table beside its bar, and written to `bench.json` in the data folder.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evals.shared import shared_folder

PARTS = ("formats", "encoding", "shipped", "scale")


def main() -> None:
    """Runs the parts and prints one table."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description="Speed and memory beside their bars.")
    parser.add_argument("--chunks", default="10000,100000", help="sizes of the scale test, divided by commas")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"which of {', '.join(PARTS)}")
    parser.add_argument("--no-peer", action="store_true", help="leave LangChain's ensemble out")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the indexes there, and use them again")
    options = parser.parse_args()
    shared = shared_folder()
    if not shared.is_dir():
        sys.exit("bench: the folder with the real documents is not here: set LOTSE_SHARED to it")
    if "OPENBLAS_NUM_THREADS" not in os.environ:  # as `lotse` does; it counts before numpy is loaded
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "evals.bench", *sys.argv[1:]])
    run(
        shared,
        options.parts.split(","),
        [int(one) for one in options.chunks.split(",")],
        options.keep,
        not options.no_peer,
    )


def run(shared: Path, parts: list[str], counts: list[int], keep: Path | None, peer: bool) -> None:
    """Prints the table of these parts and writes `bench.json`."""
    from evals.bench.figures import HEAD, Figure
    from evals.bench.formats import encoding, loading
    from evals.bench.searching import searching
    from evals.bench.serving import shipped

    figures: list[Figure] = []

    def show(found: Iterable[Figure]) -> None:
        for figure in found:
            figures.append(figure)
            sys.stdout.write(figure.row() + "\n")
            sys.stdout.flush()

    sys.stdout.write(f"{_machine()}\n\n{HEAD}\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if "formats" in parts:
            show(loading(shared, folder))
        if "encoding" in parts:
            show(encoding(shared, folder / "encoder"))
        if "shipped" in parts:
            show(shipped(folder / "shipped"))
    for count in counts if "scale" in parts else ():
        with _folder(keep, count) as folder:
            show(searching(shared, folder, count, peer=peer))
    target = Path(os.environ.get("LOTSE_DATA", "var")) / "bench.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps([dataclasses.asdict(one) for one in figures], indent=1, ensure_ascii=False))


@contextmanager
def _folder(keep: Path | None, count: int) -> Iterator[Path]:
    """A folder for one size: under `keep`, or one that is deleted afterwards."""
    if keep is not None:
        yield keep / str(count)
        return
    with tempfile.TemporaryDirectory() as temporary:
        yield Path(temporary)


def _machine() -> str:
    """The day, the cores and how busy they were, and the encoder of the scale test."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return (
        f"{dt.datetime.now().astimezone():%Y-%m-%d}, {os.cpu_count()} cores ({platform.machine()}), load {load:.1f} at the start. "
        "Scale test: random vectors in clusters in place of encoded passages; a question is encoded by the default encoder."
    )


if __name__ == "__main__":
    main()
