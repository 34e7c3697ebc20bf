"""Transactions on the SQLite file: one snapshot for each reader, one writer at a time, errors translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError

from rag.errors import StoreDamaged, StoreError, StoreFull

FILE = "lotse.sqlite"
IN_LIST = 500
"""Values of one IN (...): SQLite takes 32,766 parameters, shorter lists plan better."""


class Transactions:
    """Opens transactions on the file in `folder`; threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Nothing is opened or made before the first transaction."""
        self.folder = folder
        self._engine = sa.create_engine(f"sqlite:///{folder / FILE}", connect_args={"timeout": 30})
        sa.event.listen(self._engine, "connect", _pragmas)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state, whatever others write meanwhile.

        Raises:
            StoreDamaged: the file is no database of ours, or broken.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that is all kept, or undone where something is raised inside.

        Raises:
            StoreFull: no space is left.
            StoreDamaged: the file is no database of ours, or broken.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def settle(self) -> None:
        """Empties the write-ahead log as far as readers allow, so that what was deleted stands in no file."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql(begin)
                try:
                    yield connection
                except BaseException:
                    connection.exec_driver_sql("ROLLBACK")
                    raise
                connection.exec_driver_sql("COMMIT")
        except OperationalError as error:
            text = str(error.orig)
            if "full" in text or "disk I/O" in text:
                raise StoreFull(str(self.folder)) from error
            if "no such table" in text:
                raise StoreDamaged(f"{self.folder / FILE} is no database of ours: set LOTSE_DATA") from error
            raise StoreError(
                f"the database in {self.folder} cannot be used ({text}): check rights and space"
            ) from error
        except DatabaseError as error:
            raise StoreDamaged(
                f"the database in {self.folder} is damaged ({error.orig}): put a backup of the folder in its place, "
                "or remove the folder and ingest again"
            ) from error


def parts(values: Sequence[Any]) -> Iterator[list[Any]]:
    """Yields `values` in lists short enough for one IN (...)."""
    for first in range(0, len(values), IN_LIST):
        yield list(values[first : first + IN_LIST])


def _pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours, so that a read sees one snapshot
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=30000",
        "cache_size=-8192",  # for each connection; the pages lie in the system's cache, which needs no mapping
        "mmap_size=0",  # a mapped file counts as this process's memory: 690 -> 330 MB for an owner at 100,000 chunks
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
