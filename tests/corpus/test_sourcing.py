"""Every value of an entry stands on a source that names it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.schema import Entry, Source
from corpus.sourcing import source_findings

FIELDS: dict[str, Any] = {
    "id": "probe",
    "kind": "programme",
    "name": "Probe",
    "level": "federal",
    "regions": ["DE"],
    "rates": [{"applies_to": "alle", "percent": 40, "of": "Kosten"}],
    "status": "open",
    "status_as_of": "2026-11-01",
    "confidence": "high",
    "retrieved": "2026-11-22",
}


def entry(*fields: str) -> Entry:
    source = {"url": "https://example.org/a", "supports": "alles", "fields": fields}
    return Entry.model_validate(FIELDS | {"sources": [source]})


def test_a_value_without_a_source_is_found() -> None:
    assert [one.field for one in source_findings(Path("probe.md"), entry("status"))] == ["rates"]


def test_an_entry_whose_values_are_all_sourced_has_no_finding() -> None:
    assert list(source_findings(Path("probe.md"), entry("status", "rates"))) == []


def test_the_sources_of_a_field_are_those_that_name_it() -> None:
    assert [one.supports for one in entry("rates").sources_of("rates")] == ["alles"]
    assert entry("rates").sources_of("amounts") == ()


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="fields names 'raten'"):
        Source.model_validate({"url": "https://example.org/a", "supports": "alles", "fields": ["raten"]})
