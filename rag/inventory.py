"""The entries of a corpus as a list: kind, name, and how each stands at a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.files import entry_paths, read_entry
from corpus.regions import load_regions
from corpus.schema import Entry
from rag.answer.entries import standing_of
from rag.errors import NoSuchEntry
from rag.records import Availability


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """An entry and how it stands; `availability` is None for kinds that are neither open nor closed."""

    id: str
    kind: str
    name: str
    level: str
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    availability: Availability | None

    @property
    def state(self) -> str:
        """The state's name; "timeless" for practices, events and studies."""
        return self.availability.state if self.availability else "timeless"


def inventory(entries: Iterable[Entry], today: date) -> list[InventoryLine]:
    """Returns a line for each entry, by kind and id."""
    lines = [
        InventoryLine(
            entry.id,
            entry.kind,
            entry.short_name or entry.name,
            entry.level,
            entry.regions,
            entry.topics,
            standing_of(entry, today),
        )
        for entry in entries
    ]
    return sorted(lines, key=lambda line: (line.kind, line.id))


def works_in(line: InventoryLine, regions: Iterable[str]) -> bool:
    """Returns whether an entry is for companies in one of the regions, given by id."""
    reaches = [load_regions().reach(one) for one in regions]
    return any(one in reach.ids or one.startswith(reach.prefixes) for reach in reaches for one in line.regions)


def shipped(folder: Path, entry_id: str) -> tuple[Entry, str]:
    """Returns the entry of an id under `folder`, and its text.

    Raises:
        NoSuchEntry: there is none.
        EntryError: its file cannot be read.
    """
    for path in entry_paths(folder):
        if path.stem == entry_id:
            return read_entry(path)
    raise NoSuchEntry(entry_id)


def counts(lines: Iterable[InventoryLine]) -> dict[str, dict[str, int]]:
    """Returns how many entries there are by kind and state, both in alphabetical order."""
    counted = Counter((line.kind, line.state) for line in lines)
    kinds = sorted({kind for kind, _ in counted})
    return {kind: {state: count for (one, state), count in sorted(counted.items()) if one == kind} for kind in kinds}
