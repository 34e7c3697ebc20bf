"""Drops running heads, running feet and page numbers: lines that come again at the same place of many pages."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence

from ingest.load.page_lines import Line

TOP_SHARE, BOTTOM_SHARE = 0.18, 0.85
"""Heads lie above, feet below these shares of the page's height."""
MOST_LINES = 8
"""A head or foot has no more lines than this."""
LEAST_PAGES = 3
"""A line that comes on fewer pages is content, unless it is a page number."""
COVER = 0.4
"""Least share of the pages between its first and its last that a head stands on: every second one, with gaps."""
LEAST_GAP = 0.5
"""Times the type size: nearer to the text a line belongs to it, however often it comes again."""
SAME_PLACE = 12.0
"""Points; how far the place may differ from page to page."""

_NUMBER = re.compile(r"^\W*(?:(?:Seite|Page|S\.)\s*)?(\d{1,4})(?:\s*(?:von|of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_SAID = re.compile(r"^\W*(?:Seite|Page)\s*\d{1,4}\s*(?:von|of|/)\s*\d{1,4}\W*$", re.IGNORECASE)
_Key = tuple[str, str, int]


def without_running_heads(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Returns the pages without them. One whose words stand nowhere else stays where it comes first."""
    heads = _repeated(pages, heights)
    kept: list[list[Line]] = []
    dropped: list[tuple[int, Line]] = []
    for number, lines in enumerate(pages):
        gone = {id(line) for line in _edges(lines, heights[number], heads, number, len(pages))}
        kept.append([line for line in lines if id(line) not in gone])
        dropped += [(number, line) for line in lines if id(line) in gone]
    _keep_the_only(kept, pages, dropped)
    return kept


def _key(line: Line, height: float) -> _Key | None:
    if line.top < TOP_SHARE * height:
        zone = "head"
    elif line.bottom > BOTTOM_SHARE * height:
        zone = "foot"
    else:
        return None
    return zone, re.sub(r"\d+", "#", line.text).casefold(), round(line.size)


def _repeated(pages: Sequence[list[Line]], heights: Sequence[float]) -> dict[_Key, float]:
    """The keys of the lines that repeat, with their usual place."""
    places: dict[_Key, list[tuple[int, float]]] = {}
    for number, lines in enumerate(pages):
        tables = Counter(line.region for line in lines if line.kind == "row")
        for line in lines:
            key = _key(line, heights[number])
            if key and len(line.text) < 250 and tables[line.region] <= 2:
                places.setdefault(key, []).append((number, line.top))
    found: dict[_Key, float] = {}
    for key, seen in places.items():
        middle = statistics.median(top for _, top in seen)
        numbers = sorted({number for number, top in seen if abs(top - middle) <= SAME_PLACE})
        span = numbers[-1] - numbers[0] + 1 if numbers else 1
        if len(numbers) >= LEAST_PAGES and len(numbers) >= COVER * span:
            found[key] = middle
    return found


def _edges(lines: list[Line], height: float, heads: dict[_Key, float], number: int, count: int) -> list[Line]:
    """The lines of one page that go, taken from its edges inwards up to the first that stays."""
    gone: list[Line] = []
    if not lines:
        return gone
    for edge in (sorted(lines, key=lambda line: line.top), sorted(lines, key=lambda line: -line.bottom)):
        outer: list[Line] = []
        for line in edge[:MOST_LINES]:
            key = _key(line, height)
            if key is None:
                break
            at = heads.get(key)
            if not (at is not None and abs(line.top - at) <= SAME_PLACE) and not _page_number(line, number, count):
                break
            outer.append(line)
        gone += [line for line in outer if _set_apart(outer, edge) or _page_number(line, number, count)]
    return gone


def _set_apart(outer: list[Line], edge: list[Line]) -> bool:
    """Whether more than a line's usual distance lies between the outer lines and the rest of the page."""
    if not outer or len(outer) == len(edge):
        return True
    last, inner = outer[-1], edge[len(outer)]
    return max(inner.top - last.bottom, last.top - inner.bottom) >= LEAST_GAP * last.size


def _page_number(line: Line, number: int, count: int) -> bool:
    if _SAID.match(line.text):
        return True
    match = _NUMBER.match(line.text)
    return bool(match) and count > 1 and int(match[1]) == number + 1 if match else False


def _keep_the_only(kept: list[list[Line]], pages: Sequence[list[Line]], dropped: list[tuple[int, Line]]) -> None:
    """Puts back, once, what is said nowhere else: the name of a leaflet, its date."""
    first: dict[str, tuple[int, Line]] = {}
    for number, line in dropped:
        shape = re.sub(r"\d+", "#", line.text).casefold()
        if not _NUMBER.match(line.text) and len(re.findall(r"\w{3,}", line.text)) >= 2:
            first.setdefault(shape, (number, line))
    if not first:
        return
    wanted = {word for _, line in first.values() for word in _told(line)}
    for lines in kept:
        for line in lines:
            wanted.difference_update(_told(line))
            if not wanted:
                return
    for number, line in first.values():
        words = _told(line)
        if number == 0 and sum(word in wanted for word in words) >= 0.5 * len(words):
            places = [id(each) for each in kept[number]]
            order = {id(each): place for place, each in enumerate(pages[number])}
            place = sum(1 for each in places if order[each] < order[id(line)])
            kept[number].insert(place, line)


def _told(line: Line) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w{4,}", line.text)]
