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
        self,
        filters: Filters,
        audiences: frozenset[str],
        offset: int,
        limit: int,
        *,
        words: Sequence[str] = (),
        within: Sequence[str] = (),
        outside: Sequence[str] = (),
        newest: bool = False,
    ) -> tuple[list[DocumentInfo], int]:
        """Returns live documents by title and id, or the last ingested first, and how many there are.

        `words` all occur in title, id or source, whatever their case; the source begins with one of `within`, where there are
        any, and with none of `outside`.
        """
        where = [*conditions(filters, audiences), *_named(words), *_lying(within, outside)]
        with self._transactions.reading() as connection:
            total = connection.execute(sa.select(sa.func.count()).select_from(VERSIONS).where(*where)).scalar_one()
            order = [VERSIONS.c.ingested.desc()] if newest else []
            query = sa.select(*INFO).where(*where).order_by(*order, VERSIONS.c.title, VERSIONS.c.doc_id)
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


def _named(words: Sequence[str]) -> list[Any]:
    """Each word in one of the columns; SQLite knows no case beyond ASCII, so that each is sought in four."""
    columns = (VERSIONS.c.title, VERSIONS.c.doc_id, VERSIONS.c.source)
    return [
        sa.or_(*[column.icontains(form, autoescape=True) for column in columns for form in sorted(_cases(word))])
        for word in words
    ]


def _cases(word: str) -> set[str]:
    return {word, word.lower(), word.upper(), word.capitalize()}


def _lying(within: Sequence[str], outside: Sequence[str]) -> list[Any]:
    source = VERSIONS.c.source
    inside = [sa.or_(*[source.startswith(one, autoescape=True) for one in within])] if within else []
    return [*inside, *[sa.not_(source.startswith(one, autoescape=True)) for one in outside]]


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split("|") if part)


def document_info(row: Any) -> DocumentInfo:
    """Returns the record of a row with the columns `INFO`."""
    values = {column.name: row[column.name] for column in INFO}
    values["regions"], values["topics"] = _split(row["regions"]), _split(row["topics"])
    values["entry"] = None if row["entry"] is None else json.loads(row["entry"])
    return DocumentInfo(**values)
