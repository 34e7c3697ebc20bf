"""Finds the columns of a page and the order in which its parts are read.

Two columns are read one after the other; a line that spans both divides the page into bands.
"""

from __future__ import annotations

import statistics

from ingest.load.page_lines import Line

GUTTER = 0.6
"""Times the type size: the least width of the gutter between two columns."""
COLUMN_LINES = 5
"""Least lines of a column."""


def regions(parts: list[Line]) -> list[list[Line]]:
    """Returns the parts in groups that are read one after the other; inside a group from top to bottom."""
    return _regions(parts, 0)


def _regions(parts: list[Line], depth: int) -> list[list[Line]]:
    """The groups of parts that are read one after the other."""
    gutter = _gutter(parts) if depth < 4 and len(parts) >= 2 * COLUMN_LINES else None
    if gutter is None:
        return [parts] if parts else []
    low, high = gutter
    middle = (low + high) / 2
    spanning = sorted((p for p in parts if p.x0 < low - 1 and p.x1 > high + 1), key=lambda p: p.top)
    rest = [p for p in parts if not (p.x0 < low - 1 and p.x1 > high + 1)]
    groups: list[list[Line]] = []
    across: list[Line] = []

    def close(band: list[Line]) -> None:
        nonlocal across
        if across:
            groups.append(across)
            across = []
        for side in ([p for p in band if (p.x0 + p.x1) / 2 < middle], [p for p in band if (p.x0 + p.x1) / 2 >= middle]):
            groups.extend(_regions(side, depth + 1))

    for span in spanning:
        center = (span.top + span.bottom) / 2
        band = [p for p in rest if (p.top + p.bottom) / 2 < center]
        beside = [p for p in band if p.bottom > span.top + 0.5 * span.height]
        band = [p for p in band if p not in beside]
        if band:
            close(band)
            rest = [p for p in rest if p not in band]
        across.append(span)
    close(rest)
    return groups


def _gutter(parts: list[Line]) -> tuple[float, float] | None:
    """The empty strip between two columns of prose, where there is one."""
    left, right = min(p.x0 for p in parts), max(p.x1 for p in parts)
    width = right - left
    starts: dict[int, list[Line]] = {}
    for part in parts:
        if left + 0.2 * width < part.x0 < left + 0.8 * width:
            starts.setdefault(round(part.x0 / 4), []).append(part)
    best: tuple[int, tuple[float, float]] | None = None
    for key in list(starts):
        near = starts.get(key, []) + starts.get(key + 1, [])
        if len(near) < COLUMN_LINES:
            continue
        high = min(part.x0 for part in near)
        found = _columns(parts, left, right, high)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _columns(parts: list[Line], left: float, right: float, high: float) -> tuple[int, tuple[float, float]] | None:
    beyond = [p for p in parts if p.x0 >= high - 1]
    size = statistics.median(p.size for p in beyond)
    before = [p for p in parts if p.x1 <= high - GUTTER * size]
    if len(before) < COLUMN_LINES or len(beyond) < COLUMN_LINES:
        return None
    low = max(p.x1 for p in before)
    crossing = [p for p in parts if p.x0 < high - 1 and p.x1 > high - GUTTER * size]
    overlap = min(max(p.bottom for p in before), max(p.bottom for p in beyond)) - max(
        min(p.top for p in before), min(p.top for p in beyond)
    )
    if overlap < 0.6 * COLUMN_LINES * size or len(crossing) > 0.35 * len(parts):
        return None
    # lines that reach into the gutter within the shared height speak against columns, unless they span widely
    if sum(1 for p in crossing if p.x0 > left + 0.25 * (high - left)) > 0.1 * len(parts):
        return None
    if not _prose(before, low - left) or not _prose(beyond, right - high):
        return None
    return len(before) + len(beyond) - 2 * len(crossing), (low, high)


def _prose(parts: list[Line], width: float) -> bool:
    """Whether the parts look like the lines of a text set to this width, and not like cells."""
    parts = [p for p in parts if p.table is None]
    if len(parts) < COLUMN_LINES:
        return False
    wide = statistics.median(p.x1 - p.x0 for p in parts) >= 0.55 * width
    return wide and statistics.median(len(p.words) for p in parts) >= 3
