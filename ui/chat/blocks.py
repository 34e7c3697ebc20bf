"""The shape of an answer's text: paragraphs, lists and tables, as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from ui import texts

BULLET = re.compile(r"^\s*[-•*–]\s+")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_CELLS = re.compile(r"(?<!\\)\|")
Marked = Callable[[str], str]
"""Escapes a text and turns its [n] into what opens a source."""


def blocks(text: str, marked: Marked) -> str:
    """Returns the paragraphs, lists and Markdown tables of `text` as HTML; every piece of it goes through `marked`."""
    return "".join(
        _block(kind, list(lines), marked) for kind, lines in groupby(text.splitlines(), kind_of_line) if kind != "gap"
    )


def kind_of_line(line: str) -> str:
    """Returns "gap", "list", "table" or "paragraph"."""
    if not line.strip():
        return "gap"
    return "list" if BULLET.match(line) else "table" if _ROW.match(line) else "paragraph"


def _block(kind: str, lines: list[str], marked: Marked) -> str:
    if kind == "list":
        items = "".join(f"<li>{marked(BULLET.sub('', line, count=1))}</li>" for line in lines)
        return f"<ul>{items}</ul>"
    if kind == "table" and is_table(lines):
        return _table(lines, marked)
    return "".join(f"<p>{marked(line.strip())}</p>" for line in lines)


def _table(lines: list[str], marked: Marked) -> str:
    """A table in a box that scrolls by itself; the first cell of a row names it."""
    head = "".join(f'<th scope="col">{marked(cell)}</th>' for cell in cells(lines[0]))
    rows = "".join(
        f'<tr><th scope="row">{marked(first)}</th>{"".join(f"<td>{marked(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in (cells(line) for line in lines[2:])
    )
    return (
        f'<div class="tabelle" role="region" aria-label="{texts.TABLE_LABEL}" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def is_table(lines: Sequence[str]) -> bool:
    """Returns True where rows have a head: a line of dashes below the first."""
    return len(lines) > 1 and bool(_RULE.match(lines[1]))


def cells(line: str) -> list[str]:
    """Returns the cells of a row."""
    return [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip())[1:-1]]
