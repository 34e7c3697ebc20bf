"""The entry behind a document, and how it stands."""

from __future__ import annotations

from datetime import date

import pytest

from rag.answer.entries import TIMELESS, entry_of, state_of
from tests.rag.answer.made import document, entry, entry_document

TODAY = date(2026, 11, 24)


def test_a_document_without_an_entry_has_none_and_no_state() -> None:
    assert entry_of(document("d")) is None and state_of(document("d"), TODAY) is None


def test_fields_that_do_not_keep_the_schema_are_no_entry() -> None:
    assert entry_of(document("broken", entry={"id": "broken"})) is None


def test_an_entry_stands_as_its_clocks_say_at_the_day_asked() -> None:
    closed = entry_document(entry("bonus", status="closed", status_as_of="2026-01-01"))
    state = state_of(closed, TODAY)
    assert state is not None and state.state == "closed" and state.since == date(2026, 1, 1)


@pytest.mark.parametrize("kind", sorted(TIMELESS))
def test_events_studies_and_practices_are_neither_open_nor_closed(kind: str) -> None:
    assert state_of(entry_document(entry("once", kind, clocks={"window": {"closes": "2023-05-09"}})), TODAY) is None
