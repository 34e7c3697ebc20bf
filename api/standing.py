"""Where a document's programme stands at a day, as far as its record says."""

from __future__ import annotations

import datetime as dt

from rag.answer.entries import entry_of
from rag.clocks import availability
from rag.records import Availability, DocumentInfo


def standing(info: DocumentInfo, today: dt.date) -> Availability | None:
    """Returns the availability of the entry that `info` is, None where it is no entry or the entry has no status."""
    entry = entry_of(info)
    return None if entry is None or entry.status is None else availability(entry, today)
