import gzip
import json
import lzma
from pathlib import Path

import pytest

from ingest.collection import Row, is_collection, rows
from rag.errors import SourceDamaged, SourceEmpty, SourceError, SourceTooLarge


def _write(path: Path, *lines: object) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    packed = {".gz": gzip.compress, ".xz": lzma.compress}.get(path.suffix, bytes)
    path.write_bytes(packed(text.encode()))
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.xz", "A.NDJSON"])
def test_rows_come_in_order_from_each_kind_of_file(tmp_path: Path, name: str) -> None:
    assert is_collection(name)
    path = _write(tmp_path / name, {"id": "x", "text": "eins", "stand": "2025-09"}, "", {"_id": 7, "body": "zwei"})
    found = list(rows(path))
    assert [row.row_id for row in found if isinstance(row, Row)] == ["x", "7"]
    assert isinstance(found[0], Row) and found[0].fields == {"id": "x", "text": "eins", "published": "2025-09"}


def test_a_broken_row_is_named_by_its_line_and_the_others_go_on(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.jsonl", {"text": "gut"}, "{", "[1]", {"text": 3}, {"title": "leer"}, {"text": "auch"})
    found = list(rows(path))
    errors = [each for each in found if isinstance(each, SourceError)]
    assert [type(error) for error in errors] == [SourceDamaged, SourceDamaged, SourceDamaged, SourceEmpty]
    assert [f"line {number}" in error.source for number, error in zip((2, 3, 4, 5), errors, strict=True)] == [True] * 4
    assert [row.row_id for row in found if isinstance(row, Row)] == ["line-1", "line-6"]


def test_a_repeated_id_is_reported_and_the_first_row_stays(tmp_path: Path) -> None:
    found = list(rows(_write(tmp_path / "a.jsonl", {"id": 1, "text": "a"}, {"id": 1, "text": "b"})))
    assert isinstance(found[0], Row)
    assert isinstance(found[1], SourceDamaged) and "line 1" in found[1].reason


def test_a_field_map_names_columns_and_constants(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.jsonl", {"betreff": "T", "inhalt": "x", "leer": ""})
    row = next(rows(path, {"title": "leer,betreff", "text": "inhalt", "kind": "=rule"}))
    assert isinstance(row, Row)
    assert row.fields == {"title": "T", "text": "x", "kind": "rule"}


def test_a_truncated_archive_gives_its_rows_and_one_error(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.jsonl.gz", *({"id": n, "text": f"{n * 7919 % 1000003}" * 9} for n in range(3000)))
    path.write_bytes(path.read_bytes()[:-2_000])
    found = list(rows(path))
    assert isinstance(found[0], Row) and isinstance(found[-1], SourceDamaged)
    assert sum(isinstance(each, SourceError) for each in found) == 1


def test_a_row_above_the_limit_is_skipped(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.jsonl", {"text": "x" * 2_500_000}, {"text": "klein"})
    found = list(rows(path, max_row_mb=1))
    assert [type(each) for each in found] == [SourceTooLarge, Row]


def test_a_file_without_rows_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    assert [type(each) for each in rows(tmp_path / "a.jsonl")] == [SourceEmpty]
