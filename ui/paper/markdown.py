"""A sheet as Markdown."""

from __future__ import annotations

from ui import texts
from ui.chat.panel import day
from ui.paper.sheet import Block, Grid, Heading, Points, Sheet, Source, Text


def markdown(sheet: Sheet) -> str:
    """Returns a sheet as Markdown, its blocks apart by an empty line."""
    head = [f"# {sheet.title}", f"{texts.AS_OF} {day(sheet.day)}"]
    return "\n\n".join([*head, *(_written(one) for one in sheet.blocks)]) + "\n"


def _written(block: Block) -> str:
    match block:
        case Heading(text, level, url):
            said = f"[{text}]({url})" if url else text
            return f"{'#' * level} {said}"
        case Points(items):
            return "\n".join(f"- {one}" for one in items)
        case Grid(head, rows):
            cells = [head, ("---",) * len(head), *rows]
            return "\n".join(f"| {' | '.join(one.replace('|', '/') for one in row)} |" for row in cells)
        case Source(marker, title, place, quote, url):
            where = ", ".join(part for part in (title, place) if part)
            said = f": {texts.QUOTED.format(' '.join(quote.split()))}" if quote else ""
            return f"- [{marker}] {where}{said}{f' <{url}>' if url else ''}"
        case Text(text, look):
            return f"> {text}" if look == "warning" else text
