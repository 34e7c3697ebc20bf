"""Stale, ending and ended entries are listed with their date; closed ones and those without a status are not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from corpus.due import due
from corpus.schema import Entry

TODAY = dt.date(2026, 11, 25)


def entry(**fields: Any) -> Entry:
    return Entry.model_validate(
        {
            "id": "probe",
            "kind": "programme",
            "name": "Probe",
            "level": "federal",
            "regions": ["DE"],
            "status": "open",
            "status_as_of": "2026-11-01",
            "sources": [{"url": "https://example.org/a", "supports": "alles"}],
            "confidence": "high",
            "retrieved": "2026-11-22",
        }
        | fields
    )


@pytest.mark.parametrize(
    ("fields", "reason", "day"),
    [
        ({"status_as_of": "2025-11-24"}, "stale", dt.date(2025, 11, 24)),
        ({"clocks": {"window": {"closes": "2026-12-31"}}}, "ending", dt.date(2026, 12, 31)),
        ({"clocks": {"in_force": {"valid_until": "2026-11-24"}}}, "ended", dt.date(2026, 11, 24)),
        ({"status": "unknown", "status_as_of": None}, "undated", None),
    ],
)
def test_an_entry_to_look_at_is_listed(fields: dict[str, Any], reason: str, day: dt.date | None) -> None:
    assert [(one.reason, one.day) for one in due([entry(**fields)], TODAY)] == [(reason, day)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status_as_of": "2025-11-25"},
        {"clocks": {"window": {"closes": "2027-02-24"}}},
        {"status": "closed", "clocks": {"in_force": {"valid_until": "2020-01-01"}}},
        {"status": None, "status_as_of": None, "kind": "study"},
    ],
)
def test_an_entry_in_order_is_not_listed(fields: dict[str, Any]) -> None:
    assert due([entry(**fields)], TODAY) == []


def test_ends_come_before_old_evidence() -> None:
    old = entry(id="alt", status_as_of="2024-01-01")
    ending = entry(id="bald", clocks={"window": {"closes": "2026-12-31"}})
    ended = entry(id="vorbei", clocks={"window": {"closes": "2026-10-31"}})
    assert [one.entry_id for one in due([old, ending, ended], TODAY)] == ["vorbei", "bald", "alt"]
