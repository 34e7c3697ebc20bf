"""A run as one HTML file that needs nothing else: settings, tables, charts, and the worst answers beside their passages."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.charts import Bar, bar_chart
from evals.judged import JUDGED_MEASURES, Judged, names_document
from evals.llm_judge import load_opinions
from evals.opinions import HEAD as JUDGE_HEAD
from evals.opinions import judgement
from evals.question import Gold, Question
from evals.retrieval import DEPTH, MEASURES
from evals.run import Run
from evals.summary import PASS_MARKS, Summary, confusion, worst
from evals.table import COLUMNS, COUNTS, HEAD, cells, dialogue_line, rows_of, share
from rag.records import Answer

WORST = 25
TEMPLATE = "report.html.j2"
LOW: frozenset[str] = frozenset({"refused wrongly"})
"""Shares that are better the lower they are."""

SLOW = "p95 of the answer in milliseconds"


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


@dataclass(frozen=True, slots=True)
class GoldShown:
    """A gold passage: whether its document is cited, and at which rank it was found (None: not among the first)."""

    gold: Gold
    cited: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A wrong answer with all that is needed to see why."""

    question: Question
    judged: Judged
    answer: Answer
    why: str
    gold: tuple[GoldShown, ...]


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
    cases = [_case(run, *one) for one in worst(run, n)]
    return environment.get_template(TEMPLATE).render(
        run=run,
        config=asdict(run.config),
        total=rows[0][1],
        head=HEAD,
        table=[_cells(name, summary) for name, summary in rows],
        marks=pass_marks(run),
        judgements=[judgement(run, one) for one in load_opinions(run)],
        judge_head=JUDGE_HEAD,
        charts=[(title, Markup(svg)) for title, svg in charts_of(rows)],  # built as a tree, which escapes
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


def charts_of(rows: list[tuple[str, Summary]]) -> list[tuple[str, str]]:
    """Returns (title, SVG) of each chart of the table's rows: right by category, all measures, latency."""
    total = rows[0][1]
    slowest = max(one.p95_ms for _, one in rows)
    right = [_share_bar(f"{name} ({one.n})", one.shares["right"]) for name, one in rows]
    names = dict.fromkeys((*COLUMNS, *MEASURES))
    measures = [_share_bar(f"{name} (best: 0)" if name in LOW else name, total.shares[name]) for name in names]
    slow = [Bar(name, one.p95_ms, f"{one.p50_ms:.0f} / {one.p95_ms:.0f} ms") for name, one in rows]
    return [
        ("Right answers, by category (n)", bar_chart("Right answers by category", right, mark=1.0)),
        ("Measures, all questions", bar_chart("Measures over all questions", measures)),
        ("Latency: p50 / p95, bar to p95", bar_chart(SLOW, slow, full=slowest or 1.0)),
    ]


def _share_bar(label: str, value: float | None) -> Bar:
    return Bar(label, value, share(value))


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


def _case(run: Run, question: Question, judged: Judged, reason: str) -> Case:
    answer, found = run.answers[question.id], run.found.get(question.id, ())
    shown = []
    for gold in question.gold:
        ranks = [rank for rank, doc_id in enumerate(found, start=1) if names_document(gold.doc, doc_id)]
        cited = any(names_document(gold.doc, one.doc_id) for one in answer.citations)
        shown.append(GoldShown(gold, cited, ranks[0] if ranks else None))
    return Case(question, judged, answer, reason, tuple(shown))
