"""The clocks of an entry read at a date: open, opens on, closed, paused or unproven.

Three clocks, never one flag: the guideline's validity, the application window, the money. Each holds dates, and the
date of its newest evidence. The rules, in this order:

1. *Over.* The day after the last one of validity or window is past: closed since that day, whatever a status says.
   A status "closed" closes from its own date on, unless the window opens after it. Closed never reopens by time alone.
2. *Not yet.* Validity or window begin later, or the entry is announced: opens on that day (None: no day is known).
3. *Unproven.* Nothing says how it stands, or the newest evidence lies more than `PROOF_DAYS` from the date: it may have
   been closed or changed since.
4. *Paused.* Status or money say so.
5. *Open* otherwise, until the nearest of cut-off, end of window and end of validity.
"""

from __future__ import annotations

from datetime import date, timedelta

from corpus.evidence import PROOF_DAYS, first_day, last_day, newest_evidence
from corpus.schema import Entry
from rag.records import Availability

_DAY = timedelta(days=1)


def availability(entry: Entry, today: date) -> Availability:
    """Returns how the entry stands at `today`.

    `since` is the first day of the state; for `opens_on` the day it opens, None where only announced. `until` is the
    last day on which an open entry takes applications (or is valid), where known. `as_of` is the newest evidence's.
    """
    as_of = newest_evidence(entry)
    last = last_day(entry)
    opens = first_day(entry)
    said = entry.status_as_of
    reopens = opens is not None and said is not None and opens > said
    if last is not None and last < today:
        sooner = said if entry.status == "closed" and not reopens and said is not None and said < last else None
        return Availability(state="closed", since=sooner or last + _DAY, successor=entry.successor, as_of=as_of)
    if entry.status == "closed" and not reopens:
        if said is None or said < today or (said == today and last != today):  # on its last day it is still open
            return Availability(state="closed", since=said, successor=entry.successor, as_of=as_of)
        if last is None or last > said:  # what closed it is not in the dates, so neither is how it stood before
            return Availability(state="unproven", successor=entry.successor, as_of=as_of)
    if opens is not None and opens > today:
        return Availability(state="opens_on", since=opens, until=last, as_of=as_of)
    if not _proven(entry, today, as_of):
        return Availability(state="unproven", successor=entry.successor, as_of=as_of)
    if entry.status == "announced" and opens is None:
        return Availability(state="opens_on", until=last, as_of=as_of)
    if entry.status == "paused" and not reopens and said is not None and said <= today:
        return Availability(state="paused", since=said, successor=entry.successor, as_of=as_of)
    money = entry.clocks.money
    if money.state in ("paused", "exhausted") and (money.as_of is None or money.as_of <= today):
        return Availability(state="paused", since=money.as_of, successor=entry.successor, as_of=as_of)
    window = entry.clocks.window
    ends = [window.closes, entry.clocks.in_force.valid_until, *window.cutoffs]
    until = min((day for day in ends if day is not None and day >= today), default=None)
    return Availability(state="open", since=opens, until=until, as_of=as_of)


def _proven(entry: Entry, today: date, as_of: date | None) -> bool:
    if as_of is None or abs((today - as_of).days) > PROOF_DAYS:
        return False
    window = entry.clocks.window
    dated = window.opens is not None and window.closes is not None
    cutoffs_over = bool(window.cutoffs) and window.closes is None and max(window.cutoffs) < today
    if cutoffs_over and not (
        entry.status in ("open", "paused") and entry.status_as_of and entry.status_as_of > max(window.cutoffs)
    ):
        return False
    return entry.status not in (None, "unknown") or dated or entry.clocks.money.state != "unknown"
