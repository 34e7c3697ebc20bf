"""One run on the page: its key figures, charts with their tables, dialogues, opinions of judges, and its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from html import escape

from evals.agreement import Agreement
from evals.charts import Widths, bar_chart
from evals.gate import ZERO, Missed
from evals.llm_judge import load_opinions
from evals.opinions import HEAD as JUDGE_HEAD
from evals.opinions import Judgement, judgement
from evals.report import ALL_MEASURES, LATENCY, RIGHT, Chart, charts_of
from evals.run import Run
from evals.runs import listed
from evals.selection import readable
from evals.summary import Summary, confusion
from evals.table import COLUMNS, rows_of
from ui import texts
from ui.evaluation import answers
from ui.evaluation.overview import floors_badge, key_figures
from ui.evaluation.words import (
    BASE,
    DASH,
    address,
    category,
    decimal,
    go,
    measure,
    measured,
    milliseconds,
    moment,
    share,
    splits,
    statuses,
    table,
    times,
)

CHARTS = {RIGHT: "right", ALL_MEASURES: "measures", LATENCY: "latency"}
WIDTHS = Widths(label=160, bar=126, text=92)
"""Narrow enough for a phone, so that the labels stay as large as the text around them."""


def html(run: Run) -> str:
    """Returns a run whole."""
    name, rows = run.folder.name, rows_of(run)
    total = rows[0][1]
    config = run.config
    line = texts.EVAL_RUN_LINE.format(
        day=moment(config.started),
        split=splits(config.splits),
        count=total.n,
        engine=config.engine,
        encoder=config.encoder,
    )
    files = " ".join(
        f'<a href="{address(name)}.{ending}" download>{label}</a>'
        for ending, label in (("json", texts.EVAL_JSON), ("csv", texts.EVAL_CSV))
    )
    return (
        f'<p class="knoepfe">{go(BASE, texts.EVAL_BACK_TO_RUNS, "zurueck-zu")}</p>'
        f'<h2 tabindex="-1">{texts.EVAL_RUN} {escape(name)}</h2><p class="zaehlung">{escape(line)}</p>'
        f"{_lacking(run)}{key_figures(total)}{_floors(listed(run).missed)}"
        f'<p class="dateien">{texts.EVAL_FILES} {files}</p>'
        f"{_charts(rows)}{answers.section(run)}{_measures(rows)}{_matrix(run)}{_dialogues(run, total)}"
        f"{''.join(_judge(judgement(run, one)) for one in load_opinions(run))}{_settings(run)}"
    )


def _lacking(run: Run) -> str:
    failed = [one.id for one in run.questions if one.id not in run.judged]
    said = [texts.EVAL_FAILED.format(ids=", ".join(failed))] if failed else []
    said += [texts.EVAL_SKIPPED.format(count=len(run.skipped))] if run.skipped else []
    return "".join(f'<p class="zaehlung">{escape(one)}.</p>' for one in said)


def _floors(missed: Sequence[Missed] | None) -> str:
    if missed is None:
        return f'<p class="schwellen">{texts.EVAL_FLOORS_OTHER_WHY}</p>'
    said = escape("; ".join(map(_missed, missed)))
    return f'<p class="schwellen">{texts.EVAL_RUN_COLUMNS["floors"]}: {floors_badge(missed)} {said}</p>'


def _missed(one: Missed) -> str:
    if one.measure in ZERO:
        value = DASH if one.value is None else decimal(one.value, 0)
        floor = decimal(one.floor, 0)
        return str(texts.EVAL_FLOOR_EXCEEDED.format(measure=measure(one.measure), value=value, floor=floor))
    value, floor = measured(one.measure, one.value), measured(one.measure, one.floor)
    return str(texts.EVAL_FLOOR_MISSED.format(measure=measure(one.measure), value=value, floor=floor))


def _charts(rows: list[tuple[str, Summary]]) -> str:
    made = charts_of(rows, said=_named, written=measured, times=lambda one: times(one.p50_ms, one.p95_ms))
    figures = "".join(_figure(one) for one in made)
    return f'<div class="bilder">{figures}</div><p class="fuss">{texts.EVAL_INTERVAL_NOTE}</p>'


def _named(name: str) -> str:
    return category(name) if name in texts.EVAL_CATEGORIES else measure(name)


def _figure(chart: Chart) -> str:
    title = texts.EVAL_CHARTS[CHARTS[chart.name]]
    svg = bar_chart(title, chart.bars, full=chart.full, mark=chart.mark, widths=WIDTHS)
    return f'<figure class="bild"><figcaption>{title}</figcaption>{svg}{_as_table(chart, title)}</figure>'


def _as_table(chart: Chart, title: str) -> str:
    rows = []
    for bar in chart.bars:
        low, high = bar.interval if bar.interval is not None else (None, None)
        bounds = texts.EVAL_INTERVAL.format(low=share(low), high=share(high)) if bar.interval is not None else ""
        rows.append([bar.label, bar.text, bounds])
    lines = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(one)}</td>" for one in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<details><summary>{texts.EVAL_AS_TABLE}<span class="nur-vorgelesen">: {title}</span></summary>'
        f"<table><tbody>{lines}</tbody></table></details>"
    )


def _measures(rows: list[tuple[str, Summary]]) -> str:
    counts = ("closed recommended", "wrongly recommended")
    head = [texts.EVAL_CATEGORY, texts.EVAL_N, *map(measure, (*COLUMNS, *counts)), texts.EVAL_RUN_COLUMNS["p95"]]
    lines = [
        [
            category(name),
            str(one.n),
            *(measured(column, one.shares[column]) for column in COLUMNS),
            *(str(one.counts[count]) for count in counts),
            milliseconds(one.p95_ms),
        ]
        for name, one in rows
    ]
    return _folded(texts.EVAL_TABLE, table(head, lines, texts.EVAL_TABLE, marked=[0]))


def _matrix(run: Run) -> str:
    counted = confusion(run)
    given = sorted({one for _, one in counted})
    expected = list(dict.fromkeys(one for one, _ in counted))
    head = [f"{texts.EVAL_EXPECTED} ↓ {texts.EVAL_GIVEN} →", *(statuses([one]) for one in given)]
    rows = [[statuses(row.split(" or ")), *(str(counted.get((row, one), 0)) for one in given)] for row in expected]
    return _folded(texts.EVAL_MATRIX, table(head, rows, texts.EVAL_MATRIX)) if counted else ""


def _dialogues(run: Run, total: Summary) -> str:
    if not run.dialogues:
        return ""
    line = texts.EVAL_DIALOGUES_LINE.format(
        count=len(run.dialogues),
        reached=share(total.shares["verdict reached"]),
        right=share(total.shares["verdict right"]),
        turns=DASH if total.turns is None else decimal(total.turns, 1),
    )
    shown = [one for one in readable(run) if one.id in run.dialogues]
    rows = [
        [
            one.id,
            DASH if told.turns is None else str(told.turns),
            ", ".join(told.asked) or DASH,
            "; ".join(f"{name}: {_verdict(told.verdicts.get(name))}" for name in one.recommends),
        ]
        for one, told in ((one, run.dialogues[one.id]) for one in shown)
    ]
    listed = table(texts.EVAL_DIALOGUE_COLUMNS, rows, texts.EVAL_DIALOGUES) if rows else ""
    return _folded(texts.EVAL_DIALOGUES, f"<p>{line}</p>{listed}")


def _verdict(name: str | None) -> str:
    return str(texts.VERDICTS[name]) if name is not None else DASH


def _judge(told: Judgement) -> str:
    title = texts.EVAL_JUDGES.format(model=told.model)
    head = [texts.EVAL_CATEGORY, texts.EVAL_N, *map(measure, JUDGE_HEAD[2:])]
    rows = [
        [category(name), n, *(one if one == DASH else share(float(one)) for one in rest)]
        for name, n, *rest in told.rows
    ]
    trust = texts.EVAL_JUDGES_TRUST.format(
        equal=share(told.rounds.equal),
        kappa=_kappa(told.rounds),
        measured=share(told.measures.equal),
        measured_kappa=_kappa(told.measures),
    )
    unjudged = texts.EVAL_JUDGES_NONE.format(ids=", ".join(told.unjudged)) if told.unjudged else ""
    note = f'<p class="fuss">{escape(trust)} {escape(unjudged)} {texts.EVAL_JUDGES_NOTE}</p>'
    return _folded(title, table(head, rows, title, marked=[0]) + note)


def _kappa(told: Agreement) -> str:
    return DASH if told.kappa is None else decimal(told.kappa, 2)


def _settings(run: Run) -> str:
    told = {name: value for name, value in asdict(run.config).items() if name in texts.EVAL_SETTING_NAMES}
    rows = "".join(
        f"<div><dt>{texts.EVAL_SETTING_NAMES[name]}</dt><dd>{escape(_setting(value))}</dd></div>"
        for name, value in told.items()
    )
    return _folded(texts.EVAL_SETTINGS, f'<dl class="angaben">{rows}</dl>')


def _folded(title: str, html: str) -> str:
    return f'<details class="gruppe"><summary>{escape(title)}</summary>{html}</details>'


def _setting(value: object) -> str:
    if value is None:
        return str(texts.EVAL_CALIBRATED)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
