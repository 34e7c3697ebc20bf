"""Collections: one JSON object a line (`.jsonl`, `.ndjson`, also `.gz` or `.xz`), one document a row.

A field map says which column of a row holds which field; each field has usual column names, so that most exports
need none. Give `{"title": "betreff", "kind": "=rule"}` to name others: a value is a column, several columns divided
by "," (the first that is not empty counts), or, after "=", a constant.

    field        usual columns              what it is
    id           id, _id, doc_id            names the row for ever; without one the row is called "line-<number>"
    title        title, name, law_title
    text         text, body, content        plain text or Markdown; the only field a row must have
    heading      heading                    opens the text as its first heading
    url          url, link                  http or https; anything else is left out
    published    published, date, stand     2025-09-30, 2025-09, 2025, 30.09.2025 or "September 2025"
    kind         kind                       one of `rag.records.KINDS`; anything else becomes "document"
    language     language, lang             two letters; else found from the text
    valid_from   valid_from                 as `published`
    valid_until  valid_until                as `published`, the last day meant
    regions      regions                    list of region ids, or one string
    topics       topics                     list of topics, or one string
"""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import InputError, SourceDamaged, SourceEmpty, SourceError, SourceTooLarge, SourceUnreadable

ENDINGS: tuple[str, ...] = tuple(stem + packed for stem in (".jsonl", ".ndjson") for packed in ("", ".gz", ".xz"))
COLUMNS: Mapping[str, str] = {
    "id": "id,_id,doc_id",
    "title": "title,name,law_title",
    "text": "text,body,content",
    "heading": "heading",
    "url": "url,link",
    "published": "published,date,stand",
    "kind": "kind",
    "language": "language,lang",
    "valid_from": "valid_from",
    "valid_until": "valid_until",
    "regions": "regions",
    "topics": "topics",
}
_REMEDY = "mend the row; the others are loaded"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line number (from 1), its id, and its values by field name; empty ones are left out."""

    line: int
    row_id: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a field's value comes from: the first of `names` that is not empty, or a constant."""

    shown: str
    names: tuple[str, ...] = ()
    constant: str | None = None

    @classmethod
    def of(cls, text: str) -> _Column:
        if text.startswith("="):
            return cls(text, constant=text[1:] or None)
        return cls(text, names=tuple(name.strip() for name in text.split(",")))

    def value(self, values: Mapping[str, Any]) -> Any:
        for name in self.names:
            value = values.get(name)
            if value is not None and value not in ("", [], {}):
                return value
        return self.constant


def is_collection(name: str) -> bool:
    """Returns True where the name of a file says that it is a collection."""
    return name.lower().endswith(ENDINGS)


def rows(path: Path, field_map: Mapping[str, str] | None = None, max_row_mb: int = 200) -> Iterator[Row | SourceError]:
    """Yields the rows in order, and for each that cannot be read an error that names its line; never raises these.

    Memory stays within one row: the file is read line by line, and a row longer than `max_row_mb` is skipped.

    Raises:
        InputError: the field map names a field that does not exist; raised before the first row.
    """
    columns = dict(COLUMNS) | dict(field_map or {})
    for name in columns:
        if name not in COLUMNS:
            raise InputError(f"unknown field '{name}' in the field map: use one of {', '.join(COLUMNS)}")
    return _rows(path, {name: _Column.of(column) for name, column in columns.items()}, max_row_mb)


def _rows(path: Path, columns: Mapping[str, _Column], max_row_mb: int) -> Iterator[Row | SourceError]:
    seen: dict[str, int] = {}
    number = 0
    try:
        with closing(_open(path)) as stream:
            for number, line in enumerate(_lines(stream, max_row_mb * 1_000_000), start=1):
                place = f"{path}, line {number}"
                if line is None:
                    reason = f"the row is longer than {max_row_mb} MB (LOTSE_MAX_FILE_MB)"
                    yield SourceTooLarge(place, reason, "split it, or raise the setting")
                elif line.strip():
                    row = _row(line, number, place, columns)
                    if isinstance(row, Row) and row.row_id in seen:
                        reason = f"its id '{row.row_id}' stands already in line {seen[row.row_id]}"
                        row = SourceDamaged(place, reason, "give each row an id of its own; the first one is kept")
                    if isinstance(row, Row):
                        seen[row.row_id] = number
                    yield row
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        reason = f"the archive is damaged after line {number} ({error})"
        yield SourceDamaged(str(path), reason, "fetch the file again; the rows before are loaded")
        return
    except OSError as error:
        yield SourceUnreadable(str(path), error.strerror or "cannot be read", "check the rights of the file")
        return
    if not number:
        yield SourceEmpty(str(path), "the collection has no rows", "write one JSON object a line")


def _open(path: Path) -> BinaryIO | gzip.GzipFile | lzma.LZMAFile:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rb")
    if path.suffix.lower() == ".xz":
        return lzma.open(path, "rb")
    return path.open("rb")


def _lines(stream: BinaryIO | gzip.GzipFile | lzma.LZMAFile, max_bytes: int) -> Iterator[bytes | None]:
    """Yields each line, None for one longer than `max_bytes`."""
    while line := stream.readline(max_bytes):
        if len(line) < max_bytes or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(max_bytes)) and not rest.endswith(b"\n"):
            pass
        yield None


def _row(line: bytes, number: int, place: str, columns: Mapping[str, _Column]) -> Row | SourceError:
    try:
        values = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return SourceDamaged(place, f"the row is no JSON ({str(error).splitlines()[0]})", _REMEDY)
    if not isinstance(values, dict):
        return SourceDamaged(place, "the row is no JSON object", _REMEDY)
    fields = {name: value for name, column in columns.items() if (value := column.value(values)) is not None}
    text = fields.get("text")
    if text is not None and not isinstance(text, str):
        return SourceDamaged(place, f"column '{columns['text'].shown}' holds no text", _REMEDY)
    if text is None or not text.strip():
        known = ", ".join(list(values)[:12])
        remedy = f"name the column that holds it with --field-map text=COLUMN (the row has: {known})"
        return SourceEmpty(place, "the row has no text", remedy)
    return Row(line=number, row_id=str(fields.get("id", f"line-{number}")), fields=fields)
