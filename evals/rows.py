"""Files to which a row is added as soon as it is known, one JSON object a line, so that a killed run goes on from there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Returns the rows of a file, empty where there is none; a line that a kill cut off is left out.

    Lines end at a line feed alone: JSON keeps U+2028 and U+0085 as they are, at which `str.splitlines` would cut a row.
    """
    rows = []
    for line in path.read_text(encoding="utf-8").split("\n") if path.exists() else ():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict):
            rows.append(row)
    return rows


def mend_rows(path: Path) -> list[dict[str, Any]]:
    """Returns the rows of a file and takes a line that was cut off out of it, so that the next one begins a line."""
    rows = read_rows(path)
    text = "".join(as_line(row) for row in rows)
    if path.exists() and path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return rows


def as_line(row: dict[str, Any]) -> str:
    """Returns a row as a line, its end included."""
    return json.dumps(row, ensure_ascii=False) + "\n"
