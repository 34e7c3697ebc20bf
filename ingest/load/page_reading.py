"""Reads a page: its words become lines and table rows in reading order."""

from __future__ import annotations

from ingest.load.aligned_tables import aligned_tables
from ingest.load.page_columns import regions
from ingest.load.page_lines import Line, grouped, line_of, pieces
from ingest.load.page_tables import ruled_tables
from ingest.load.pdf_page import PageContent

SEPARATOR = " | "


def read_page(content: PageContent) -> list[Line]:
    """Returns the lines of a page in reading order; each table, column and band is a region of its own."""
    tables = ruled_tables(content)
    taken = {id(word) for table in tables for word in table.words}
    parts = pieces([word for word in content.words if id(word) not in taken])
    upright = [part for part in parts if not part.words[0].angle]
    for table in tables:
        sizes = [word.size for word in table.words]
        mark = Line([], table.x0, table.top, table.x1, table.bottom, max(sizes), False, table=table.rows)
        upright.append(mark)
    lines: list[Line] = []
    region = 0
    for group in regions(upright):
        region = _read_group(group, lines, region)
    for part in parts:
        if part.words[0].angle:
            region += 1
            part.region, part.right = region, part.x1
            lines.append(part)
    for line in lines:
        line.settle()
    return [line for line in lines if line.text]


def _read_group(group: list[Line], lines: list[Line], region: int) -> int:
    """Appends the lines of one column; returns the next free region."""
    rows = grouped(group)
    ends = sorted((row[-1].x1 for row in rows), reverse=True)
    right = ends[min(2, len(ends) // 4)]  # one or two lines may run out of the margin
    found = {first: (last, table) for first, last, table in aligned_tables(rows)}
    number = 0
    while number < len(rows):
        parts = rows[number]
        last, table = found.get(number, (number + 1, parts[0].table))
        if table is None:
            line = line_of([word for part in parts for word in part.words])
            line.region, line.right = region, right
            lines.append(line)
        else:
            every = [part for row in rows[number:last] for part in row]
            lines += _table_lines(every, table, region + 1)
            region += 2
        number = last
    return region + 1


def _table_lines(parts: list[Line], table: list[list[str]], region: int) -> list[Line]:
    x0, x1 = min(part.x0 for part in parts), max(part.x1 for part in parts)
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    step = (bottom - top) / max(len(table), 1)
    made = []
    for number, cells in enumerate(table):
        text = SEPARATOR.join(cells).strip(" |") if any(cells) else ""
        if text:
            low = top + number * step
            line = Line([], x0, low, x1, low + step, parts[0].size, False, "row", region, text)
            made.append(line)
    return made
