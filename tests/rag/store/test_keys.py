from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rag.access import digest_of, new_key
from rag.errors import KeyUnknown
from rag.settings import load_settings
from rag.store.ledger import open_ledger

TODAY = dt.date(2026, 11, 24)
LATER = TODAY + dt.timedelta(days=3)


def test_a_key_is_found_by_what_a_caller_sends_and_the_file_does_not_hold_it(tmp_path: Path) -> None:
    settings = load_settings(environ={}, overrides={"data": tmp_path})
    secret, key = new_key("Webseite", "evaluator", today=TODAY, until=LATER)
    with open_ledger(settings) as ledger:
        ledger.keys.add(key)
    with open_ledger(settings) as again:
        assert again.keys.find(digest_of(secret)) == key
        assert again.keys.find(digest_of(secret + "x")) is None
        assert again.keys.all() == [key]
    assert not any(secret.encode() in path.read_bytes() for path in tmp_path.iterdir())


def test_revoking_keeps_the_first_day_and_names_an_id_that_is_none(tmp_path: Path) -> None:
    secret, key = new_key("Webseite", "staff", today=TODAY)
    with open_ledger(load_settings(environ={}, overrides={"data": tmp_path})) as ledger:
        ledger.keys.add(key)
        ledger.keys.revoke(key.key_id, TODAY)
        ledger.keys.revoke(key.key_id, LATER)
        found = ledger.keys.find(digest_of(secret))
        assert found is not None and found.revoked == TODAY
        with pytest.raises(KeyUnknown, match="lotse key list"):
            ledger.keys.revoke("nie", TODAY)
