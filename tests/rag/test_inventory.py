"""The list of entries: each once, with its state at the date, and counts that add up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from corpus.files import entry_paths, readable
from rag.inventory import counts, inventory

ENTRIES = Path(__file__).resolve().parents[2] / "corpus" / "entries"
TODAY = dt.date(2026, 11, 25)


def test_every_entry_has_a_line_and_is_counted_once() -> None:
    lines = inventory(readable(ENTRIES), TODAY)
    assert len(lines) == len(list(entry_paths(ENTRIES)))
    assert sum(count for states in counts(lines).values() for count in states.values()) == len(lines)


def test_a_state_is_that_of_the_date() -> None:
    closed = {dt.date(2025, 6, 1): "open", dt.date(2026, 1, 1): "closed"}
    for day, state in closed.items():
        lines = {line.id: line for line in inventory(readable(ENTRIES), day)}
        assert lines["nds-digitalbonus-innovativ"].state in (state, "unproven" if state == "open" else state)


def test_a_practice_is_neither_open_nor_closed() -> None:
    lines = {line.id: line for line in inventory(readable(ENTRIES), TODAY)}
    assert lines["bp-bornemann-gewindetechnik"].state == "timeless"
