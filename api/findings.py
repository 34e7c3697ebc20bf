"""What to mend in the corpus: faults of its entries, and which entries to look at on a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from corpus.due import REASONS
from corpus.upkeep import upkeep


class FindingOut(BaseModel):
    """A fault of an entry: its file below the corpus, the field, what it is, and what to do."""

    file: str
    field: str
    message: str
    remedy: str


class DueOut(BaseModel):
    """An entry to look at: why, in a word and in words, and the day that makes it so (null: there is no date)."""

    id: str
    name: str
    reason: Literal["undated", "stale", "ending", "ended"]
    text: str
    day: dt.date | None


class FindingsOut(BaseModel):
    """What `lotse corpus check` finds as of a day, without asking whether addresses answer."""

    today: dt.date
    entries: int = Field(description="entries that can be read")
    findings: list[FindingOut]
    due: list[DueOut] = Field(description="ends first, then by day")


def findings(corpus: Path, today: dt.date) -> FindingsOut:
    """Returns the faults and what to look at of the entries under `corpus`; about a second for 270 entries."""
    found = upkeep(corpus, today)
    names = {one.id: one.short_name or one.name for one in found.entries}
    return FindingsOut(
        today=today,
        entries=len(found.entries),
        findings=[
            FindingOut(
                file=one.file.relative_to(corpus).as_posix() if one.file.is_relative_to(corpus) else one.file.name,
                field=one.field,
                message=one.message,
                remedy=one.remedy,
            )
            for one in found.findings
        ],
        due=[
            DueOut(id=one.entry_id, name=names[one.entry_id], reason=one.reason, text=REASONS[one.reason], day=one.day)
            for one in found.due
        ],
    )
