"""The database as it is opened beside its owner: for keys, feedback and alerts, which touch neither index.

SQLite lets processes take turns at writing, so none of them need own the data folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from rag.errors import StoreError
from rag.settings import Settings
from rag.store.connection import FILE
from rag.store.database import Database


@contextmanager
def open_ledger(settings: Settings) -> Iterator[Database]:
    """Opens the database of the data folder, which is made where there is none, whoever owns it.

    Raises:
        StoreError: the folder cannot be made or written.
        StoreVersion: it was made by another version.
    """
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the data folder {settings.data} cannot be made ({error.strerror}): correct its rights or set LOTSE_DATA"
        ) from error
    with closing(Database(settings.data, create=True)) as database:
        yield database


def has_database(settings: Settings) -> bool:
    """Returns True where the data folder holds a database."""
    return (settings.data / FILE).exists()
