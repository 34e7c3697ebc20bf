"""A run as one HTML file that needs nothing else: settings, tables, charts, and the worst answers beside their passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.case import case_of
from evals.charts import Bar, bar_chart
from evals.judged import JUDGED_MEASURES, Judged
from evals.llm_judge import load_opinions
from evals.opinions import HEAD as JUDGE_HEAD
from evals.opinions import judgement
from evals.retrieval import DEPTH, MEASURES
from evals.run import Run
from evals.summary import PASS_MARKS, Summary, confusion, worst
from evals.table import COLUMNS, COUNTS, HEAD, cells, dialogue_line, rows_of, share

WORST = 25
TEMPLATE = "report.html.j2"
LOW: frozenset[str] = frozenset({"refused wrongly"})
"""Shares that are better the lower they are."""

RIGHT, ALL_MEASURES, LATENCY = (
    "Right answers, by category (n)",
    "Measures, all questions (↓: 0 is best)",
    "Latency: p50 / p95, bar to p95",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table; `below`: a pass mark is not reached."""

    text: str
    below: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A pass mark: how many of the `n` questions that have the measure reach it."""

    measure: str
    mark: float
    passed: int
    n: int


def render(run: Run, n: int = WORST) -> str:
    """Returns the report of `run` as an HTML page with its `n` worst answers; all text from outside is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rows = rows_of(run)
    wrong = sum(not one.right for one in run.judged.values())
    cases = [case_of(run, question) for question, _, _ in worst(run, n)]
    return environment.get_template(TEMPLATE).render(
        run=run,
        config=asdict(run.config),
        total=rows[0][1],
        head=HEAD,
        table=[_cells(name, summary) for name, summary in rows],
        marks=pass_marks(run),
        judgements=[judgement(run, one) for one in load_opinions(run)],
        judge_head=JUDGE_HEAD,
        charts=[
            (one.name, Markup(bar_chart(one.name, one.bars, full=one.full, mark=one.mark)))  # a tree, which escapes
            for one in charts_of(rows)
        ],
        matrix=confusion(run),
        talked=[(one, run.dialogues[one.id]) for one in run.questions if one.id in run.dialogues],
        talk_line=dialogue_line(run),
        cases=cases,
        wrong=wrong,
        failed=[one for one in run.questions if one.id not in run.judged],
        depth=DEPTH,
    )


def pass_marks(run: Run) -> list[Mark]:
    """Returns for each pass mark how many questions reach it."""
    marks = []
    for measure, mark in PASS_MARKS.items():
        known = [value for one in run.judged.values() if (value := _value(measure, one)) is not None]
        reached = sum(value <= mark if measure in COUNTS else value >= mark for value in known)
        marks.append(Mark(measure, mark, reached, len(known)))
    return marks


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: its name, its bars, the value of a whole bar, and the value to be reached."""

    name: str
    bars: tuple[Bar, ...]
    full: float = 1.0
    mark: float | None = None


def charts_of(
    rows: Sequence[tuple[str, Summary]],
    *,
    said: Callable[[str], str] = str,
    written: Callable[[str, float | None], str] = lambda _, value: share(value),
    times: Callable[[Summary], str] = lambda one: f"{one.p50_ms:.0f} / {one.p95_ms:.0f} ms",
) -> list[Chart]:
    """Returns the charts of the table's rows: right by category, all measures, latency.

    `said` words the names of categories and measures, `written` and `times` the figures; the charts' own names are RIGHT,
    ALL_MEASURES and LATENCY.
    """
    total = rows[0][1]
    slowest = max(one.p95_ms for _, one in rows)

    def bar(label: str, measure: str, summary: Summary) -> Bar:
        value = summary.shares[measure]
        return Bar(label, value, written(measure, value), summary.interval(measure))

    names = dict.fromkeys((*COLUMNS, *MEASURES))
    return [
        Chart(RIGHT, tuple(bar(f"{said(name)} ({one.n})", "right", one) for name, one in rows), mark=1.0),
        Chart(ALL_MEASURES, tuple(bar(said(name) + (" ↓" if name in LOW else ""), name, total) for name in names)),
        Chart(LATENCY, tuple(Bar(said(name), one.p95_ms, times(one)) for name, one in rows), full=slowest or 1.0),
    ]


def _cells(name: str, summary: Summary) -> list[Cell]:
    """The table's cells; what misses a pass mark is named by its column."""
    titles = {**{one: one for one in COLUMNS}, **{title: one for one, title in COUNTS.items()}}
    return [
        Cell(text, _below(titles.get(title), summary)) for title, text in zip(HEAD, cells(name, summary), strict=True)
    ]


def _below(measure: str | None, summary: Summary) -> bool:
    if measure is None or measure not in PASS_MARKS:
        return False
    if measure in COUNTS:
        return summary.counts[measure] > PASS_MARKS[measure]
    value = summary.shares[measure]
    return value is not None and value < PASS_MARKS[measure]


def _value(measure: str, judged: Judged) -> float | None:
    if measure == "closed recommended":
        return float(len(judged.closed_recommended))
    if measure == "wrongly recommended":
        return float(len(judged.wrongly_recommended))
    return JUDGED_MEASURES[measure](judged)
