"""Profiles and entries for the tests of the check."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from corpus.files import readable
from corpus.schema import Entry
from rag.profile import Profile

TODAY = dt.date(2026, 11, 25)
ENTRIES = Path(__file__).resolve().parents[3] / "corpus" / "entries"


@cache
def shipped() -> dict[str, Entry]:
    """The entries that ship, by id."""
    return {one.id: one for one in readable(ENTRIES)}


def profile(**given: Any) -> Profile:
    """A profile of the fields given."""
    return Profile.model_validate(given)


def programme(**given: Any) -> Entry:
    """An open programme in Germany, changed by the fields given."""
    fields: dict[str, Any] = {
        "id": "muster",
        "kind": "programme",
        "name": "Muster",
        "level": "federal",
        "regions": ["DE"],
        "support_types": ["grant"],
        "status": "open",
        "status_as_of": "2026-10-01",
        "sources": [{"url": "https://www.example.org/", "supports": "alles"}],
        "confidence": "high",
        "retrieved": "2026-11-01",
        "eligible": {"text": "Unternehmen", "applicants": ["company"]},
    }
    return Entry.model_validate({**fields, **given})
