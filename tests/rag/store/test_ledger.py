from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rag.access import new_key
from rag.embed import load_encoder
from rag.errors import IndexMissing, StoreError
from rag.settings import Settings, load_settings
from rag.store.connection import Transactions
from rag.store.ledger import has_database, open_ledger
from rag.store.status import NO_INDEX, read_status
from rag.store.store import Store

KEY = new_key("Webseite", "admin", today=dt.date(2026, 11, 24))[1]


def settings(folder: Path) -> Settings:
    return load_settings(environ={}, overrides={"data": folder / "var", "encoder": "hash"})


def owner(given: Settings) -> Store:
    encoder = load_encoder(given)
    return Store.open(given, role="owner", encoder_name=encoder.name, dim=encoder.dim)


def test_a_folder_made_for_a_key_has_no_index_yet_and_an_owner_makes_it(tmp_path: Path) -> None:
    given = settings(tmp_path)
    assert not has_database(given)
    with open_ledger(given) as ledger:
        ledger.keys.add(KEY)
    assert has_database(given) and read_status(given).health[0].detail == NO_INDEX
    with pytest.raises(IndexMissing):
        Store.open(given, role="reader")
    with owner(given) as store:
        assert store.database.keys.all() == [KEY]
    with Store.open(given, role="reader") as reader:
        assert reader.chunk_count() == 0


def test_it_is_written_beside_the_owner_who_sees_it_at_once(tmp_path: Path) -> None:
    given = settings(tmp_path)
    with owner(given) as store, open_ledger(given) as ledger:
        ledger.keys.add(KEY)
        assert store.database.keys.all() == [KEY]


def test_a_folder_of_before_gets_the_tables_that_it_lacks(tmp_path: Path) -> None:
    given = settings(tmp_path)
    with owner(given):
        pass
    transactions = Transactions(given.data)
    with transactions.writing() as connection:
        connection.exec_driver_sql("DROP TABLE keys")
    transactions.close()
    with open_ledger(given) as ledger:
        assert ledger.keys.all() == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("eine Datei")
    with pytest.raises(StoreError, match="LOTSE_DATA"), open_ledger(settings(tmp_path)):
        pass
