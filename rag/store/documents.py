"""Live documents as they are read: by id, by page, by filter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from rag.records import DocumentInfo, Filters
from rag.store.conditions import conditions
from rag.store.connection import Transactions, parts
from rag.store.tables import INFO, LIVE, TEXTS, VERSIONS


class Documents:
    """Reads live documents; nothing outside `audiences` is ever returned."""

    def __init__(self, transactions: Transactions) -> None:
        """Takes what opens transactions."""
        self._transactions = transactions

    def infos(self, doc_ids: Sequence[str] | None, audiences: frozenset[str]) -> dict[str, DocumentInfo]:
        """Returns live documents by id; all of them where `doc_ids` is None."""
        query = sa.select(*INFO).where(LIVE, VERSIONS.c.audience.in_(audiences))
        found = {}
        with self._transactions.reading() as connection:
            for part in [None] if doc_ids is None else parts(list(doc_ids)):
                rows = connection.execute(query if part is None else query.where(VERSIONS.c.doc_id.in_(part)))
                for row in rows.mappings():
                    found[str(row["doc_id"])] = document_info(row)
        return found

    def page(
        self, filters: Filters, audiences: frozenset[str], offset: int, limit: int
    ) -> tuple[list[DocumentInfo], int]:
        """Returns live documents by title and id, and how many there are."""
        where = conditions(filters, audiences)
        with self._transactions.reading() as connection:
            total = connection.execute(sa.select(sa.func.count()).select_from(VERSIONS).where(*where)).scalar_one()
            query = sa.select(*INFO).where(*where).order_by(VERSIONS.c.title, VERSIONS.c.doc_id)
            rows = connection.execute(query.offset(offset).limit(limit)).mappings()
            return [document_info(row) for row in rows], int(total)

    def matching(self, filters: Filters, audiences: frozenset[str]) -> frozenset[str]:
        """Returns the ids of the live documents that meet the filters."""
        with self._transactions.reading() as connection:
            rows = connection.execute(sa.select(VERSIONS.c.doc_id).where(*conditions(filters, audiences)))
            return frozenset(rows.scalars())

    def text(self, doc_id: str, version: str | None, audiences: frozenset[str]) -> str | None:
        """Returns the text of the live version, None where it is not live (any more) or not for these audiences."""
        query = (
            sa.select(TEXTS.c.text)
            .join(VERSIONS, VERSIONS.c.key == TEXTS.c.key)
            .where(VERSIONS.c.doc_id == doc_id, LIVE, VERSIONS.c.audience.in_(audiences))
        )
        if version is not None:
            query = query.where(VERSIONS.c.version == version)
        with self._transactions.reading() as connection:
            return connection.execute(query).scalar()


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split("|") if part)


def document_info(row: Any) -> DocumentInfo:
    """Returns the record of a row with the columns `INFO`."""
    values = {column.name: row[column.name] for column in INFO}
    values["regions"], values["topics"] = _split(row["regions"]), _split(row["topics"])
    values["entry"] = None if row["entry"] is None else json.loads(row["entry"])
    return DocumentInfo(**values)
