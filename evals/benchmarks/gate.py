"""Floors of retrieval on parts of the test collections that take less than a minute, beside those of `evals/gate.py`."""

from __future__ import annotations

import hashlib
from collections.abc import Collection as Names
from dataclasses import dataclass
from pathlib import Path

from evals.benchmarks.run import Told, run_set
from evals.benchmarks.sets import Benchmark, load_set
from evals.gate import Missed, missed_of, raise_floors, read_floors
from rag.errors import InputError
from rag.settings import Settings

BASELINE = Path(__file__).parent / "baseline.json"
MEASURE = "nDCG@10"


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a set is gated, and which of our ways."""

    queries: int
    documents: int | None
    ways: tuple[str, ...]


GATED: dict[str, Part] = {
    "xquad_de": Part(200, None, ("lexical", "hybrid")),
    "legalquad": Part(80, 80, ("lexical", "hybrid")),
    "law_heading": Part(200, 1_000, ("lexical", "hybrid")),
}


@dataclass(frozen=True, slots=True)
class Gated:
    """What the gate measured: values by "set way", and the fingerprint of the parts."""

    values: dict[str, float]
    fingerprint: str
    encoder: str


def measured(settings: Settings, told: Told) -> Gated:
    """Measures the gated parts.

    Raises:
        InputError: the folder with the benchmarks is not here.
    """
    sets: list[Benchmark] = []
    values = {}
    for name, part in GATED.items():
        sets.append(load_set(name, queries=part.queries, documents=part.documents))
        for one in run_set(sets[-1], part.ways, settings, told).measured:
            values[f"{name} {one.ranker}"] = one.mean(MEASURE)
    digest = hashlib.sha256("\n".join(one.fingerprint for one in sets).encode()).hexdigest()[:16]
    return Gated(values, digest, settings.encoder)


def check(gated: Gated, baseline: Path = BASELINE) -> list[Missed]:
    """Returns the floors that are missed.

    Raises:
        InputError: there is no baseline, or it was taken from other parts.
    """
    kept = read_floors(baseline)
    if kept["questions"] != gated.fingerprint:
        raise InputError(f"{baseline} was taken from other queries or documents: take it anew with --update")
    return missed_of(kept["floors"], gated.values)


def update(gated: Gated, baseline: Path = BASELINE, *, lower: Names[str] = ()) -> list[str]:
    """Takes the values as floors and returns a line for each that moved.

    Raises:
        InputError: a floor would fall that `lower` does not name.
    """
    told = {"questions": gated.fingerprint, "measure": MEASURE, "encoder": gated.encoder}
    return raise_floors(gated.values, told, baseline, lower=lower)
