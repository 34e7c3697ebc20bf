"""What is said of an entry that is not simply open, with the passage that carries it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rag.answer.notices import CLOSING_DAYS, Notice, Successor, closing, notice
from rag.clocks import availability
from rag.records import Availability
from tests.rag.answer.made import chunk, entry, entry_document

TODAY = date(2026, 11, 24)


def told(text: str, successor: Successor | None = None, language: str = "de", **fields: object) -> Notice | None:
    """The notice on an entry whose section on its state is `text`."""
    given = entry("bonus", **fields)  # type: ignore[arg-type]
    state = availability(given, TODAY)
    passage = chunk(text, "Fristen und Stand", doc_id="bonus")
    return notice(entry_document(given), given, state, [passage], successor, language)  # type: ignore[arg-type]


CLOSED = {"status": "closed", "status_as_of": "2026-01-01"}
OPEN = {"status": "open", "status_as_of": "2026-11-01"}


def test_an_open_programme_gets_no_notice() -> None:
    assert told("Bonus ist offen (Stand: 1. November 2026).", **OPEN) is None


def test_a_closed_programme_is_said_to_be_since_when_with_the_sentence_that_says_so() -> None:
    found = told("Bonus fördert viel. Bonus ist seit dem 1. Januar 2026 geschlossen.", **CLOSED)
    assert found is not None and found.text == "Achtung, Bonus: Das Programm ist seit dem 1. Januar 2026 geschlossen"
    assert found.source is not None and "geschlossen" in found.source.text
    assert found.warning is not None and found.warning.code == "closed_successor"


def test_a_last_day_in_the_text_is_said_as_such() -> None:
    found = told("Bonus ist geschlossen, letzter Tag war der 31. Dezember 2025.", **CLOSED)
    assert found is not None and found.text.endswith("geschlossen; letzter Tag war der 31. Dezember 2025")


def test_a_date_that_the_text_does_not_hold_is_not_said_but_warned_of() -> None:
    found = told("Bonus ist geschlossen.", **CLOSED)
    assert found is not None and found.source is not None and "2026" not in found.text
    assert found.warning is not None and "1. Januar 2026" in found.warning.text


def test_the_successor_is_named_where_the_sentence_names_it_and_said_to_be_closed_too() -> None:
    found = told(
        "Bonus ist seit dem 1. Januar 2026 geschlossen; Nachfolger ist Plus.", Successor("Plus", True), **CLOSED
    )
    assert found is not None and found.text.endswith("; Nachfolger: Plus (ebenfalls geschlossen)")
    bare = told("Bonus ist seit dem 1. Januar 2026 geschlossen.", Successor("Plus", False), **CLOSED)
    assert bare is not None and "Plus" not in bare.text and bare.warning is not None and "Plus" in bare.warning.text


def test_an_old_status_is_unproven_with_its_date() -> None:
    found = told("Bonus war offen (Stand: 1. Mai 2024).", status="open", status_as_of="2024-05-01")
    assert found is not None and "nicht belegt (letzter Stand: 1. Mai 2024)" in found.text
    assert found.warning is not None and found.warning.code == "status_unproven"


def test_an_english_question_gets_an_english_notice() -> None:
    found = told("Bonus ist seit dem 1. Januar 2026 geschlossen.", language="en", **CLOSED)
    assert found is not None and found.text == "Note on Bonus: the programme is closed since 1 January 2026"


@pytest.mark.parametrize(("days", "warned"), [(0, True), (CLOSING_DAYS, True), (CLOSING_DAYS + 1, False)])
def test_a_window_that_closes_soon_is_warned_of(days: int, warned: bool) -> None:
    state = Availability(state="open", until=TODAY + timedelta(days=days))
    assert (closing(entry("bonus"), state, TODAY, "de") is not None) is warned
