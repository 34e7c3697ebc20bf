"""A page of a PDF as a picture, with the passage that is quoted from it marked.

A quote is text that was cleaned, joined over line ends and freed of hyphens, so that it is searched among the page's letters and
digits only. What reads in another order there (a table told by rows) is searched in parts.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.load.pdf_file import PdfFile

WIDTH_MAX_PX = 2_000
AREA_MAX_PX = 8_000_000
"""A page that is long or wide beyond measure is drawn smaller."""

PAGES_SEARCHED_MAX = 10
PART_LEAST_CHARS = 12
"""A shorter part of a quote is found in too many places to be marked alone."""

MARK_RGB = (255, 230, 120)
"""Multiplied with the page, so that its letters stay as dark as they are."""
_PARTS = re.compile(r"[\n|]+|(?<=[.!?;:])\s+")
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page (from 1) as PNG; `marks` counts the lines that are marked, 0 where the quote was not found."""

    page: int
    png: bytes
    width_px: int
    height_px: int
    marks: int


def page_image(data: bytes, page: int, quote: str, width_px: int, last: int | None = None) -> PageImage:
    """Returns page `page` (from 1) of a PDF, `width_px` (1-2000) wide at most, with `quote` marked where it stands.

    With `last` the first page from `page` to it on which the quote stands; `page` where it stands on none.

    Raises:
        IndexError: there is no such page.
        SourceEncrypted, SourceDamaged: the file cannot be opened.
    """
    with PdfFile(data, "the PDF") as file:
        file.check_page(page)
        through = min(last or page, page + PAGES_SEARCHED_MAX - 1, file.page_count)
        lines = {
            one: file.on_page(one - 1, lambda opened: list(_boxes(opened, quote))) for one in range(page, through + 1)
        }
        shown = next((one for one, boxes in lines.items() if boxes), page)
        width_px = min(max(width_px, 1), WIDTH_MAX_PX)
        return file.on_page(shown - 1, lambda opened: _drawn(opened, shown, lines[shown], width_px))


def spans(letters: str, quote: str) -> list[tuple[int, int]]:
    """Returns where a quote stands in a page's text, as offsets: whole, else its longest beginning, else its parts.

    Only letters and digits are compared, whatever their case, so that hyphens, line ends and bullets do not part them.
    """
    plain, places = _plain(letters)
    wanted, _ = _plain(quote)
    if not wanted:
        return []
    at = plain.find(wanted)
    if at >= 0:
        return [(places[at], places[at + len(wanted) - 1] + 1)]
    parts = [part for one in _PARTS.split(quote) if len(part := _plain(one)[0]) >= PART_LEAST_CHARS]
    found = [(at, len(part)) for part in parts if (at := plain.find(part)) >= 0]
    if not found and (length := _beginning(plain, wanted)):
        found = [(plain.find(wanted[:length]), length)]
    return sorted({(places[at], places[at + length - 1] + 1) for at, length in found})


def _beginning(plain: str, wanted: str) -> int:
    """How much of the quote stands on the page before it runs on to the next; 0 where that is too little."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in plain else (low, middle - 1)
    return low if low >= 2 * PART_LEAST_CHARS else 0


def _plain(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in small letters, and the offset of each in it."""
    kept: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in unicodedata.normalize("NFKD", letter).casefold():
            if one.isalnum():
                kept.append(one)
                places.append(place)
    return "".join(kept), places


def _drawn(opened: Any, page: int, boxes: Sequence[Box], width_px: int) -> PageImage:
    from PIL import Image, ImageChops, ImageDraw

    wide, high = max(opened.get_width(), 1.0), max(opened.get_height(), 1.0)
    scale = min(width_px / wide, (AREA_MAX_PX / (wide * high)) ** 0.5)
    picture = opened.render(scale=scale).to_pil().convert("RGB")
    layer = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(layer)
    for left, bottom, right, top in boxes:
        corners = ((left, high - top), (right, high - bottom))
        pen.rectangle([(x * scale, y * scale) for x, y in corners], fill=MARK_RGB)
    buffer = io.BytesIO()
    ImageChops.multiply(picture, layer).save(buffer, format="PNG")
    return PageImage(page, buffer.getvalue(), picture.width, picture.height, len(boxes))


def _boxes(opened: Any, quote: str) -> Iterator[Box]:
    """The lines of a quote on a page; none of a page that is turned, where letters and picture do not meet."""
    if opened.get_rotation() or not quote.strip():
        return
    text = opened.get_textpage()
    try:
        most = text.count_chars()
        for start, end in spans(text.get_text_range(), quote):
            yield from _lines([text.get_charbox(place, loose=True) for place in range(start, min(end, most))])
    finally:
        text.close()


def _lines(letters: Sequence[Box]) -> Iterator[Box]:
    """Boxes of letters joined to lines: a letter goes on with the line at whose end, and about whose height, it stands."""
    line: list[float] = []
    for left, bottom, right, top in letters:
        if right <= left or top <= bottom:
            continue
        shared = min(top, line[3]) - max(bottom, line[1]) if line else 0.0
        if line and shared > (top - bottom) / 2 and left > line[2] - (right - left):
            line = [line[0], min(line[1], bottom), max(line[2], right), max(line[3], top)]
            continue
        if line:
            yield line[0], line[1], line[2], line[3]
        line = [left, bottom, right, top]
    if line:
        yield line[0], line[1], line[2], line[3]
