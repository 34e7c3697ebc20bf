"""What the evaluation's pages have in common: figures and names in the language spoken, and the buttons that lead on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from evals.reasons import Reason
from evals.retrieval import MEASURES as RANKED
from rag.eligibility.wording import Words
from ui import language, texts

BASE = "seite/auswertung"
DASH = "–"
NBSP = "\u00a0"
"""Keeps a figure and its unit on one line."""


def share(value: float | None) -> str:
    """Returns a share of 0-1 in percent with a decimal, "59,8 %"; a dash where there is nothing to measure."""
    return DASH if value is None else f"{decimal(100 * value, 1)}{'%' if language.current() == 'en' else NBSP + '%'}"


def decimal(value: float, digits: int) -> str:
    """Returns a number with all its decimals."""
    text = f"{value:,.{digits}f}"
    return text if language.current() == "en" else text.translate(str.maketrans(",.", ".,"))


def measured(name: str, value: float | None) -> str:
    """Returns a measure as it is written: shares in percent, measures of ranking as the field has them, "0,880"."""
    if name == "milliseconds":
        return DASH if value is None else decimal(value, 0)
    return DASH if value is None else decimal(value, 3) if name in RANKED else share(value)


def points(name: str, step: float) -> str:
    """Returns the difference of a measure: of shares in percentage points."""
    if name == "milliseconds" or name in RANKED:
        return measured(name, step)
    return str(texts.EVAL_POINTS.format(points=decimal(100 * step, 1)))


def milliseconds(value: float) -> str:
    """Returns "12 ms", held together."""
    return f"{decimal(value, 0)}{NBSP}ms"


def category(name: str) -> str:
    """Returns a category's name; one that has no words stands as it is."""
    return str(texts.EVAL_CATEGORIES.get(name, name))


def measure(name: str) -> str:
    """Returns a measure's name; one that has no words stands as it is."""
    return str(texts.EVAL_MEASURES.get(name, name))


def statuses(names: Sequence[str]) -> str:
    """Returns "beantwortet oder teilweise"."""
    return f" {texts.EVAL_OR} ".join(texts.EVAL_STATUS[one] for one in names)


def reason(one: Reason) -> str:
    """Returns in words, not escaped, what is wrong with an answer."""
    if one.fault == "status":
        given, *due = one.named
        named = texts.EVAL_INSTEAD.format(given=statuses([given]), due=statuses(due))
    else:
        named = "; ".join(one.named)
    return str(texts.EVAL_REASONS[one.fault].format(named=named))


def why(found: Sequence[Reason]) -> str:
    """Returns all reasons in words, not escaped; of an answer without any that it is not right."""
    return "; ".join(reason(one) for one in found) or texts.EVAL_NOT_RIGHT


def moment(started: str) -> str:
    """Returns "26.11.2026, 10:37"; what is no time stands as it is."""
    try:
        when = dt.datetime.fromisoformat(started)
    except ValueError:
        return started
    return f"{Words(language.current()).day(when.date())}, {when:%H:%M}"


def splits(names: Sequence[str]) -> str:
    """Returns "Übung, Prüfung"."""
    return ", ".join(texts.EVAL_SPLITS.get(one, one) for one in names)


def address(run: str, *more: str) -> str:
    """Returns the address of a run's piece of the page."""
    return "/".join([BASE, "lauf", *(quote(part, safe="") for part in (run, *more))])


def go(target: str, label: str, kind: str = "weg", name: str = "") -> str:
    """Returns the button that shows what stands at `target` in place of the tab's content; `name` is read out for it."""
    spoken = f' aria-label="{escape(name, quote=True)}"' if name else ""
    return (
        f'<button type="button" class="{kind}" data-tun="auswertung" data-ziel="{escape(target, quote=True)}"{spoken}>'
        f"{escape(label)}</button>"
    )


def times(p50_ms: float, p95_ms: float) -> str:
    """Returns "28 / 140 ms": median and 95th percentile, held together."""
    return f"{decimal(p50_ms, 0)}{NBSP}/{NBSP}{milliseconds(p95_ms)}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], label: str, marked: Sequence[int] = ()) -> str:
    """Returns a table that scrolls by itself where it is wide; the first cell of a row names it, `marked` rows stand out."""
    first = "".join(f'<th scope="col">{escape(one)}</th>' for one in head)
    body = "".join(
        f'<tr{" class=" + chr(34) + "betont" + chr(34) if number in marked else ""}><th scope="row">{escape(cells[0])}</th>'
        f"{''.join(f'<td>{escape(one)}</td>' for one in cells[1:])}</tr>"
        for number, cells in enumerate(rows)
    )
    return (
        f'<div class="tabelle zahlen" role="region" aria-label="{escape(label, quote=True)}" tabindex="0">'
        f"<table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table></div>"
    )
