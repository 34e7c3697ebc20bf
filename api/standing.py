"""Where a document's programme stands at a day, as far as its record says."""

from __future__ import annotations

import datetime as dt

from corpus.schema import Entry
from rag.clocks import availability
from rag.records import Availability, DocumentInfo


def standing(info: DocumentInfo, today: dt.date) -> Availability | None:
    """Returns the availability of the entry that `info` is, None where it is no entry or the entry has no status."""
    if info.entry is None:
        return None
    entry = Entry.model_validate(info.entry)
    return availability(entry, today) if entry.status is not None else None
