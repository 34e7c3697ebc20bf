from __future__ import annotations

import datetime as dt

from corpus.commands import SHIPPED
from corpus.upkeep import upkeep


def test_the_entries_that_ship_have_no_fault_and_grow_old() -> None:
    now, later = upkeep(SHIPPED, dt.date(2026, 11, 25)), upkeep(SHIPPED, dt.date(2030, 1, 1))
    assert not now.findings and len(now.entries) == len(later.entries)
    assert {one.reason for one in later.due} == {"undated", "stale", "ended"}
