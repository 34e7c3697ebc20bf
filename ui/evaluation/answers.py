"""The answers of a run as a list: narrowed by category, outcome and words, the worst first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from evals.reasons import OUTCOMES, Outcome
from evals.run import Run
from evals.selection import Selected, readable, select
from ui import texts
from ui.evaluation.words import address, category, go, statuses, why
from ui.forms import fields
from ui.forms.profile import Form

PAGE = 20
GOOD = frozenset({"right", "refused_rightly"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to, and from where on it is shown."""

    category: str | None = None
    outcome: Outcome | None = None
    words: str = ""
    offset: int = 0


def wanted(form: Form) -> Wanted:
    """Returns what a form asks for; what is no category, outcome or number sets no condition."""
    given = {name: values[0].strip() for name, values in form.items() if values}
    kind, at = given.get("outcome"), given.get("ab", "")
    return Wanted(
        given.get("category") or None,
        kind if kind in OUTCOMES else None,
        given.get("q", ""),
        int(at) if at.isascii() and at.isdecimal() else 0,
    )


def section(run: Run) -> str:
    """Returns the form that narrows, and the first page; how many answers stay hidden."""
    shown = readable(run)
    hidden = len(run.judged) - len(shown)
    note = f'<p class="zaehlung">{texts.EVAL_ANSWERS_HIDDEN.format(count=hidden)}</p>' if hidden else ""
    if not shown:
        return f"<h3>{texts.EVAL_ANSWERS}</h3>{note}"
    there = sorted({one.category for one in shown}, key=category)
    category_field = fields.select(
        "antworten", "category", texts.EVAL_CATEGORY, [(one, category(one)) for one in there]
    )
    outcome_field = fields.select("antworten", "outcome", texts.EVAL_OUTCOME, texts.EVAL_OUTCOMES.items())
    words_field = fields.line("antworten", "q", texts.EVAL_WORDS, hint=texts.EVAL_WORDS_HINT)
    return (
        f"<h3>{texts.EVAL_ANSWERS}</h3>{note}"
        f'<form class="gruppe" data-ergebnis="auswertung-antworten" action="{address(run.folder.name, "antworten")}" method="get">'
        f'<div class="raster">{category_field}{outcome_field}{words_field}</div>'
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.EVAL_FILTER}</button></p></form>'
        f'<div id="auswertung-antworten" class="ergebnis">{page(run, Wanted())}</div>'
    )


def page(run: Run, asked: Wanted) -> str:
    """Returns a page of the answers that meet the conditions."""
    found = select(run, category=asked.category, kind=asked.outcome, words=asked.words)
    part = found[asked.offset : asked.offset + PAGE]
    if not part:
        return f'<p class="zaehlung" tabindex="-1">{texts.EVAL_NOTHING}</p>'
    said = texts.EVAL_SHOWN.format(first=asked.offset + 1, last=asked.offset + len(part), total=len(found))
    items = "".join(_item(run, one) for one in part)
    return (
        f'<p class="zaehlung" tabindex="-1">{said}</p><ol class="antworten" start="{asked.offset + 1}">{items}</ol>'
        f"{_ways(run, asked, len(found))}"
    )


def badge(became: Outcome) -> str:
    """Returns an outcome as a badge."""
    kind = "open" if became in GOOD else "unproven" if became == "incomplete" else "closed"
    return f'<span class="marke marke--{kind}">{texts.EVAL_OUTCOMES[became]}</span>'


def _item(run: Run, one: Selected) -> str:
    question = one.question
    label = texts.EVAL_OPEN_ANSWER.format(id=question.id, asked=question.question)
    said = "" if one.judged.right else f'<span class="warum">{escape(why(one.reasons))}</span>'
    return (
        f'<li><p class="merkmale">{badge(one.outcome)}<span class="womit">{escape(question.id)} · '
        f"{escape(category(question.category))} · {statuses([one.judged.status])}</span></p>"
        f"{go(address(run.folder.name, 'antwort', question.id), question.question, 'weg frage-weg', label)}{said}</li>"
    )


def _ways(run: Run, asked: Wanted, total: int) -> str:
    """The pages before and behind, each a form that asks for the same with another beginning."""
    back = _way(run, asked, max(0, asked.offset - PAGE), texts.EARLIER) if asked.offset else ""
    on = _way(run, asked, asked.offset + PAGE, texts.LATER) if asked.offset + PAGE < total else ""
    return f'<nav class="knoepfe" aria-label="{texts.EVAL_PAGES}">{back}{on}</nav>' if back or on else ""


def _way(run: Run, asked: Wanted, offset: int, label: str) -> str:
    kept = {"category": asked.category, "outcome": asked.outcome, "q": asked.words, "ab": str(offset)}
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value, quote=True)}">'
        for name, value in kept.items()
        if value
    )
    action = address(run.folder.name, "antworten")
    return (
        f'<form data-ergebnis="auswertung-antworten" action="{action}" method="get">{fields}'
        f'<button type="submit">{label}</button></form>'
    )
