"""A run as lines of a Markdown table: all questions, then each category."""

from __future__ import annotations

from evals.run import Run
from evals.summary import Summary, by_category, summarise

COLUMNS: tuple[str, ...] = (
    "right",
    "status right",
    "vital recall",
    "no contradiction",
    "factual precision",
    "citation recall",
    "source precision",
    "warnings right",
    "refused rightly",
    "refused wrongly",
    "nDCG@10",
)


def lines_of(run: Run) -> list[str]:
    """Returns the table: a row for all questions and one for each category."""
    head = ["", "n", *COLUMNS, "closed", "wrong region or size", "p95 ms"]
    rows = [("all", summarise(run)), *by_category(run).items()]
    lines = [_line(head), _line(["---"] * len(head))]
    return [*lines, *(_line(_cells(name, summary)) for name, summary in rows)]


def _cells(name: str, summary: Summary) -> list[str]:
    return [
        name,
        str(summary.n),
        *(_share(summary.shares[column]) for column in COLUMNS),
        str(summary.counts["closed recommended"]),
        str(summary.counts["wrongly recommended"]),
        f"{summary.p95_ms:.0f}",
    ]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
