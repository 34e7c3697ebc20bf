"""Checks that a source stands behind every value of an entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.finding import Finding
from corpus.schema import Entry
from corpus.vocabulary import SUPPORTABLE


def valued_fields(entry: Entry) -> list[str]:
    """Returns the fields of `SUPPORTABLE` that have a value, so that a source must stand behind them; not `facts`."""
    in_force, window, money = entry.clocks.in_force, entry.clocks.window, entry.clocks.money
    eligible = entry.eligible
    valued = {
        "eligible": eligible is not None
        and bool(eligible.model_dump(exclude_defaults=True).keys() - {"text", "regions"}),
        "rates": bool(entry.rates),
        "amounts": bool(entry.amounts),
        "duration_months_max": entry.duration_months_max is not None,
        "aid_basis": entry.aid_basis not in ("unknown", "none"),
        "apply_before_start": entry.apply_before_start is not None,
        "status": entry.status not in (None, "unknown"),
        "clocks.in_force": bool(in_force.valid_from or in_force.valid_until),
        "clocks.window": bool(window.opens or window.closes or window.cutoffs),
        "clocks.money": money.state != "unknown",
        "successor": entry.successor is not None,
        "predecessor": entry.predecessor is not None,
    }
    return [name for name in SUPPORTABLE if valued.get(name)]


def source_findings(path: Path, entry: Entry) -> Iterator[Finding]:
    """Yields the fields that have a value and no source."""
    for name in valued_fields(entry):
        if not entry.sources_of(name):
            yield Finding(path, name, "no source names it", f"add '{name}' to 'fields' of the source it stands on")
