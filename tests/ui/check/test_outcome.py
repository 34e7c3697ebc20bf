from __future__ import annotations

import datetime as dt
import re
from typing import Any

from rag.eligibility.report import CheckReport, SizeFound
from rag.records import Ask, ProgrammeResult, Support
from tests.ui.chat.test_cards import programme
from tests.ui.made import HOSTILE, warning
from ui import texts
from ui.check import outcome


def paying(name: str, most: float | None, least: float | None = None, **given: Any) -> ProgrammeResult:
    """A programme with an estimate."""
    support = Support(kind="grant", estimate_eur=most, estimate_min_eur=least)
    return programme(id=name, name=name, support=support, **given)


def shown(*programmes: ProgrammeResult, ask: Ask | None = None, left_out: int = 0, **given: Any) -> str:
    """The HTML of a report of these programmes."""
    counts = {"fits": 1, "unclear": 2, "does_not_fit": 3}
    size = SizeFound(possible=("small",), presumed="small")
    fixed: dict[str, Any] = {"today": dt.date(2026, 11, 24), "language": "de", "size": size, "counts": counts}
    return outcome.html(CheckReport(**{**fixed, "programmes": programmes, **given}), ask, left_out, "check")


def test_bars_go_from_the_largest_sum_to_the_smallest_and_leave_out_what_does_not_fit() -> None:
    html = shown(
        paying("A", 50_000), paying("B", 100_000), paying("C", 900_000, verdict="does_not_fit"), paying("D", None)
    )
    bars = html[html.index('class="aussicht"') : html.index('class="fristen"')]
    assert re.findall(r'balken-name">(\w)', bars) == ["B", "A"]
    assert re.findall(r"width:([\d.]+)%", bars) == ["100.0", "50.0"]


def test_the_part_of_a_sum_that_is_not_settled_is_lighter() -> None:
    bars = shown(paying("A", 100_000, 25_000)).partition('class="fristen"')[0]
    assert re.findall(r"width:([\d.]+)%", bars) == ["25.0", "75.0"] and "balken--rest" in bars


def test_a_bar_that_is_unclear_says_so_in_words_not_by_colour_alone() -> None:
    assert "<small>noch unklar</small>" in shown(paying("A", 100_000, verdict="unclear"))


def test_where_no_sum_can_be_reckoned_there_are_no_bars() -> None:
    assert "aussicht" not in shown(paying("A", None))


def test_closing_days_stand_before_the_tables() -> None:
    html = shown(programme())
    assert html.index(texts.TIMELINE_TITLE) < html.index("<table")


def test_a_table_for_each_verdict_in_order_with_every_reason_behind_it() -> None:
    html = shown(programme(verdict="does_not_fit"), programme(verdict="unclear"), programme())
    assert re.findall(r"programme-tabelle--(\w+)", html) == list(texts.CHECK_VERDICTS)
    assert html.count(f"<summary>{texts.WHY}") == 3


def test_counts_size_warnings_and_what_is_left_out_are_said() -> None:
    html = shown(programme(), warnings=(warning("Eins."), warning("Zwei.")), left_out=7)
    assert "<strong>2</strong> sind unklar" in html and "kleines Unternehmen" in html
    assert html.count('class="hinweis ') == 1 and "7 weitere Programme" in html


def test_the_missing_figure_leads_to_its_field() -> None:
    html = shown(programme(), ask=Ask(field="headcount", question="Wie viele?"))
    assert 'data-formular="check" data-feld="headcount"' in html and "Wie viele?" in html


def test_nothing_that_fits_says_so_and_offers_no_file() -> None:
    html = shown()
    assert texts.CHECK_NOTHING in html and "formaction" not in html


def test_markup_in_a_report_is_text() -> None:
    ask = Ask(field=HOSTILE, question=HOSTILE)
    html = shown(paying(HOSTILE, 5, next_step=HOSTILE, url=HOSTILE), ask=ask, warnings=(warning(HOSTILE),))
    assert "<script" not in html and "<img" not in html
