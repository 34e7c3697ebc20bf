"""The evaluation's first page: the runs, two of them to compare, a run to start, and drafts of questions from feedback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from evals.from_feedback import FeedbackDraft
from evals.gate import Missed
from evals.job import State
from evals.runs import Listed
from evals.summary import Summary
from ui import texts
from ui.evaluation import progress
from ui.evaluation.words import BASE, DASH, address, category, decimal, go, milliseconds, moment, share, splits, times
from ui.forms import fields

PAGE = 20
DRAFTS_SHOWN = 8
SHARES = ("right", "refused wrongly", "refused rightly", "no contradiction")


def html(
    listed: Sequence[Listed],
    total: int,
    offset: int,
    state: State | None,
    questions: Mapping[str, int],
    drafts: Sequence[FeedbackDraft],
) -> str:
    """Returns the page; `questions` counts the dev questions of each category, which can be asked from here."""
    finished = [one.name for one in listed if one.total is not None]
    return (
        f'<h2 tabindex="-1">{texts.EVAL_TITLE}</h2><p class="einleitung">{texts.EVAL_LEAD}</p>'
        f'<div id="auswertung-job" aria-live="off">{progress.html(state)}</div>'
        f'<div id="auswertung-laeufe">{runs(listed, total, offset)}</div>'
        f"{_start(questions)}{_drafts(drafts)}{_compare(finished)}"
    )


def runs(listed: Sequence[Listed], total: int, offset: int) -> str:
    """Returns the runs of a page as a table, newest first, and the way to older and newer ones."""
    if not total:
        return f"<h3>{texts.EVAL_RUNS}</h3><p>{texts.EVAL_NO_RUNS}</p>"
    heads = "".join(f'<th scope="col">{one}</th>' for one in (texts.EVAL_RUN, *texts.EVAL_RUN_COLUMNS.values()))
    newer = go(f"{BASE}?ab={max(0, offset - PAGE)}", texts.EVAL_NEWER_RUNS) if offset else ""
    older = go(f"{BASE}?ab={offset + PAGE}", texts.EVAL_MORE_RUNS) if offset + PAGE < total else ""
    ways = f'<p class="knoepfe">{newer}{older}</p>' if newer or older else ""
    return (
        f'<h3 id="laeufe-titel">{texts.EVAL_RUNS}</h3><table class="laeufe" aria-labelledby="laeufe-titel">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(map(_run, listed))}</tbody></table>{ways}"
    )


def floors_badge(missed: Sequence[Missed] | None) -> str:
    """Returns the verdict against the floors as a badge."""
    if missed is None:
        return f'<span class="womit">{texts.EVAL_FLOORS_OTHER}</span>'
    if not missed:
        return f'<span class="marke marke--open">{texts.EVAL_FLOORS_HELD}</span>'
    return f'<span class="marke marke--closed">{texts.EVAL_FLOORS_MISSED.format(count=len(missed))}</span>'


def _run(one: Listed) -> str:
    config = one.config
    made = f'<span class="womit">{escape(config.engine)} · {escape(config.encoder)}</span>'
    total = one.total
    if total is None:
        said = texts.EVAL_UNREADABLE if one.fault else texts.EVAL_UNFINISHED.format(count=one.answered)
        cells = [moment(config.started), splits(config.splits)]
        rest = len(texts.EVAL_RUN_COLUMNS) - len(cells)
        return (
            f'<tr class="unfertig"><th scope="row"><span class="name">{escape(one.name)}</span> {made}</th>'
            f'{_cells(cells)}<td colspan="{rest}" class="ganz">{said}</td></tr>'
        )
    name = go(address(one.name), one.name, "weg name")
    cells = [
        moment(config.started),
        f"{total.n} {splits(config.splits)}",
        *(share(total.shares[name]) for name in SHARES),
        milliseconds(total.p95_ms),
    ]
    return f'<tr><th scope="row">{name} {made}</th>{_cells(cells)}{_cell("floors", floors_badge(one.missed))}</tr>'


def _cells(cells: Sequence[str]) -> str:
    return "".join(_cell(name, escape(cell)) for name, cell in zip(texts.EVAL_RUN_COLUMNS, cells, strict=False))


def _cell(name: str, html: str) -> str:
    return f'<td data-kopf="{escape(texts.EVAL_RUN_COLUMNS[name], quote=True)}">{html}</td>'


def key_figures(total: Summary) -> str:
    """Returns the figures that count most, large."""
    figures = [(name, share(total.shares[name]), total.interval(name)) for name in SHARES[:3]]
    figures += [
        (name, decimal(total.counts[name], 0), None)
        for name in ("closed recommended", "wrongly recommended", "contradicted")
    ]
    items = [*figures, ("latency", times(total.p50_ms, total.p95_ms) if total.n else DASH, None)]
    return f'<dl class="kennzahlen">{"".join(_figure(*one) for one in items)}</dl>'


def _figure(name: str, value: str, interval: tuple[float, float] | None) -> str:
    bounds = ""
    if interval is not None:
        said = texts.EVAL_INTERVAL.format(low=share(interval[0]), high=share(interval[1]))
        bounds = f'<dd class="spanne">{said}</dd>'
    return f"<div><dt>{texts.EVAL_KEY[name]}</dt><dd>{value}</dd>{bounds}</div>"


def _compare(finished: Sequence[str]) -> str:
    if len(finished) < 2:
        return ""
    second, first = finished[:2]
    named = [(one, one) for one in finished]

    def side(name: str, label: str, chosen: str) -> str:
        return fields.select("vergleich", name, label, named, chosen, empty=texts.EVAL_COMPARE_CHOOSE)

    return (
        f'<form class="gruppe eval-vergleich" data-ergebnis="auswertung-vergleich" action="{BASE}/vergleich" method="get">'
        f"<h3>{texts.EVAL_COMPARE}</h3>"
        f'<div class="raster">{side("a", texts.EVAL_COMPARE_FIRST, first)}{side("b", texts.EVAL_COMPARE_SECOND, second)}</div>'
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.EVAL_COMPARE_BUTTON}</button></p></form>'
        '<div id="auswertung-vergleich" class="ergebnis"></div>'
    )


def _start(questions: Mapping[str, int]) -> str:
    kinds = [(name, f"{category(name)} ({count})") for name, count in questions.items()]
    return (
        f'<details class="gruppe"><summary>{texts.EVAL_START}</summary><p>{texts.EVAL_START_LEAD}</p>'
        f'<form data-ergebnis="auswertung-job" action="{BASE}/starten" method="post">'
        f'<div class="raster">{fields.line("lauf", "name", texts.EVAL_START_NAME, hint=texts.EVAL_START_NAME_HINT)}</div>'
        f"{fields.choices('lauf', 'category', texts.EVAL_START_CATEGORIES, kinds, list(questions))}"
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.EVAL_START_BUTTON}</button></p></form></details>'
    )


def _drafts(drafts: Sequence[FeedbackDraft]) -> str:
    if not drafts:
        inside = f"<p>{texts.EVAL_DRAFTS_NONE}</p>"
    else:
        shown = "".join(
            f'<li>{escape(one.question)} <span class="womit">{texts.EVAL_DRAFTS_TIMES.format(count=one.times)}'
            f"{' · ' + escape('; '.join(one.reasons)) if one.reasons else ''}</span></li>"
            for one in drafts[:DRAFTS_SHOWN]
        )
        inside = (
            f"<p>{texts.EVAL_DRAFTS_COUNT.format(count=len(drafts))}</p><ol>{shown}</ol>"
            f'<p><a href="{BASE}/entwuerfe.jsonl" download>{texts.EVAL_DRAFTS_FILE}</a></p>'
        )
    return (
        f'<details class="gruppe"><summary>{texts.EVAL_DRAFTS} ({len(drafts)})</summary><p>{texts.EVAL_DRAFTS_LEAD}</p>'
        f"{inside}</details>"
    )
