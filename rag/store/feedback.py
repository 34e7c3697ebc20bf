"""Feedback as rows: added, read by page, deleted for good."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from rag.errors import FeedbackUnknown
from rag.store.connection import Transactions
from rag.store.tables import FEEDBACK

Row = tuple[str, date, str, str]
"""Id, day, audience, and what was said as JSON."""


class FeedbackRows:
    """Reads and writes feedback; threads and processes may share it."""

    def __init__(self, transactions: Transactions) -> None:
        """Takes what opens transactions."""
        self._transactions = transactions

    def add(self, feedback_id: str, day: date, audience: str, thumb: str, said: str) -> None:
        """Stores one."""
        values = {"feedback_id": feedback_id, "day": day, "audience": audience, "thumb": thumb, "said": said}
        with self._transactions.writing() as connection:
            connection.execute(FEEDBACK.insert().values(**values))

    def page(
        self, audiences: frozenset[str], thumb: str | None, since: date, offset: int, limit: int
    ) -> tuple[list[Row], int]:
        """Returns those of `since` and later, newest first, and how many there are."""
        columns = FEEDBACK.c
        where = [columns.audience.in_(audiences), columns.day >= since]
        if thumb is not None:
            where.append(columns.thumb == thumb)
        query = sa.select(columns.feedback_id, columns.day, columns.audience, columns.said).where(*where)
        with self._transactions.reading() as connection:
            total = connection.execute(sa.select(sa.func.count()).select_from(FEEDBACK).where(*where)).scalar_one()
            found = connection.execute(
                query.order_by(columns.day.desc(), columns.key.desc()).offset(offset).limit(limit)
            )
            return [(row[0], row[1], row[2], row[3]) for row in found], int(total)

    def remove(self, feedback_id: str) -> None:
        """Deletes one for good.

        Raises:
            FeedbackUnknown: none has this id.
        """
        if not self._delete(FEEDBACK.c.feedback_id == feedback_id):
            raise FeedbackUnknown(feedback_id)

    def delete(self, before: date | None = None) -> int:
        """Deletes for good what came before a day, or everything, and returns how much it was."""
        return self._delete(FEEDBACK.c.day < before if before is not None else sa.true())

    def _delete(self, which: sa.ColumnElement[bool]) -> int:
        with self._transactions.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")  # the words are overwritten, not only forgotten
            try:
                deleted = connection.execute(FEEDBACK.delete().where(which)).rowcount
            finally:
                connection.exec_driver_sql("PRAGMA secure_delete=OFF")
        if deleted:
            self._transactions.settle()
        return deleted
