"""What differs between two versions of an entry, field by field, in plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EVIDENCE: frozenset[str] = frozenset({"retrieved", "sources", "imported", "confidence"})
"""Fields that say how we know, not what holds; a change of them is none of the programme."""


def flat(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Returns path -> value, `clocks.window.closes` or `rates[0].percent`; what is missing or empty has no path."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in EVIDENCE:
            _walk(name, value, found)
    return found


def field_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """Returns (path, before, after) of two flat mappings for each path whose value differs; None where it has none."""
    paths = dict.fromkeys([*before, *after])
    return [(path, before.get(path), after.get(path)) for path in paths if before.get(path) != after.get(path)]


def _walk(path: str, value: Any, found: dict[str, Any]) -> None:
    if isinstance(value, Mapping):
        for name, part in value.items():
            _walk(f"{path}.{name}", part, found)
    elif isinstance(value, (list, tuple)) and any(isinstance(part, Mapping) for part in value):
        for number, part in enumerate(value):
            _walk(f"{path}[{number}]", part, found)
    elif value not in (None, "", [], (), {}):
        found[path] = list(value) if isinstance(value, tuple) else value
