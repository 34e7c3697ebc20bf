"""Watches as rows: added, listed, removed; what their last look saw, and the changes noted since."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from rag.errors import WatchUnknown
from rag.store.connection import Transactions
from rag.store.tables import CHANGES, WATCHES

Seen = dict[str, dict[str, Any]]


class Watches:
    """Reads and writes watches; threads and processes may share it."""

    def __init__(self, transactions: Transactions) -> None:
        """Takes what opens transactions."""
        self._transactions = transactions

    def add(self, watch_id: str, audience: str, watch: str) -> None:
        """Stores a watch, which is JSON."""
        with self._transactions.writing() as connection:
            connection.execute(WATCHES.insert().values(watch_id=watch_id, audience=audience, watch=watch))

    def all(self, audiences: frozenset[str]) -> list[str]:
        """Returns the watches for these audiences as they were stored, oldest first."""
        query = sa.select(WATCHES.c.watch).where(WATCHES.c.audience.in_(audiences)).order_by(WATCHES.c.key)
        with self._transactions.reading() as connection:
            return list(connection.execute(query).scalars())

    def find(self, watch_id: str, audiences: frozenset[str]) -> str:
        """Returns a watch as it was stored.

        Raises:
            WatchUnknown: none has this id, for these audiences.
        """
        query = sa.select(WATCHES.c.watch).where(WATCHES.c.watch_id == watch_id, WATCHES.c.audience.in_(audiences))
        with self._transactions.reading() as connection:
            found = connection.execute(query).scalar()
        if found is None:
            raise WatchUnknown(watch_id)
        return str(found)

    def remove(self, watch_id: str) -> None:
        """Removes a watch with all that was noted for it.

        Raises:
            WatchUnknown: none has this id.
        """
        with self._transactions.writing() as connection:
            if not connection.execute(WATCHES.delete().where(WATCHES.c.watch_id == watch_id)).rowcount:
                raise WatchUnknown(watch_id)
            connection.execute(CHANGES.delete().where(CHANGES.c.watch_id == watch_id))

    def seen(self, watch_id: str) -> Seen | None:
        """Returns what the last look saw; None before the first."""
        with self._transactions.reading() as connection:
            return _seen(connection, watch_id)

    def advance(self, watch_id: str, current: Seen, compare: Callable[[Seen | None], Sequence[dict[str, Any]]]) -> None:
        """Remembers what a look saw and notes what `compare(before)` returns, in one transaction: looks take turns."""
        with self._transactions.writing() as connection:
            for row in compare(_seen(connection, watch_id)):
                noted = connection.execute(sa.select(CHANGES.c.key).where(CHANGES.c.change_id == row["id"])).scalar()
                if noted is None:
                    values = {"change_id": row["id"], "watch_id": watch_id, "day": date.fromisoformat(row["day"])}
                    connection.execute(CHANGES.insert().values(**values, change=json.dumps(row, ensure_ascii=False)))
            mine = WATCHES.update().where(WATCHES.c.watch_id == watch_id)
            connection.execute(mine.values(seen=json.dumps(current, ensure_ascii=False)))

    def changes(self, watch_id: str, since: date) -> list[dict[str, Any]]:
        """Returns what was noted on `since` and later, newest first."""
        query = sa.select(CHANGES.c.change).where(CHANGES.c.watch_id == watch_id, CHANGES.c.day >= since)
        with self._transactions.reading() as connection:
            rows = connection.execute(query.order_by(CHANGES.c.day.desc(), CHANGES.c.key.desc())).scalars()
            return [json.loads(row) for row in rows]


def _seen(connection: sa.Connection, watch_id: str) -> Seen | None:
    seen = connection.execute(sa.select(WATCHES.c.seen).where(WATCHES.c.watch_id == watch_id)).scalar()
    return None if seen is None else json.loads(seen)
