"""The entries that ship keep every rule of the checker."""

from pathlib import Path

from corpus.check import check
from corpus.files import entry_paths

ENTRIES = Path(__file__).resolve().parents[2] / "corpus" / "entries"


def test_every_entry_that_ships_is_without_a_finding() -> None:
    assert [str(finding) for finding in check(ENTRIES)] == []


def test_at_least_forty_entries_ship() -> None:
    assert len(list(entry_paths(ENTRIES))) >= 40
