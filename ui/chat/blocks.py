"""The shape of an answer's text: paragraphs, lists and tables, as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
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
        _block(kind, list(lines), marked) for kind, lines in groupby(text.splitlines(), _kind) if kind != "gap"
    )


def _kind(line: str) -> str:
    if not line.strip():
        return "gap"
    return "list" if BULLET.match(line) else "table" if _ROW.match(line) else "paragraph"


def _block(kind: str, lines: list[str], marked: Marked) -> str:
    if kind == "list":
        items = "".join(f"<li>{marked(BULLET.sub('', line, count=1))}</li>" for line in lines)
        return f"<ul>{items}</ul>"
    if kind == "table" and len(lines) > 1 and _RULE.match(lines[1]):
        return _table(lines, marked)
    return "".join(f"<p>{marked(line.strip())}</p>" for line in lines)


def _table(lines: list[str], marked: Marked) -> str:
    """A table in a box that scrolls by itself; the first cell of a row names it."""
    head = "".join(f'<th scope="col">{marked(cell)}</th>' for cell in _cells(lines[0]))
    rows = "".join(
        f'<tr><th scope="row">{marked(first)}</th>{"".join(f"<td>{marked(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in (_cells(line) for line in lines[2:])
    )
    return (
        f'<div class="tabelle" role="region" aria-label="{texts.TABLE_LABEL}" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip())[1:-1]]
