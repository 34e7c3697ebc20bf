"""The entries that a check goes over: those behind the live documents of a store."""

from __future__ import annotations

import threading

from corpus.schema import Entry
from rag.answer.entries import entry_of
from rag.answer.library import Library
from rag.records import Filters

PAGE = 1_000
"""Documents read at a time."""


class Stock:
    """Reads the programmes of a store once for each of its states; threads may share it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: tuple[int, dict[frozenset[str], tuple[Entry, ...]]] = (-1, {})
        self._guard = threading.Lock()

    def programmes(self, audiences: frozenset[str]) -> tuple[Entry, ...]:
        """Returns the programmes that `audiences` may see, own and imported, by title."""
        generation = self._library.generation
        with self._guard:
            if self._kept[0] != generation:
                self._kept = (generation, {})
            kept = self._kept[1]
            if audiences not in kept:
                kept[audiences] = self._read(audiences)
            return kept[audiences]

    def _read(self, audiences: frozenset[str]) -> tuple[Entry, ...]:
        found: list[Entry] = []
        for offset in range(0, 10**9, PAGE):
            page, total = self._library.list(Filters(kinds=("programme",)), audiences, offset, PAGE)
            found.extend(entry for one in page if (entry := entry_of(one)) is not None)
            if offset + PAGE >= total:
                break
        return tuple(found)
