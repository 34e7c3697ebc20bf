"""What an entry's clocks span, and the date of the newest evidence on them."""

from __future__ import annotations

from datetime import date

from corpus.schema import Entry

PROOF_DAYS = 365
"""Evidence older than this proves nothing of how an entry stands. Source: design, section 4: older than 12 months."""


def last_day(entry: Entry) -> date | None:
    """Returns the last day of validity and window, the earlier of the two; None where neither has an end.

    Cut-off dates extend a window that names an earlier end; alone they end nothing, as calls come back.
    """
    window = entry.clocks.window
    closes = max((window.closes, *window.cutoffs)) if window.closes else None
    ends = [day for day in (closes, entry.clocks.in_force.valid_until) if day is not None]
    return min(ends, default=None)


def first_day(entry: Entry) -> date | None:
    """Returns the first day on which both validity and window have begun; None where neither has a beginning."""
    begins = [day for day in (entry.clocks.window.opens, entry.clocks.in_force.valid_from) if day is not None]
    return max(begins, default=None)


def newest_evidence(entry: Entry) -> date | None:
    """Returns the date of the newest evidence on how the entry stands."""
    clocks = entry.clocks
    known = [entry.status_as_of, clocks.in_force.as_of, clocks.window.as_of, clocks.money.as_of]
    return max((day for day in known if day is not None), default=None)
