"""Finds the tables of a page that are drawn with ruling lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.load.line_breaks import join_lines
from ingest.load.page_lines import Line, joined, pieces
from ingest.load.pdf_page import PageContent, Rule, Word

SNAP = 3.0
"""Points; ruling lines nearer than this are one."""
CELL_CHARS = 1_500
"""A longer cell holds running text: the lines then are a frame, not a table."""

FIGURES = re.compile(r"^[\d.,%€/()+\s–-]+$")


@dataclass(slots=True)
class Table:
    """One table: its rows from top to bottom, each with its cells from left to right ("" where empty)."""

    top: float
    bottom: float
    x0: float
    x1: float
    rows: list[list[str]]
    words: list[Word]


def ruled_tables(content: PageContent) -> list[Table]:
    """Returns the tables that ruling lines make, from top to bottom; frames around a text are none."""
    tables = []
    for flat, upright in _nets(content.rules):
        table = _grid(content, flat, upright)
        if table:
            tables.append(table)
    return sorted(tables, key=lambda table: table.top)


def _nets(rules: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of ruling lines that touch; a page with a great many is a drawing."""
    rules = _merged([r for r in rules if r.horizontal]) + _merged([r for r in rules if not r.horizontal])
    if not 3 <= len(rules) <= 1_500:
        return []
    group = list(range(len(rules)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    flat = [i for i, r in enumerate(rules) if r.horizontal]
    upright = [i for i, r in enumerate(rules) if not r.horizontal]
    for i in flat:
        for j in upright:
            h, v = rules[i], rules[j]
            if h.start - SNAP <= v.at <= h.end + SNAP and v.start - SNAP <= h.at <= v.end + SNAP:
                group[root(i)] = root(j)
    nets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(rules):
        nets.setdefault(root(i), ([], []))[0 if rule.horizontal else 1].append(rule)
    return [(h, v) for h, v in nets.values() if len(h) >= 2 and len(v) >= 1]


def _merged(rules: list[Rule]) -> list[Rule]:
    """The rules with collinear ones that touch made one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / SNAP), r.start)):
        last = found[-1] if found else None
        if last and abs(last.at - rule.at) <= SNAP and last.start - SNAP <= rule.end and rule.start <= last.end + SNAP:
            found[-1] = Rule(last.horizontal, last.at, min(last.start, rule.start), max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _stops(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


def _grid(content: PageContent, flat: list[Rule], upright: list[Rule]) -> Table | None:
    xs = _stops([r.at for r in upright] + [min(r.start for r in flat), max(r.end for r in flat)])
    ys = _stops([r.at for r in flat] + [min(r.start for r in upright), max(r.end for r in upright)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > 20_000:
        return None
    inside = [
        w for w in content.words
        if not w.angle and xs[0] - 1 <= (w.x0 + w.x1) / 2 <= xs[-1] + 1 and ys[0] <= (w.top + w.bottom) / 2 <= ys[-1]
    ]  # fmt: skip
    owner = _cells(flat, upright, xs, ys)
    held: dict[int, list[Word]] = {}
    for word in inside:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        column = max(0, min(columns - 1, sum(1 for stop in xs[1:-1] if stop < x)))
        row = max(0, min(rows - 1, sum(1 for stop in ys[1:-1] if stop < y)))
        held.setdefault(owner[row * columns + column], []).append(word)
    texts = {cell: joined(pieces(words)) for cell, words in held.items()}
    longest = max((sum(len(line.text) + 1 for line in lines) for lines in texts.values()), default=0)
    if len(texts) < 3 or longest > CELL_CHARS:
        return None
    found: list[list[str]] = []
    for row in range(rows):
        cells: list[list[Line]] = []
        for column in range(columns):
            base = row * columns + column
            if owner[base] == base:
                cells.append(texts.get(base, []))
            elif owner[base] // columns < row and (column == 0 or owner[base] != owner[base - 1]):
                cells.append([])  # the cell above reaches down here
        found += _rows(cells)
    used = [row for row in found if any(row)]
    if sum(1 for row in used if sum(map(bool, row)) >= 2) < 2:
        return None
    return Table(ys[0], ys[-1], xs[0], xs[-1], used, inside)


def _cells(flat: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]) -> list[int]:
    """For each field of the grid the first field of the cell it belongs to: no line between means one cell."""
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = list(range(columns * rows))

    def root(i: int) -> int:
        while owner[i] != i:
            i = owner[i]
        return i

    def drawn(rules: list[Rule], at: float, start: float, end: float) -> bool:
        covered = sum(min(r.end, end) - max(r.start, start) for r in rules
                      if abs(r.at - at) <= SNAP and min(r.end, end) > max(r.start, start))  # fmt: skip
        return covered >= 0.5 * (end - start)

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not drawn(upright, xs[column + 1], ys[row], ys[row + 1]):
                a, b = sorted((root(here), root(here + 1)))
                owner[b] = a
            if row + 1 < rows and not drawn(flat, ys[row + 1], xs[column], xs[column + 1]):
                a, b = sorted((root(here), root(here + columns)))
                owner[b] = a
    return [root(i) for i in range(columns * rows)]


def _rows(cells: list[list[Line]]) -> list[list[str]]:
    """The text rows of one ruled row: several where a column of figures shows that lines between are missing."""
    figures = [lines for lines in cells if len(lines) >= 3 and all(FIGURES.match(line.text) for line in lines)]
    if not figures:
        return [[join_lines([line.text for line in lines]) for lines in cells]]
    stops = [line.top for line in max(figures, key=len)]
    rows: list[list[list[str]]] = [[[] for _ in cells] for _ in range(len(stops) + 1)]
    for number, lines in enumerate(cells):
        for line in lines:
            rows[sum(1 for stop in stops if stop <= line.top + 0.5 * line.height)][number].append(line.text)
    return [[join_lines(cell) for cell in row] for row in rows if any(row)]
