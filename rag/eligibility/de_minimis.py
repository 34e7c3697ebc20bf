"""De-minimis aid: how much of the ceiling is left on a day, and what would break it.

Source: Regulation (EU) 2023/2831, Art. 3(2): at most EUR 300,000 for a single undertaking "over any period of 3 years";
recital 11: the period is assessed on a rolling basis, for each new grant with the three years before it. Art. 2(2): a
single undertaking is the whole of the enterprises that one of them controls, so their aid counts together. Art. 3(3):
aid counts on the day on which the right to it is conferred, whenever it is paid. Art. 3(7): new aid that would exceed the
ceiling may not benefit from the regulation.

Source of the length of a year: Regulation (EEC, Euratom) 1182/71, Art. 3(2)(c): a period in years ends with the expiry of
the day that has the same date as the day from which it runs, or with the last day of the month where there is none. Aid of
26 November 2023 counts until the end of 26 November 2026.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from rag.profile import DeMinimisAid

CEILING_EUR = 300_000.0
YEARS = 3


def counts_until(granted: dt.date) -> dt.date:
    """Returns the last day on which aid of this day counts."""
    year = granted.year + YEARS
    return granted.replace(year=year, day=min(granted.day, calendar.monthrange(year, granted.month)[1]))


def used_eur(aids: Iterable[DeMinimisAid], day: dt.date) -> float:
    """Returns the sum of the aid that counts for a grant on `day`; aid granted later does not."""
    return sum(one.amount_eur for one in aids if one.date <= day <= counts_until(one.date))


def room_eur(aids: Iterable[DeMinimisAid], day: dt.date) -> float:
    """Returns what a grant on `day` may still amount to, EUR; never below 0."""
    return max(0.0, CEILING_EUR - used_eur(aids, day))


def frees_on(aids: Iterable[DeMinimisAid], day: dt.date) -> tuple[dt.date, float] | None:
    """Returns the next day on which room grows, and the room on it; None where nothing counts on `day`."""
    known = list(aids)
    ends = [counts_until(one.date) for one in known if one.date <= day <= counts_until(one.date)]
    if not ends:
        return None
    free = min(ends) + dt.timedelta(days=1)
    return free, room_eur(known, free)


def breaks(aids: Iterable[DeMinimisAid], day: dt.date, grant_eur: float) -> bool:
    """Returns whether a grant of `grant_eur` on `day` would exceed the ceiling."""
    return grant_eur > room_eur(aids, day)
