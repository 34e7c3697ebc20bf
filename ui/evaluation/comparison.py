"""Two runs beside each other: each measure with its p-value, and the questions won, lost and reworded with both answers."""

from __future__ import annotations

from html import escape

from evals.compare import Comparison, Difference, compare
from evals.question import Question
from evals.reasons import outcome, reasons
from evals.run import Run
from evals.selection import readable
from ui import texts
from ui.chat.blocks import blocks
from ui.evaluation.answers import badge
from ui.evaluation.words import address, decimal, go, measure, measured, points, statuses, table, why

SURE_BELOW = 0.05
"""p-value from which on a difference is hardly chance; the convention of the field."""

LEAST = 0.001
"""The least p-value that is written out."""

REWORDED_SHOWN = 30


def html(first: Run, second: Run) -> str:
    """Returns the comparison; questions of the test split are counted only."""
    found = compare(first, second)
    names = {"first": first.folder.name, "second": second.folder.name}
    line = texts.EVAL_COMPARED_LINE.format(
        common=found.common, only_first=found.only_first, only_second=found.only_second, **names
    )
    other = ", ".join(texts.EVAL_SETTING_NAMES.get(one, one) for one in found.config)
    same = texts.EVAL_COMPARED_OTHER.format(names=other) if other else texts.EVAL_COMPARED_SAME
    return (
        f'<h3 tabindex="-1">{escape(texts.EVAL_COMPARED.format(**names))}</h3><p class="zaehlung">{escape(f"{line} {same}")}</p>'
        f'{_measures(found, names["first"], names["second"])}<p class="fuss">{texts.EVAL_COMPARED_NOTE}</p>'
        f"{_changes(found, first, second)}"
    )


def _measures(found: Comparison, first: str, second: str) -> str:
    name, n, step, p = texts.EVAL_COMPARED_COLUMNS
    sure = [number for number, one in enumerate(found.differences) if one.p_value < SURE_BELOW]
    rows = [_row(one, number in sure) for number, one in enumerate(found.differences)]
    title = texts.EVAL_COMPARED.format(first=first, second=second)
    return table([name, n, first, second, step, p], rows, title, marked=sure)


def _row(one: Difference, sure: bool) -> list[str]:
    step = one.second - one.first
    sign = "+" if step > 0 else "−" if step < 0 else "±"
    surely = f"< {decimal(LEAST, 3)}" if one.p_value < LEAST else decimal(one.p_value, 3)
    return [
        measure(one.measure),
        str(one.n),
        measured(one.measure, one.first),
        measured(one.measure, one.second),
        f"{sign}{points(one.measure, abs(step))}",
        f"{surely}{' ●' if sure else ''}",
    ]


def _changes(found: Comparison, first: Run, second: Run) -> str:
    questions = {one.id: one for one in readable(first)}
    shown = [one for one in found.changes if one.id in questions]
    hidden = len(found.changes) - len(shown)
    reworded = [one for one in found.reworded if one in questions]
    parts = []
    for title, ids in (
        (texts.EVAL_LOST, [one.id for one in shown if not one.won]),
        (texts.EVAL_WON, [one.id for one in shown if one.won]),
        (texts.EVAL_REWORDED, reworded[:REWORDED_SHOWN]),
    ):
        count = len(reworded) if title == texts.EVAL_REWORDED else len(ids)
        items = "".join(_pair(questions[one], first, second) for one in ids)
        parts.append(f'<h4>{title.format(count=count)}</h4><div class="paare">{items}</div>')
    note = f'<p class="zaehlung">{texts.EVAL_CHANGES_HIDDEN.format(count=hidden)}</p>' if hidden else ""
    return note + "".join(parts)


def _pair(question: Question, first: Run, second: Run) -> str:
    sides = "".join(
        f"<section><h5>{escape(run.folder.name)}</h5>{_side(question, run)}</section>" for run in (first, second)
    )
    return (
        f'<details class="gruppe"><summary><span class="womit">{escape(question.id)}</span> {escape(question.question)}'
        f'</summary><div class="eval-paar">{sides}</div></details>'
    )


def _side(question: Question, run: Run) -> str:
    judged, answer = run.judged[question.id], run.answers[question.id]
    said = "" if judged.right else f'<p class="warum">{escape(why(reasons(question, judged)))}</p>'
    label = texts.EVAL_OPEN_ANSWER.format(id=question.id, asked=f"{question.question} ({run.folder.name})")
    return (
        f'<p class="merkmale">{badge(outcome(question, judged))}<span class="womit">{statuses([judged.status])}</span></p>{said}'
        f'<div class="text">{blocks(answer.text, escape)}</div>'
        f"{go(address(run.folder.name, 'antwort', question.id), texts.EVAL_LOOK, 'weg', label)}"
    )
