from __future__ import annotations

import datetime as dt
import json

import pytest
import yaml

from corpus.schema import Entry
from tests.api.tiny import OPEN_ENTRY
from ui.terminal.entry import print_entry

TODAY = dt.date(2026, 11, 24)
_, FIELDS, BODY = OPEN_ENTRY.split("---", 2)
ENTRY = Entry.model_validate(yaml.safe_load(FIELDS))


def test_an_entry_is_printed_with_its_standing_text_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    print_entry(ENTRY, BODY, TODAY, as_json=False)
    said = capsys.readouterr().out
    assert said.startswith("Testbonus Niedersachsen  [testbonus]\nprogramme, offen bis 10.12.2026, Niedersachsen")
    assert "höchstens 50.000 Euro" in said and said.count("https://www.example.org/testbonus") == 1


def test_sources_are_named_where_the_text_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    print_entry(ENTRY, "Nur Text.", TODAY, as_json=False)
    assert capsys.readouterr().out.endswith("Quellen\n- https://www.example.org/testbonus\n")


def test_json_has_the_record_and_the_standing_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    print_entry(ENTRY, BODY, dt.date(2026, 12, 11), as_json=True)
    whole = json.loads(capsys.readouterr().out)
    assert whole["availability"]["state"] == "closed" and whole["record"]["id"] == "testbonus"
    assert whole["sources"] == whole["record"]["sources"] and "50.000 Euro" in whole["text"]
