"""The truth: documents, their versions, chunks and vectors, in SQLite (WAL) through SQLAlchemy."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from rag.errors import IndexMissing, StoreVersion
from rag.store.chunks import Chunks
from rag.store.connection import FILE, Transactions
from rag.store.documents import Documents
from rag.store.feedback import FeedbackRows
from rag.store.keys import Keys
from rag.store.tables import CHUNKS, META, SCHEMA, TABLES
from rag.store.versions import Versions
from rag.store.watches import Watches


class Database:
    """The SQLite file of a data folder, by nouns such as `versions` and `keys`; every method is one transaction."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        """Opens the file, or makes it and the tables and columns that it lacks.

        Raises:
            IndexMissing: there is no file and `create` is False.
            StoreDamaged: the file is no database of ours.
            StoreVersion: it was made by another version.
        """
        self.folder = folder
        path = folder / FILE
        if not create and not path.exists():
            raise IndexMissing(str(folder))
        self._transactions = Transactions(folder)
        self.versions = Versions(self._transactions)
        self.documents = Documents(self._transactions)
        self.keys = Keys(self._transactions)
        self.feedback = FeedbackRows(self._transactions)
        self.watches = Watches(self._transactions)
        with self._transactions.writing() if create else self._transactions.reading() as connection:
            if create:
                TABLES.create_all(connection)
            found = connection.execute(sa.select(META.c.value).where(META.c.name == "schema")).scalar()
            if found is None and create:
                connection.execute(META.insert().values(name="schema", value=str(SCHEMA)))
            elif found != str(SCHEMA):
                raise StoreVersion(
                    f"{path} has schema {found}, this version needs {SCHEMA}: ingest into a new folder with LOTSE_DATA"
                )
            self.chunks = Chunks(self._transactions, page_breaks=_has_page_breaks(connection, add=create))

    def close(self) -> None:
        """Lets go of the file."""
        self._transactions.close()

    def meta(self, name: str) -> str | None:
        """Returns a remembered value, or None."""
        with self._transactions.reading() as connection:
            return connection.execute(sa.select(META.c.value).where(META.c.name == name)).scalar()

    def set_meta(self, **values: str) -> None:
        """Remembers values."""
        with self._transactions.writing() as connection:
            for name, value in values.items():
                connection.execute(META.delete().where(META.c.name == name))
                connection.execute(META.insert().values(name=name, value=value))

    def generation(self) -> int:
        """Returns a number that grows with every visible change."""
        return int(self.meta("generation") or 0)


def _has_page_breaks(connection: sa.Connection, *, add: bool) -> bool:
    """Whether the chunks have the column, which files made before it lack until someone who writes opens them."""
    rows = connection.exec_driver_sql(f"PRAGMA table_info({CHUNKS.name})").mappings()
    if any(row["name"] == CHUNKS.c.page_breaks.name for row in rows):
        return True
    if add:
        connection.exec_driver_sql(f"ALTER TABLE {CHUNKS.name} ADD COLUMN {CHUNKS.c.page_breaks.name} VARCHAR")
    return add
