"""The keys of programs: added, listed, revoked, and found by the digest of what a caller sends."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import sqlalchemy as sa

from rag.access import Key
from rag.errors import KeyUnknown
from rag.store.connection import Transactions
from rag.store.tables import KEYS


class Keys:
    """Reads and writes the keys; threads and processes may share them."""

    def __init__(self, transactions: Transactions) -> None:
        """Takes what opens transactions."""
        self._transactions = transactions

    def add(self, key: Key) -> None:
        """Stores a key."""
        values = dataclasses.asdict(key) | {"scopes": " ".join(key.scopes)}
        with self._transactions.writing() as connection:
            connection.execute(KEYS.insert().values(**values))

    def all(self) -> list[Key]:
        """Returns every key, revoked ones too, oldest first."""
        with self._transactions.reading() as connection:
            rows = connection.execute(sa.select(KEYS).order_by(KEYS.c.created, KEYS.c.name, KEYS.c.key_id))
            return [_key(row) for row in rows.mappings()]

    def find(self, digest: str) -> Key | None:
        """Returns the key with this digest, whether or not it still counts."""
        with self._transactions.reading() as connection:
            row = connection.execute(sa.select(KEYS).where(KEYS.c.digest == digest)).mappings().first()
            return None if row is None else _key(row)

    def revoke(self, key_id: str, day: date) -> None:
        """Makes a key count no more, from now on; one that is revoked already stays so.

        Raises:
            KeyUnknown: no key has this id.
        """
        with self._transactions.writing() as connection:
            there = connection.execute(sa.select(KEYS.c.key_id).where(KEYS.c.key_id == key_id)).scalar()
            if there is None:
                raise KeyUnknown(key_id)
            mine = (KEYS.c.key_id == key_id, KEYS.c.revoked.is_(None))
            connection.execute(KEYS.update().where(*mine).values(revoked=day))


def _key(row: Any) -> Key:
    return Key(**{**row, "scopes": tuple(str(row["scopes"]).split())})
