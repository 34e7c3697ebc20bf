"""Finds tables without ruling lines: cells that stand under each other."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from ingest.load.line_breaks import join_lines
from ingest.load.page_lines import Line, line_of

TABLE_ROWS = 3
"""Least rows of a table without ruling lines."""
MARKER = re.compile(
    r"^(?:[•▪■□◦●○➢❖✓*–—‒-]|o|\(?\w{1,3}[.)]|\(\w{1,3}\)|§+\s?\d*\w?|(?:\d{1,2}\.){1,5}\d*|\d{1,2}|\[\d+\])$"
)


def aligned_tables(lines: Sequence[list[Line]]) -> list[tuple[int, int, list[list[str]]]]:
    """Returns tables without ruling lines as (first, last + 1, rows) over `lines`, each given as its pieces.

    Rows of two or more pieces that stand under each other make one; a list marker before a text makes no column.
    """
    found = []
    start = 0
    while start < len(lines):
        if not _is_row(lines[start]):
            start += 1
            continue
        end, rows = start, 0
        last = start
        while end < len(lines):
            if _is_row(lines[end]) or (rows and _fits(lines[start:end], lines[end])):
                rows, last = rows + 1, end
            elif not _continues(lines[start:end], lines[end]):
                break
            end += 1
        end = last + 1
        if end < len(lines) and _continues(lines[start:end], lines[end]) and _near(lines[end - 1], lines[end]):
            end += 1
        columns = _column_stops(lines[start:end])
        if rows >= TABLE_ROWS and len(columns) >= 1:
            found.append((start, end, _aligned_rows(lines[start:end], columns)))
            start = end
        else:
            start += 1
    return found


def _is_row(parts: list[Line]) -> bool:
    if len(parts) < 2 or parts[0].table is not None:
        return False
    return len(parts) > 2 or not MARKER.match(parts[0].text)


def _fits(rows: Sequence[list[Line]], parts: list[Line]) -> bool:
    """Whether a line such as "§ 1" and a date stands in the columns of the rows above."""
    if len(parts) != 2 or parts[0].table is not None:
        return False
    cells = [part for row in rows[-3:] for part in row[1:]]
    return any(abs(parts[1].x0 - cell.x0) < 3 or abs(parts[1].x1 - cell.x1) < 3 for cell in cells)


def _near(above: list[Line], below: list[Line]) -> bool:
    return min(p.top for p in below) - max(p.bottom for p in above) < 0.4 * below[0].size


def _continues(rows: Sequence[list[Line]], parts: list[Line]) -> bool:
    """Whether a line of one piece goes on a cell of the rows above: under it and not over a column stop."""
    if len(parts) != 1 or parts[0].table is not None or not _near(rows[-1], parts):
        return False
    stops = _column_stops(rows)
    if not stops or any(parts[0].x0 < stop < parts[0].x1 for stop in stops):
        return False
    return any(_under(cell, parts[0]) for row in rows[-3:] for cell in row)


def _under(cell: Line, below: Line) -> bool:
    """Whether the line is set flush left, flush right or centred under the cell."""
    near = 0.4 * below.size
    shifts = (cell.x0 - below.x0, cell.x1 - below.x1, (cell.x0 + cell.x1 - below.x0 - below.x1) / 2)
    return min(map(abs, shifts)) < near


def _column_stops(rows: Sequence[list[Line]]) -> list[float]:
    """The middles of the strips that no piece of the rows crosses."""
    spans = sorted((part.x0, part.x1) for row in rows for part in row)
    stops = []
    reach = spans[0][1] if spans else 0.0
    size = statistics.median(part.size for row in rows for part in row) if spans else 1.0
    for x0, x1 in spans:
        if x0 - reach > 0.5 * size:
            stops.append((x0 + reach) / 2)
        reach = max(reach, x1)
    return stops


def _aligned_rows(lines: Sequence[list[Line]], stops: list[float]) -> list[list[str]]:
    rows: list[list[list[str]]] = []
    above: list[Line] | None = None
    for parts in lines:
        cells: list[list[str]] = [[] for _ in range(len(stops) + 1)]
        for part in parts:
            cells[sum(1 for stop in stops if stop < (part.x0 + part.x1) / 2)].append(line_of(part.words).text)
        begins = bool(cells[0]) and len(parts) > 1
        if above is not None and rows and not begins and _near(above, parts):
            for held, new in zip(rows[-1], cells, strict=True):
                held += new
        else:
            rows.append(cells)
        above = parts
    return [[join_lines(cell) for cell in row] for row in rows]
