"""What SQLite does with a look-up: without statistics, it must still go by the key or the id that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from rag.records import PUBLIC
from rag.store.connection import parts
from rag.store.database import Database

LOOKUPS: dict[str, Callable[[Database], object]] = {
    "chunks by id": lambda database: database.chunks.find(["a@1#00000", "b@1#00000"], PUBLIC),
    "chunks of a document": lambda database: database.chunks.of_document("a", PUBLIC),
    "documents by id": lambda database: database.documents.infos(["a", "b"], PUBLIC),
    "a text": lambda database: database.documents.text("a", "1", PUBLIC),
    "chunks of versions": lambda database: list(database.chunks.rows(keys=[1, 2])),
    "what a batch replaces": lambda database: database.versions.switch([1, 2], ["c"]),
}


@pytest.mark.parametrize("name", LOOKUPS)
def test_a_lookup_does_not_walk_all_live_versions(tmp_path: Path, name: str) -> None:
    database = Database(tmp_path, create=True)
    asked: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, statement: str, values: object, *_: object) -> None:
        asked.append((statement, values))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        LOOKUPS[name](database)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'lotse.sqlite'}")
    statements = [(text, values) for text, values in asked if text.startswith(("SELECT", "UPDATE versions"))]
    assert statements
    with engine.connect() as connection:
        for text, values in statements:
            steps = [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]
            assert steps and not any("versions_state" in step or step.startswith("SCAN") for step in steps), (
                text,
                steps,
            )
    database.close()


def test_long_lists_come_in_parts_that_lose_nothing() -> None:
    assert [len(part) for part in parts(list(range(1_001)))] == [500, 500, 1]
    assert list(parts([])) == []
