"""The gate: floors for the measures of a run, with a band for noise; CI fails where one is missed.

`evals/baseline.json` holds the floors with the fingerprint of the questions they were taken from. A floor is the value that was
reached; a run passes at floor minus band. `update` raises floors; it lowers none unless told so by name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection as Names
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.run import Run
from evals.summary import summarise
from rag.errors import InputError

BASELINE = Path(__file__).parent / "baseline.json"
GATED: tuple[str, ...] = (
    "right",
    "status right",
    "vital recall",
    "no contradiction",
    "factual precision",
    "citation recall",
    "figures exact",
    "quotes exact",
    "refused rightly",
    "nDCG@10",
    "R@10",
)
ZERO: tuple[str, ...] = ("closed recommended", "wrongly recommended", "region errors", "failed")
"""Counts that may not rise above their floor; the aim is 0."""

BAND = 0.02
"""Noise band of a share, two of a hundred questions: another order of equal scores, another processor's last bits."""

EXACT: frozenset[str] = frozenset({"quotes exact"})
"""Measures without a band."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A floor that was missed."""

    measure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        value = "nothing to measure" if self.value is None else f"{self.value:.4g}"
        return f"{self.measure}: {value}, floor {self.floor:.4g}"


def measured(run: Run) -> dict[str, float]:
    """Returns the gated measures of a run; those with nothing to measure are left out."""
    summary = summarise(run)
    shares = {name: value for name in GATED if (value := summary.shares[name]) is not None}
    return shares | {name: float(summary.counts[name]) for name in ZERO}


def check_floors(run: Run, baseline: Path = BASELINE) -> list[Missed]:
    """Returns the floors that a run misses; empty where it passes.

    Raises:
        InputError: there is no baseline, or it was taken from other questions.
    """
    missed = verdict(run, baseline)
    if missed is None:
        raise InputError(
            f"{baseline} was taken from other questions than this run's: 'lotse eval gate --update' takes it anew and says "
            "which floor would fall"
        )
    return missed


def verdict(run: Run, baseline: Path = BASELINE) -> list[Missed] | None:
    """Returns the floors that a run misses, empty where it passes; None where they were taken from other questions.

    Raises:
        InputError: there is no baseline.
    """
    told = read_floors(baseline)
    return missed_of(told["floors"], measured(run)) if told["questions"] == run.config.questions else None


def missed_of(floors: Mapping[str, float], values: Mapping[str, float]) -> list[Missed]:
    """Returns the floors that values miss; a value that is not there misses its floor."""
    missed = []
    for name, floor in floors.items():
        value = values.get(name)
        if name in ZERO:
            passes = value is not None and value <= floor
        else:
            passes = value is not None and value >= floor - (0.0 if name in EXACT else BAND)
        if not passes:
            missed.append(Missed(name, floor, value))
    return missed


def lines_of(missed: Sequence[Missed]) -> list[str]:
    """Returns what a gate says: a line for each floor missed, then how many."""
    return [*(f"missed: {one}" for one in missed), f"floors missed: {len(missed)}" if missed else "all floors hold"]


def update(run: Run, baseline: Path = BASELINE, *, lower: Names[str] = ()) -> list[str]:
    """Writes the run's values as floors and returns a line for each that moved.

    Raises:
        InputError: a floor would fall (a count rise) that `lower` does not name; nothing is written then.
    """
    told = {
        "questions": run.config.questions,
        "collections": list(run.config.collections),
        "encoder": run.config.encoder,
    }
    return raise_floors(measured(run), told, baseline, lower=lower)


def raise_floors(
    values: Mapping[str, float], told: Mapping[str, Any], baseline: Path, *, lower: Names[str] = ()
) -> list[str]:
    """Writes values as floors, beside what `told` says of their origin, and returns a line for each that moved.

    Raises:
        InputError: a floor would fall (a count rise) that `lower` does not name; nothing is written then.
    """
    floors: dict[str, float] = read_floors(baseline)["floors"] if baseline.exists() else {}
    worse = [name for name, floor in floors.items() if _worse(name, values.get(name), floor)]
    refused = [name for name in worse if name not in lower]
    if refused:
        falls = ", ".join(f"{name} {floors[name]:.4g} -> {_shown(values.get(name))}" for name in refused)
        raise InputError(f"a floor would fall ({falls}): mend it, or name it with --lower '{refused[0]}'")
    moved = [
        f"{name}: {_shown(floors.get(name))} -> {value:.4g}"
        for name, value in values.items()
        if floors.get(name) != round(value, 6)
    ]
    kept = {**told, "floors": {name: round(value, 6) for name, value in values.items()}}
    text = json.dumps(kept | {"digest": _digest(kept)}, ensure_ascii=False, indent=1)
    baseline.write_text(text + "\n", encoding="utf-8")
    return moved


def _worse(name: str, value: float | None, floor: float) -> bool:
    if value is None:
        return True
    return value > floor if name in ZERO else round(value, 6) < floor


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"


def read_floors(baseline: Path) -> dict[str, Any]:
    """Returns what a baseline holds: its floors, and the fingerprint of what they were taken from.

    Raises:
        InputError: it is missing, holds no floors, or was edited by hand.
    """
    try:
        told = json.loads(baseline.read_text(encoding="utf-8"))
        if not isinstance(told["floors"], dict) or "questions" not in told:
            raise KeyError("floors")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{baseline} holds no floors: make it with 'lotse eval gate --update'") from error
    if told.get("digest") != _digest(told):
        raise InputError(f"{baseline} was edited by hand: take the floors anew with 'lotse eval gate --update'")
    return dict(told)


def _digest(told: dict[str, Any]) -> str:
    """Tells floors that `update` wrote from floors that were lowered by hand."""
    kept = {name: told[name] for name in sorted(told) if name != "digest"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:16]
