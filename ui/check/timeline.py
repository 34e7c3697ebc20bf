"""When programmes close, on an axis of months: those that fit or are unclear; what has no day on it is said in words.

The table of the results says the same for each programme, so the drawing itself is not read out: each row has its day in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from rag.records import ProgrammeResult
from ui import texts
from ui.chat.panel import day

MONTHS_MAX = 12
"""So far the axis reaches; what closes later goes on past its end."""

MONTHS_MIN = 3
LABELS_MAX = 6
SOON_DAYS = 30
"""Closing within so many days is marked. Source: the warning `window_closing`, design, section 6."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole months from the first of `start`'s to the first day behind the last, with today on it."""

    start: dt.date
    end: dt.date
    today: dt.date

    def at(self, when: dt.date) -> float:
        """Returns where a day lies in percent of the axis, 0-100; earlier and later days at its ends."""
        share = (when - self.start).days / (self.end - self.start).days
        return round(100 * min(1.0, max(0.0, share)), 2)

    def labels(self) -> Iterator[tuple[float, str]]:
        """Yields where a month begins and its name, "11/2026"; of many months every so-manieth."""
        months = _months(self.start, self.end)
        step = next(one for one in (1, 2, 3, 6, 12) if months <= one * LABELS_MAX)
        for number in range(0, months, step):
            first = _later(self.start, number)
            yield self.at(first), f"{first:%m/%Y}"


def html(programmes: Sequence[ProgrammeResult], today: dt.date) -> str:
    """Returns the rows by closing day, then sentences on what has none; empty where there is nothing to say."""
    likely = [one for one in programmes if one.verdict != "does_not_fit"]
    dated = sorted((one for one in likely if _closes(one)), key=lambda one: (_closes(one) or today, one.name))
    said = _without_day([one for one in likely if not _closes(one)])
    if not dated:
        return f'<div class="fristen"><h3>{texts.TIMELINE_TITLE}</h3>{said}</div>' if said else ""
    axis = _axis([_closes(one) or today for one in dated], today)
    names = "".join(f'<span style="left:{left}%">{name}</span>' for left, name in axis.labels())
    now = f'<span class="heute" style="left:{axis.at(today)}%"></span>'
    rows = "".join(_row(one, axis, now) for one in dated)
    note = texts.TIMELINE_NOTE.format(day=day(today))
    return (
        f'<div class="fristen"><h3>{texts.TIMELINE_TITLE}</h3><p>{note}</p>'
        f'<div class="fristen-achse" aria-hidden="true"><div class="spur">{names}</div></div><ul>{rows}</ul>{said}</div>'
    )


def _row(one: ProgrammeResult, axis: Axis, now: str) -> str:
    closes = _closes(one) or axis.today
    opens = one.availability.since if one.availability.state == "opens_on" and one.availability.since else axis.today
    left, right = axis.at(max(opens, axis.today)), axis.at(closes)
    looks = ["strecke", f"strecke--{one.verdict}"]
    days = (closes - axis.today).days
    if closes >= axis.end:
        looks.append("strecke--weiter")
    if days <= SOON_DAYS:
        looks.append("strecke--bald")
    bar = f'<span class="{" ".join(looks)}" style="left:{left}%;width:{max(0.0, right - left):.2f}%"></span>'
    doubt = f" <small>{texts.VERDICTS[one.verdict].lower()}</small>" if one.verdict == "unclear" else ""
    return (
        f'<li><span class="balken-name">{escape(one.name)}{doubt}</span>'
        f'<span class="spur" aria-hidden="true">{bar}{now}</span>'
        f'<span class="frist{" frist--bald" if days <= SOON_DAYS else ""}">{_when(one, closes, days)}</span></li>'
    )


def _when(one: ProgrammeResult, closes: dt.date, days: int) -> str:
    """The closing day in words, of one that is not open yet also since when; the days left where they are few."""
    opens = one.availability.since
    if one.availability.state == "opens_on" and opens:
        return str(texts.TIMELINE_OPENS.format(opens=day(opens), closes=day(closes)))
    if days > SOON_DAYS:
        return day(closes)
    left = texts.TIMELINE_TODAY if days == 0 else texts.TIMELINE_DAY if days == 1 else texts.TIMELINE_DAYS
    return f"{day(closes)}, {left.format(days=days)}"


def _without_day(programmes: Sequence[ProgrammeResult]) -> str:
    parts = []
    for state, text in texts.TIMELINE_WITHOUT.items():
        names = [escape(one.name) for one in programmes if one.availability.state == state]
        if names:
            parts.append(f"<p>{text.format(names=', '.join(names))}</p>")
    return "".join(parts)


def _closes(one: ProgrammeResult) -> dt.date | None:
    return one.availability.until if one.availability.state in ("open", "opens_on") else None


def _axis(days: Sequence[dt.date], today: dt.date) -> Axis:
    start = today.replace(day=1)
    months = min(MONTHS_MAX, max(MONTHS_MIN, _months(start, max(days)) + 1))
    return Axis(start, _later(start, months), today)


def _months(first: dt.date, last: dt.date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def _later(first: dt.date, months: int) -> dt.date:
    """The first of the month so many months later."""
    year, month = divmod(12 * first.year + first.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)
