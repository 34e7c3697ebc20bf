"""The truth: documents, their versions, chunks and vectors, in SQLite (WAL) through SQLAlchemy."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.exc import DatabaseError, OperationalError

from rag.errors import IndexMissing, StoreDamaged, StoreError, StoreFull, StoreVersion
from rag.records import Chunk, Document, DocumentInfo, Filters
from rag.store.vectors import VectorRow

FloatMatrix = NDArray[np.float32]
SCHEMA = 1
FILE = "lotse.sqlite"
IN_LIST = 500
"""Values of one IN (...): SQLite takes 32,766 parameters, shorter lists plan better."""

_tables = sa.MetaData()
META = sa.Table("meta", _tables, sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.String))
VERSIONS = sa.Table(
    "versions",
    _tables,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("doc_id", sa.String, nullable=False),
    sa.Column("version", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),  # pending | live | retired
    sa.Column("source", sa.String, nullable=False),
    sa.Column("source_hash", sa.String, nullable=False),
    sa.Column("fingerprint", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("media_type", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("audience", sa.String, nullable=False),
    sa.Column("language", sa.String),
    sa.Column("url", sa.String),
    sa.Column("published", sa.Date),
    sa.Column("retrieved", sa.Date),
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_until", sa.Date),
    sa.Column("regions", sa.String, nullable=False),  # "|03|03151|"
    sa.Column("topics", sa.String, nullable=False),
    sa.Column("entry_id", sa.String),
    sa.Column("entry", sa.String),
    sa.Column("ocr", sa.Boolean, nullable=False),
    sa.Column("chars", sa.Integer, nullable=False),
    sa.Column("chunks", sa.Integer, nullable=False),
    sa.Column("page_count", sa.Integer, nullable=False),
    sa.Column("ingested", sa.String, nullable=False),
    sa.Index("versions_document", "doc_id", "state"),
    sa.Index("versions_state", "state", "audience", "kind"),
    sa.Index("versions_source", "source"),
)
TEXTS = sa.Table(
    "texts",
    _tables,
    sa.Column("key", sa.ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("text", sa.String, nullable=False),
)
CHUNKS = sa.Table(
    "chunks",
    _tables,
    sa.Column("chunk_id", sa.String, primary_key=True),
    sa.Column("key", sa.ForeignKey("versions.key", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("heading_path", sa.String, nullable=False),
    sa.Column("page_first", sa.Integer),
    sa.Column("page_last", sa.Integer),
    sa.Column("vector", sa.LargeBinary, nullable=False),
)
_INFO = [column for column in VERSIONS.c if column.name not in {"key", "state", "source_hash", "fingerprint"}]


class Database:
    """The SQLite file of a data folder; every method is one transaction."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        """Opens the file, or makes it.

        Raises:
            IndexMissing: there is no file and `create` is False.
            StoreDamaged: the file is no database of ours.
            StoreVersion: it was made by another version.
        """
        self.folder = folder
        path = folder / FILE
        if not create and not path.exists():
            raise IndexMissing(str(folder))
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
        sa.event.listen(self._engine, "connect", _pragmas)
        with self._door(writing=create) as connection:
            if create:
                _tables.create_all(connection)
            found = connection.execute(sa.select(META.c.value).where(META.c.name == "schema")).scalar()
            if found is None and create:
                connection.execute(META.insert().values(name="schema", value=str(SCHEMA)))
            elif found != str(SCHEMA):
                raise StoreVersion(
                    f"{path} has schema {found}, this version needs {SCHEMA}: ingest into a new folder with LOTSE_DATA"
                )

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    # ---- what is known of the whole

    def meta(self, name: str) -> str | None:
        """Returns a remembered value, or None."""
        with self._door() as connection:
            return connection.execute(sa.select(META.c.value).where(META.c.name == name)).scalar()

    def set_meta(self, **values: str) -> None:
        """Remembers values."""
        with self._door(writing=True) as connection:
            for name, value in values.items():
                connection.execute(META.delete().where(META.c.name == name))
                connection.execute(META.insert().values(name=name, value=value))

    def generation(self) -> int:
        """Returns a number that grows with every visible change."""
        return int(self.meta("generation") or 0)

    def counts(self) -> dict[str, dict[str, int]]:
        """Returns live documents by kind, audience and media type, and the number of live chunks."""
        found: dict[str, dict[str, int]] = {}
        with self._door() as connection:
            for column in (VERSIONS.c.kind, VERSIONS.c.audience, VERSIONS.c.media_type):
                rows = connection.execute(
                    sa.select(column, sa.func.count()).where(VERSIONS.c.state == "live").group_by(column)
                )
                found[column.name] = {str(name): int(count) for name, count in rows}
            chunks = connection.execute(
                sa.select(sa.func.coalesce(sa.func.sum(VERSIONS.c.chunks), 0)).where(VERSIONS.c.state == "live")
            ).scalar_one()
        found["chunks"] = {"live": int(chunks)}
        return found

    def sources(self) -> dict[str, tuple[str, str, str, str]]:
        """Returns source URI -> (doc_id, source hash, fingerprint, audience) of the live documents."""
        columns = (VERSIONS.c.source, VERSIONS.c.doc_id, VERSIONS.c.source_hash, VERSIONS.c.fingerprint)
        with self._door() as connection:
            rows = connection.execute(sa.select(*columns, VERSIONS.c.audience).where(VERSIONS.c.state == "live"))
            return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}

    # ---- writing a batch: pending, then live

    def without_live(
        self, batch: Iterable[tuple[Document, Sequence[Chunk], FloatMatrix, str]]
    ) -> list[tuple[Document, Sequence[Chunk], FloatMatrix, str]]:
        """Returns the part of a batch that is not live as it is; of the rest, notes the source hash.

        Other bytes often hold the same text: a page fetched again, a blank line more.
        """
        columns, others = VERSIONS.c, []
        with self._door(writing=True) as connection:
            for row in batch:
                document, _, _, fingerprint = row
                same = (
                    columns.state == "live",
                    columns.doc_id == document.doc_id,
                    columns.version == document.version,
                    columns.fingerprint == fingerprint,
                )
                noted = VERSIONS.update().where(*same).values(source_hash=document.source_hash)
                if not connection.execute(noted).rowcount:
                    others.append(row)
        return others

    def add_pending(self, batch: Iterable[tuple[Document, Sequence[Chunk], FloatMatrix, str]]) -> list[int]:
        """Writes versions with their chunks and vectors, not visible yet, and returns their keys."""
        keys = []
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._door(writing=True) as connection:
            for document, chunks, vectors, fingerprint in batch:
                values = {
                    "doc_id": document.doc_id,
                    "version": document.version,
                    "state": "pending",
                    "source": document.source,
                    "source_hash": document.source_hash,
                    "fingerprint": fingerprint,
                    "title": document.title,
                    "media_type": document.media_type,
                    "kind": document.kind,
                    "audience": document.audience,
                    "language": document.language,
                    "url": document.url,
                    "published": document.published,
                    "retrieved": document.retrieved,
                    "valid_from": document.valid_from,
                    "valid_until": document.valid_until,
                    "regions": _joined(document.regions),
                    "topics": _joined(document.topics),
                    "entry_id": document.entry_id,
                    "entry": None if document.entry is None else json.dumps(document.entry, ensure_ascii=False),
                    "ocr": document.ocr,
                    "chars": len(document.text),
                    "chunks": len(chunks),
                    "page_count": len(document.pages),
                    "ingested": now,
                }
                inserted = connection.execute(VERSIONS.insert().values(**values)).inserted_primary_key
                assert inserted is not None
                key = int(inserted[0])
                connection.execute(TEXTS.insert().values(key=key, text=document.text))
                rows = [
                    {
                        "chunk_id": chunk.chunk_id,
                        "key": key,
                        "ordinal": chunk.ordinal,
                        "text": chunk.text,
                        "start": chunk.start,
                        "end": chunk.end,
                        "heading_path": json.dumps(chunk.heading_path, ensure_ascii=False),
                        "page_first": chunk.page_first,
                        "page_last": chunk.page_last,
                        "vector": np.ascontiguousarray(vector, dtype=np.float32).tobytes(),
                    }
                    for chunk, vector in zip(chunks, vectors, strict=True)
                ]
                if rows:
                    connection.execute(CHUNKS.insert(), rows)
                keys.append(key)
        return keys

    def switch(self, keys: Sequence[int], removed: Sequence[str] = ()) -> None:
        """Makes pending versions live and what they replace retired; retires the documents `removed`, all at once."""
        with self._door(writing=True) as connection:
            for part in _parts(keys):
                replaced = sa.select(VERSIONS.c.doc_id).where(VERSIONS.c.key.in_(part))
                connection.execute(
                    VERSIONS.update()
                    .where(VERSIONS.c.doc_id.in_(replaced), VERSIONS.c.state == "live")
                    .values(state="retired")
                )
                connection.execute(VERSIONS.update().where(VERSIONS.c.key.in_(part)).values(state="live"))
            for part in _parts(list(removed)):
                connection.execute(
                    VERSIONS.update()
                    .where(VERSIONS.c.doc_id.in_(part), VERSIONS.c.state == "live")
                    .values(state="retired")
                )
            grown = sa.select(META.c.value).where(META.c.name == "generation")
            generation = int(connection.execute(grown).scalar() or 0) + 1
            connection.execute(META.delete().where(META.c.name == "generation"))
            connection.execute(META.insert().values(name="generation", value=str(generation)))

    def keys(self, state: str) -> list[int]:
        """Returns the keys of all versions in a state."""
        with self._door() as connection:
            return list(connection.execute(sa.select(VERSIONS.c.key).where(VERSIONS.c.state == state)).scalars())

    def chunk_ids_of(self, keys: Sequence[int]) -> list[str]:
        """Returns the chunk ids of versions."""
        found: list[str] = []
        with self._door() as connection:
            for part in _parts(keys):
                found += connection.execute(sa.select(CHUNKS.c.chunk_id).where(CHUNKS.c.key.in_(part))).scalars()
        return found

    def delete(self, keys: Sequence[int]) -> None:
        """Deletes versions with their texts and chunks."""
        with self._door(writing=True) as connection:
            for part in _parts(keys):
                for table in (CHUNKS, TEXTS, VERSIONS):
                    connection.execute(table.delete().where(table.c.key.in_(part)))

    # ---- reading live documents

    def infos(self, doc_ids: Sequence[str] | None, audiences: frozenset[str]) -> dict[str, DocumentInfo]:
        """Returns live documents by id; all of them where `doc_ids` is None."""
        query = sa.select(*_INFO).where(VERSIONS.c.state == "live", VERSIONS.c.audience.in_(audiences))
        found = {}
        with self._door() as connection:
            for part in [None] if doc_ids is None else _parts(list(doc_ids)):
                rows = connection.execute(query if part is None else query.where(VERSIONS.c.doc_id.in_(part)))
                for row in rows.mappings():
                    found[str(row["doc_id"])] = _info(row)
        return found

    def page(
        self, filters: Filters, audiences: frozenset[str], offset: int, limit: int
    ) -> tuple[list[DocumentInfo], int]:
        """Returns live documents by title and id, and how many there are."""
        where = _conditions(filters, audiences)
        with self._door() as connection:
            total = connection.execute(sa.select(sa.func.count()).select_from(VERSIONS).where(*where)).scalar_one()
            query = sa.select(*_INFO).where(*where).order_by(VERSIONS.c.title, VERSIONS.c.doc_id)
            rows = connection.execute(query.offset(offset).limit(limit)).mappings()
            return [_info(row) for row in rows], int(total)

    def matching(self, filters: Filters, audiences: frozenset[str]) -> frozenset[str]:
        """Returns the ids of the live documents that meet the filters."""
        with self._door() as connection:
            rows = connection.execute(sa.select(VERSIONS.c.doc_id).where(*_conditions(filters, audiences)))
            return frozenset(rows.scalars())

    def text(self, doc_id: str, version: str | None, audiences: frozenset[str]) -> str | None:
        """Returns the text of the live version, None where it is not live (any more) or not for these audiences."""
        query = (
            sa.select(TEXTS.c.text)
            .join(VERSIONS, VERSIONS.c.key == TEXTS.c.key)
            .where(VERSIONS.c.doc_id == doc_id, VERSIONS.c.state == "live", VERSIONS.c.audience.in_(audiences))
        )
        if version is not None:
            query = query.where(VERSIONS.c.version == version)
        with self._door() as connection:
            return connection.execute(query).scalar()

    def chunks(self, chunk_ids: Sequence[str], audiences: frozenset[str]) -> dict[str, tuple[Chunk, DocumentInfo]]:
        """Returns the chunks that belong to live versions, in one snapshot."""
        found = {}
        query = (
            sa.select(*[column for column in CHUNKS.c if column.name not in {"vector", "key"}], CHUNKS.c.key)
            .join(VERSIONS, VERSIONS.c.key == CHUNKS.c.key)
            .where(VERSIONS.c.state == "live", VERSIONS.c.audience.in_(audiences))
        )
        with self._door() as connection:
            rows = [
                row
                for part in _parts(list(chunk_ids))
                for row in connection.execute(query.where(CHUNKS.c.chunk_id.in_(part))).mappings()
            ]
            infos = {
                int(row["key"]): _info(row)
                for part in _parts(sorted({int(row["key"]) for row in rows}))
                for row in connection.execute(
                    sa.select(*_INFO, VERSIONS.c.key).where(VERSIONS.c.key.in_(part))
                ).mappings()
            }
        for row in rows:
            info = infos[int(row["key"])]
            found[str(row["chunk_id"])] = (_chunk(row, info.doc_id, info.version), info)
        return found

    def document_chunks(self, doc_id: str, audiences: frozenset[str]) -> list[Chunk]:
        """Returns the chunks of the live version in order."""
        query = (
            sa.select(CHUNKS, VERSIONS.c.version)
            .join(VERSIONS, VERSIONS.c.key == CHUNKS.c.key)
            .where(VERSIONS.c.doc_id == doc_id, VERSIONS.c.state == "live", VERSIONS.c.audience.in_(audiences))
            .order_by(CHUNKS.c.ordinal)
        )
        with self._door() as connection:
            return [_chunk(row, doc_id, str(row["version"])) for row in connection.execute(query).mappings()]

    def rows(
        self, keys: Sequence[int] | None = None, chunk_ids: Sequence[str] | None = None, batch: int = 2_000
    ) -> Iterator[list[tuple[VectorRow, str, str, str, bytes]]]:
        """Yields batches of (row, title, heading, text, vector) of the live versions, or of `keys`, or of `chunk_ids`."""
        query = (
            sa.select(
                CHUNKS.c.chunk_id, VERSIONS.c.doc_id, VERSIONS.c.audience, VERSIONS.c.title, CHUNKS.c.heading_path,
                CHUNKS.c.text, CHUNKS.c.vector,
            )
            .join(VERSIONS, VERSIONS.c.key == CHUNKS.c.key)
            .order_by(CHUNKS.c.key, CHUNKS.c.ordinal)
        )  # fmt: skip
        if keys is not None:
            queries = [query.where(CHUNKS.c.key.in_(part)) for part in _parts(keys)]
        elif chunk_ids is not None:
            queries = [query.where(CHUNKS.c.chunk_id.in_(part)) for part in _parts(chunk_ids)]
        else:
            queries = [query.where(VERSIONS.c.state == "live")]
        with self._door() as connection:
            for one in queries:
                for part in connection.execute(one).partitions(batch):
                    yield [
                        (VectorRow(row[0], row[1], row[2]), row[3], " ".join(json.loads(row[4])), row[5], row[6])
                        for row in part
                    ]

    def vectors(self, dim: int) -> tuple[list[VectorRow], FloatMatrix]:
        """Returns the rows and `float32 (n, dim)` vectors of all live chunks."""
        query = (
            sa.select(CHUNKS.c.chunk_id, VERSIONS.c.doc_id, VERSIONS.c.audience, CHUNKS.c.vector)
            .join(VERSIONS, VERSIONS.c.key == CHUNKS.c.key)
            .where(VERSIONS.c.state == "live")
        )
        rows: list[VectorRow] = []
        blobs = bytearray()
        with self._door() as connection:
            for part in connection.execute(query).partitions(5_000):
                rows += [VectorRow(row[0], row[1], row[2]) for row in part]
                for row in part:
                    blobs += row[3]
        return rows, np.frombuffer(blobs, dtype=np.float32).reshape(-1, dim)

    def replace_vectors(self, chunk_ids: Sequence[str], vectors: FloatMatrix) -> None:
        """Puts other vectors in the place of those of `chunk_ids`."""
        with self._door(writing=True) as connection:
            for chunk_id, vector in zip(chunk_ids, vectors, strict=True):
                blob = np.ascontiguousarray(vector, dtype=np.float32).tobytes()
                connection.execute(CHUNKS.update().where(CHUNKS.c.chunk_id == chunk_id).values(vector=blob))

    @contextmanager
    def _door(self, *, writing: bool = False) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
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


def _pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours, so that a read sees one snapshot
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=30000",
        "cache_size=-65536",
        "mmap_size=1073741824",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _parts(values: Sequence[Any]) -> Iterator[list[Any]]:
    for first in range(0, len(values), IN_LIST):
        yield list(values[first : first + IN_LIST])


def _joined(values: Sequence[str]) -> str:
    return f"|{'|'.join(values)}|" if values else ""


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split("|") if part)


def _info(row: Any) -> DocumentInfo:
    values = {column.name: row[column.name] for column in _INFO}
    values["regions"], values["topics"] = _split(row["regions"]), _split(row["topics"])
    values["entry"] = None if row["entry"] is None else json.loads(row["entry"])
    return DocumentInfo(**values)


def _chunk(row: Any, doc_id: str, version: str) -> Chunk:
    return Chunk(
        chunk_id=row["chunk_id"], doc_id=doc_id, version=version, ordinal=row["ordinal"], text=row["text"],
        start=row["start"], end=row["end"], heading_path=tuple(json.loads(row["heading_path"])),
        page_first=row["page_first"], page_last=row["page_last"],
    )  # fmt: skip


def _conditions(filters: Filters, audiences: frozenset[str]) -> list[Any]:
    columns = VERSIONS.c
    where: list[Any] = [columns.state == "live", columns.audience.in_(audiences)]
    for values, column in (
        (filters.kinds, columns.kind), (filters.languages, columns.language), (filters.doc_ids, columns.doc_id)
    ):  # fmt: skip
        if values:
            where.append(column.in_(values))
    if filters.regions:
        where.append(sa.or_(*[_region(columns.regions, region) for region in filters.regions]))
    if filters.topics:
        where.append(sa.or_(*[columns.topics.contains(f"|{topic}|", autoescape=True) for topic in filters.topics]))
    if filters.published_from:
        where.append(columns.published >= filters.published_from)
    if filters.published_until:
        where.append(columns.published <= filters.published_until)
    if filters.valid_at:
        where.append(sa.or_(columns.valid_from.is_(None), columns.valid_from <= filters.valid_at))
        where.append(sa.or_(columns.valid_until.is_(None), columns.valid_until >= filters.valid_at))
    return where


def _region(column: Any, region: str) -> Any:
    """What works in a region: itself, what it lies in (its prefixes, DE, EU), and what lies in it."""
    around = {region, "EU"}
    if region.isdigit():
        around |= {region[:length] for length in (2, 3, 5, 8) if length <= len(region)} | {"DE"}
    inside = [] if not region.isdigit() else [column.contains(f"|{region}", autoescape=True)]
    return sa.or_(*[column.contains(f"|{one}|", autoescape=True) for one in sorted(around)], *inside)
