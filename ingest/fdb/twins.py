"""Twins: the programme of the export that one of our own entries is about, found by its whole name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.files import readable
from corpus.schema import Entry

LEAST_LETTERS = 8
"""A shorter name is an acronym, which two programmes may share: it counts only in brackets behind the same long name."""
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_NOT_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Names:
    """Name, folded -> the one programme of our own that bears it, and the regions in which it works."""

    known: Mapping[str, tuple[str, frozenset[str]]]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Names:
        """Returns the names of the programmes among `entries`; a name that two of them bear is nobody's."""
        found: dict[str, set[str]] = {}
        regions: dict[str, frozenset[str]] = {}
        for entry in entries:
            if entry.kind == "programme" and entry.imported is None:
                regions[entry.id] = frozenset(entry.regions)
                for name in (entry.name, entry.short_name or "", *entry.aliases):
                    for key in _keys(name):
                        found.setdefault(key, set()).add(entry.id)
        return cls({key: (one, regions[one]) for key, ids in found.items() if len(ids) == 1 for one in ids})

    @classmethod
    def of_corpus(cls, folder: Path) -> Names:
        """Returns the names of the entries under `folder`; those that cannot be read have none."""
        return cls.of(readable(folder))

    def twin(self, title: str, regions: Iterable[str]) -> str | None:
        """Returns the id of our entry with this title that works in one of the regions, None where there is none."""
        there = frozenset(regions)
        for key in _keys(title):
            if (found := self.known.get(key)) and found[1] & there:
                return found[0]
        return None


def _keys(name: str) -> tuple[str, ...]:
    """A name folded, and the same without what stands in brackets at its end."""
    shorter = _BRACKETS.sub("", name)
    folded = (_NOT_LETTERS.sub(" ", one.casefold()).strip() for one in (name, shorter))
    return tuple(dict.fromkeys(one for one in folded if len(one.replace(" ", "")) >= LEAST_LETTERS))
