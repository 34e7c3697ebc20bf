"""The list of entries: each once, with its state at the date, and counts that add up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from corpus.files import entry_paths, readable
from rag.errors import NoSuchEntry
from rag.inventory import counts, inventory, shipped, works_in

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


def test_a_region_takes_what_works_there_and_nothing_else() -> None:
    lines = inventory(readable(ENTRIES), TODAY)
    in_gifhorn, in_goslar_or_hamburg = (
        {line.id for line in lines if works_in(line, regions)} for regions in (["03151"], ["03153", "02"])
    )
    assert "zim" in in_gifhorn & in_goslar_or_hamburg
    assert not {"nds-invest-grw", "hh-digital"} & in_gifhorn  # Gifhorn lies outside the GRW area, Goslar within
    assert {"nds-invest-grw", "hh-digital"} <= in_goslar_or_hamburg


def test_one_entry_is_found_by_its_id() -> None:
    entry, text = shipped(ENTRIES, "zim")
    assert entry.id == "zim" and "## Worum geht es" in text
    with pytest.raises(NoSuchEntry, match="nirgends"):
        shipped(ENTRIES, "nirgends")
