"""Figures of the benchmark: a value with its unit and the bar it is held to, as a row of a Markdown table."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HEAD = "| what | measured | bar |\n|---|---|---|"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure."""

    name: str
    value: float
    unit: str
    bar: str = ""

    def row(self) -> str:
        """Returns the row of the table."""
        digits = 0 if self.value >= 100 or float(self.value).is_integer() else 1 if self.value >= 10 else 2
        return f"| {self.name} | {self.value:,.{digits}f} {self.unit}".rstrip() + f" | {self.bar} |"


def timed_ms(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Returns the milliseconds of each call, in order."""
    times = []
    for call in calls:
        begun = time.perf_counter()
        call()
        times.append((time.perf_counter() - begun) * 1000)
    return times


def percentile(times: Sequence[float], share: float) -> float:
    """Returns the value below which `share` (0-1) of the times lie; of few values the next higher one."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
