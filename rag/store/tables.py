"""The tables of the database, and the columns that describe a document."""

from __future__ import annotations

import sqlalchemy as sa

SCHEMA = 1
"""Grows when the tables change; a folder with another number is refused."""

TABLES = sa.MetaData()
META = sa.Table("meta", TABLES, sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.String))
VERSIONS = sa.Table(
    "versions",
    TABLES,
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
    TABLES,
    sa.Column("key", sa.ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("text", sa.String, nullable=False),
)
CHUNKS = sa.Table(
    "chunks",
    TABLES,
    sa.Column("chunk_id", sa.String, primary_key=True),
    sa.Column("key", sa.ForeignKey("versions.key", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("heading_path", sa.String, nullable=False),
    sa.Column("page_first", sa.Integer),
    sa.Column("page_last", sa.Integer),
    sa.Column("page_breaks", sa.String),  # JSON; null for none, and in what was stored before they were kept
    sa.Column("vector", sa.LargeBinary, nullable=False),
)
KEYS = sa.Table(
    "keys",
    TABLES,
    sa.Column("key_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("scopes", sa.String, nullable=False),  # "internal feedback"
    sa.Column("digest", sa.String, nullable=False, unique=True),  # SHA-256, hex
    sa.Column("created", sa.Date, nullable=False),
    sa.Column("until", sa.Date),
    sa.Column("revoked", sa.Date),
)
FEEDBACK = sa.Table(
    "feedback",
    TABLES,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("feedback_id", sa.String, nullable=False, unique=True),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("audience", sa.String, nullable=False),
    sa.Column("thumb", sa.String, nullable=False),
    sa.Column("said", sa.String, nullable=False),  # JSON
)
WATCHES = sa.Table(
    "watches",
    TABLES,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("watch_id", sa.String, nullable=False, unique=True),
    sa.Column("audience", sa.String, nullable=False),
    sa.Column("watch", sa.String, nullable=False),  # JSON
    sa.Column("seen", sa.String),  # JSON: what the last look saw
)
CHANGES = sa.Table(
    "changes",
    TABLES,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("change_id", sa.String, nullable=False, unique=True),
    sa.Column("watch_id", sa.String, nullable=False, index=True),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("change", sa.String, nullable=False),  # JSON
)
INFO = [column for column in VERSIONS.c if column.name not in {"key", "state", "source_hash", "fingerprint"}]
"""The columns of a `DocumentInfo`."""

LIVE = VERSIONS.c.state.concat("") == "live"
"""Live, said so that no index of states fits: SQLite, without statistics, takes that one for narrower than a key or an id and
walks all live versions. 30 chunks of 57,000 documents: 63 -> 1 ms.
"""
