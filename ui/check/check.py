"""The check of all programmes: its form, and what it finds for the company in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from corpus.schema import Entry
from rag.answer.next_question import next_question
from rag.eligibility.report import CheckReport, report
from rag.records import Ask, ProgrammeResult
from ui import language, texts
from ui.chat import record
from ui.chat.cards import amount, kind_of
from ui.chat.panel import day, standing
from ui.check import outcome
from ui.forms import fields
from ui.forms import profile as company
from ui.forms.profile import Form

FORM = "check"
RESULT = "check-ergebnis"
SHORTLIST = 100
SHOWN = {"fits": 12, "unclear": 8, "does_not_fit": 40}
"""So many programmes of a verdict are shown, the best first."""

COMPANY = ("headcount", "place", "sector", "founded", "turnover_eur")
MORE = ("balance_sheet_eur", "legal_form", "applicant")
PROJECT = ("project.costs_eur", "project.start", "project.already_started")


@dataclass(frozen=True, slots=True)
class Checked:
    """A form checked on a day: what could not be read, the report, and the question whose answer would change most."""

    read: company.Read
    report: CheckReport
    ask: Ask | None
    left_out: int = 0


def view() -> str:
    """Returns the form with the place for its results."""
    extra = company.inputs(FORM, MORE) + fields.line(
        FORM, "linked.share", texts.LINKED_SHARE, hint=texts.LINKED_HINT, number=True
    )
    extra += fields.line(FORM, "linked.headcount", texts.LINKED_HEADCOUNT, number=True)
    extra += fields.line(FORM, "de_minimis.amount_eur", texts.DE_MINIMIS_SUM, hint=texts.DE_MINIMIS_HINT, number=True)
    extra += fields.day(FORM, "de_minimis.date", texts.DE_MINIMIS_DAY)
    topics, kinds = (company.inputs(FORM, [path]) for path in ("project.topics", "project.kinds"))
    return (
        f'<div class="blatt"><h2>{texts.CHECK_TITLE}</h2><p class="einleitung">{texts.CHECK_LEAD}</p>'
        f'<form id="{FORM}" class="formular" method="post" action="seite/check" data-ergebnis="{RESULT}">'
        f'<fieldset class="gruppe"><legend>{texts.CHECK_COMPANY}</legend><div class="raster">'
        f"{company.inputs(FORM, COMPANY)}</div></fieldset>"
        f'<fieldset class="gruppe"><legend>{texts.CHECK_PROJECT}</legend><div class="raster">'
        f"{company.inputs(FORM, PROJECT)}</div>{topics}{kinds}</fieldset>"
        f'<details class="gruppe"><summary>{texts.CHECK_MORE}</summary><div class="raster">{extra}</div></details>'
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.CHECK_BUTTON}</button>'
        f'<button type="button" data-tun="leeren">{texts.CLEAR_BUTTON}</button>'
        f'<label class="kaestchen"><input type="checkbox" name="alle" value="ja"> {texts.CHECK_ALL}</label></p>'
        f"</form>"
        f'<div id="{RESULT}" class="ergebnis" aria-live="polite"></div></div>'
    )


def run(form: Form, programmes: Sequence[Entry], today: dt.date) -> Checked:
    """Returns what the form's company may get of `programmes` on a day."""
    read = company.read(form)
    spoken, everything = language.current(), bool(form.get("alle"))
    found = report(read.profile, programmes, today, everything=everything, limit=SHORTLIST, language=spoken)
    entries = {one.id: one for one in programmes}
    ids = [one.id for verdict, most in SHOWN.items() for one in _of(found.programmes, verdict)[:most]]
    likely = [entries[one.id] for one in found.programmes if one.id in ids and one.verdict != "does_not_fit"]
    ask = next_question(read.profile, likely, today, spoken)
    if not ids:
        return Checked(read, found, ask)
    shown = report(
        read.profile, [entries[one] for one in ids], today, only=ids, language=spoken
    )  # its warnings are on what is shown
    shown = shown.model_copy(update={"counts": found.counts})
    return Checked(read, shown, ask, len(found.programmes) - len(ids))


def html(checked: Checked) -> str:
    """Returns the results as HTML."""
    faults = "".join(f'<p class="fehler" role="alert">{escape(one)}</p>' for one in checked.read.faults)
    return faults + outcome.html(checked.report, checked.ask, checked.left_out, FORM)


def csv(checked: Checked) -> str:
    """Returns the results as CSV, a programme a row."""
    return record.table(texts.CHECK_COLUMNS, (_row(one) for one in checked.report.programmes))


def _of(programmes: Sequence[ProgrammeResult], verdict: str) -> list[ProgrammeResult]:
    return [one for one in programmes if one.verdict == verdict]


def _row(one: ProgrammeResult) -> list[str]:
    return [
        texts.VERDICTS[one.verdict],
        one.name,
        standing(one.availability, "programme"),
        day(one.availability.until),
        kind_of(one.support),
        amount(one.support),
        one.support.basis or "",
        one.next_step or "",
        one.url or "",
    ]
