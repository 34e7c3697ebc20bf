"""A run as lines of a Markdown table: all questions, then each category."""

from __future__ import annotations

from collections.abc import Sequence

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
COUNTS: dict[str, str] = {"closed recommended": "closed", "wrongly recommended": "wrong region or size"}
"""The counts shown, and what the column is called."""

HEAD: tuple[str, ...] = ("", "n", *COLUMNS, *COUNTS.values(), "p95 ms")


def lines_of(run: Run) -> list[str]:
    """Returns the table, a row for all questions and one for each category; below it what came of the dialogues."""
    rows = (line(cells(name, summary)) for name, summary in rows_of(run))
    return [line(HEAD), line(["---"] * len(HEAD)), *rows, *([dialogue_line(run)] if run.dialogues else ())]


def dialogue_line(run: Run) -> str:
    """Returns in a line how many dialogues reached a verdict, how many the right one, and in how many turns."""
    total = summarise(run)
    turns = "–" if total.turns is None else f"{total.turns:.1f}"
    reached, right = share(total.shares["verdict reached"]), share(total.shares["verdict right"])
    return f"dialogues: {len(run.dialogues)}, verdict reached {reached}, verdict right {right}, turns to the verdict {turns}"


def rows_of(run: Run) -> list[tuple[str, Summary]]:
    """Returns the table's rows in order: "all", then each category."""
    return [("all", summarise(run)), *by_category(run).items()]


def cells(name: str, summary: Summary) -> list[str]:
    """Returns the cells of a row, one for each name of `HEAD`."""
    return [
        name,
        str(summary.n),
        *(share(summary.shares[column]) for column in COLUMNS),
        *(str(summary.counts[name]) for name in COUNTS),
        f"{summary.p95_ms:.0f}",
    ]


def share(value: float | None) -> str:
    """Returns a share with three decimals; a dash where there is nothing to measure."""
    return "–" if value is None else f"{value:.3f}"


def line(cells: Sequence[str]) -> str:
    """Returns a line of a Markdown table."""
    return "| " + " | ".join(cells) + " |"
