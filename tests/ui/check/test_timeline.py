from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from rag.records import Availability, ProgrammeResult
from tests.ui.chat.test_cards import programme
from tests.ui.made import HOSTILE
from ui import texts
from ui.check import timeline
from ui.check.timeline import Axis
from ui.language import speaking

TODAY = dt.date(2026, 11, 24)


def closing(name: str, until: dt.date | None = None, state: str = "open", **given: Any) -> ProgrammeResult:
    """A programme that stands so until a day."""
    since = given.pop("since", None)
    stands = Availability.model_validate({"state": state, "until": until, "since": since})
    return programme(id=name, name=name, availability=stands, **given)


def shown(*programmes: ProgrammeResult) -> str:
    """The timeline of these programmes."""
    return timeline.html(programmes, TODAY)


def test_rows_go_from_the_first_closing_day_to_the_last_and_leave_out_what_does_not_fit() -> None:
    html = shown(
        closing("B", dt.date(2027, 3, 31)),
        closing("A", dt.date(2026, 12, 31)),
        closing("C", dt.date(2026, 12, 1), verdict="does_not_fit"),
    )
    assert re.findall(r'balken-name">(\w)', html) == ["A", "B"] and "31.12.2026" in html and "31.03.2027" in html


def test_bars_reach_from_today_to_the_closing_day() -> None:
    html = shown(closing("A", dt.date(2026, 12, 31)), closing("B", dt.date(2027, 2, 28)))
    today = re.search(r'class="heute" style="left:([\d.]+)%', html)
    bars = [
        (float(left), float(wide))
        for left, wide in re.findall(r'strecke[^"]*" style="left:([\d.]+)%;width:([\d.]+)%', html)
    ]
    assert today and all(left == float(today[1]) for left, _ in bars)
    days = (dt.date(2027, 3, 1) - dt.date(2026, 11, 1)).days
    assert bars[0][1] == pytest.approx(100 * 37 / days, abs=0.02) and bars[1][1] == pytest.approx(
        100 * 96 / days, abs=0.02
    )


def test_what_closes_soon_says_how_many_days_are_left() -> None:
    html = shown(*(closing(str(days), TODAY + dt.timedelta(days)) for days in (0, 1, 30, 31)))
    said = re.findall(r'class="frist( [^"]*)?">([^<]*)<', html)
    assert [one for _, one in said] == [
        "24.11.2026, heute letzter Tag", "25.11.2026, noch 1 Tag", "24.12.2026, noch 30 Tage", "25.12.2026",
    ]  # fmt: skip
    assert [bool(look) for look, _ in said] == [True, True, True, False]


def test_what_opens_later_begins_there_and_says_both_days() -> None:
    html = shown(closing("A", dt.date(2027, 2, 1), "opens_on", since=dt.date(2027, 1, 1)))
    left = re.search(r'strecke[^"]*" style="left:([\d.]+)%', html)
    assert "01.01.2027 bis 01.02.2027" in html and left and float(left[1]) == pytest.approx(100 * 61 / 120, abs=0.02)


def test_what_has_no_day_is_said_in_words_by_its_state() -> None:
    html = shown(
        closing("A"), closing("B", state="unproven"), closing("C", state="paused"), closing("D", dt.date(2027, 1, 1))
    )
    for state, name in (("open", "A"), ("unproven", "B"), ("paused", "C")):
        assert texts.TIMELINE_WITHOUT[state].format(names=name) in html
    assert "<ul>" not in shown(closing("A")) and texts.TIMELINE_TITLE in shown(closing("A"))


def test_a_closed_programme_has_no_place_on_it() -> None:
    assert shown(closing("A", dt.date(2026, 1, 1), "closed")) == "" and shown() == ""


def test_an_unclear_one_says_so_in_words() -> None:
    assert "<small>noch unklar</small>" in shown(closing("A", dt.date(2027, 1, 1), verdict="unclear"))


def test_what_closes_past_the_axis_goes_on_and_keeps_its_day() -> None:
    html = shown(closing("A", dt.date(2030, 12, 31)), closing("B", dt.date(2027, 1, 31)))
    assert html.count("strecke--weiter") == 1 and "31.12.2030" in html
    bars = [sum(map(float, one)) for one in re.findall(r'strecke[^"]*" style="left:([\d.]+)%;width:([\d.]+)%', html)]
    assert max(bars) == pytest.approx(100, abs=0.02)


@pytest.mark.parametrize("months", range(1, 25))
def test_the_axis_names_few_months_from_its_first(months: int) -> None:
    end = dt.date(2026 + (10 + months) // 12, (10 + months) % 12 + 1, 1)
    names = list(Axis(dt.date(2026, 11, 1), end, TODAY).labels())
    assert names[0] == (0, "11/2026") and 1 <= len(names) <= timeline.LABELS_MAX
    assert [left for left, _ in names] == sorted({left for left, _ in names}) and names[-1][0] < 100


def test_the_drawing_is_not_read_out_and_its_words_are() -> None:
    html = shown(closing("A", dt.date(2027, 1, 1)))
    assert html.count('aria-hidden="true"') == 2 and "Heute" not in html and "heute (24.11.2026" in html
    with speaking("en"):
        assert "1 Jan 2027" in shown(closing("A", dt.date(2027, 1, 1)))


def test_markup_in_a_name_is_text() -> None:
    html = shown(closing(HOSTILE, dt.date(2027, 1, 1)), closing(HOSTILE))
    assert "<script" not in html and "<img" not in html
