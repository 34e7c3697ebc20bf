"""What an agency must look at: entries whose evidence is old, that end soon, or that ended and do not say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.evidence import PROOF_DAYS, last_day, newest_evidence
from corpus.schema import Entry

SOON_DAYS = 90
"""How far ahead an end is announced."""

REASONS: dict[str, str] = {
    "undated": "has no dated evidence: look up how it stands",
    "stale": "the newest evidence is older than twelve months: look it up again",
    "ending": "ends soon: look for a successor",
    "ended": "has ended, but its status does not say so: set it to closed",
}


@dataclass(frozen=True, slots=True)
class Due:
    """An entry to look at, why, and the date that makes it so (None: there is no date)."""

    entry_id: str
    reason: Literal["undated", "stale", "ending", "ended"]
    day: dt.date | None

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.day.isoformat() if self.day else '-'}: {REASONS[self.reason]}"


def due(entries: Iterable[Entry], today: dt.date, soon_days: int = SOON_DAYS) -> list[Due]:
    """Returns what to look at on `today`, ends first, then by date; closed entries and those without a status are left out."""
    found = []
    for entry in entries:
        if entry.status in (None, "closed"):
            continue
        last, evidence = last_day(entry), newest_evidence(entry)
        if last is not None and last < today:
            found.append(Due(entry.id, "ended", last))
        elif last is not None and (last - today).days <= soon_days:
            found.append(Due(entry.id, "ending", last))
        elif evidence is None:
            found.append(Due(entry.id, "undated", None))
        elif (today - evidence).days > PROOF_DAYS:
            found.append(Due(entry.id, "stale", evidence))
    order = list(REASONS)[::-1]
    return sorted(found, key=lambda one: (order.index(one.reason), one.day or dt.date.min, one.entry_id))
