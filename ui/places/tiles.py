"""Two tile maps as inline SVG, each tile a link, with a legend and a table that says the same: the Kreise, and the Länder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from corpus.region_tables import Tile
from corpus.regions import load_regions
from ui import texts
from ui.places.asked import Asked, address, link, place_name, shown

MAPPED = ("03", "04")
"""The Länder whose Kreise have tiles."""

SIZE, GAP = 46, 5
"""A tile and the space beside it, in units of the drawing."""

STEPS = 5
"""Shades for one offer and more; none is a shade of its own."""


@dataclass(frozen=True, slots=True)
class Map:
    """What one map says: its tiles, the count of each, what its parts are called."""

    tiles: Sequence[Tile]
    counts: Mapping[str, int]
    label: str
    tile: str
    legend: str
    heads: tuple[str, str]


def kreise(counts: Mapping[str, int], given: Asked) -> str:
    """Returns the map of Niedersachsen and Bremen; `counts` by Kreis."""
    tiles = [one for one in load_regions().tables.tiles.values() if len(one.key) == 5]
    heads = texts.PLACES_TABLE_HEADS
    return _map(Map(tiles, counts, texts.PLACES_MAP_LABEL, texts.PLACES_TILE, texts.PLACES_LEGEND, heads), given)


def laender(counts: Mapping[str, int], given: Asked) -> str:
    """Returns the map of the Länder; `counts` by Land."""
    tiles = [one for one in load_regions().tables.tiles.values() if len(one.key) == 2]
    said = (texts.PLACES_LAENDER_LABEL, texts.PLACES_LAND_TILE, texts.PLACES_LAENDER_LEGEND)
    return _map(Map(tiles, counts, *said, texts.PLACES_LAENDER_HEADS), given)


def kreise_of(land: str, counts: Mapping[str, int], given: Asked) -> str:
    """Returns the Kreise of a Land without tiles as a list of links, those with offers first; the others by name only."""
    regions = load_regions()
    of_land = [key for key in regions.tables.kreise if key.startswith(land)]
    with_some = sorted((key for key in of_land if counts.get(key)), key=lambda key: (-counts[key], _name(key)))
    items = "".join(
        f"<li>{link(key, escape(_name(key)), topic=given.topic, kind=given.kind, chosen=_is_chosen(key, given))} "
        f"<strong>{counts[key]}</strong></li>"
        for key in with_some
    )
    without = ", ".join(sorted(_name(key) for key in of_land if not counts.get(key)))
    rest = texts.PLACES_KREISE_NONE.format(names=escape(without)) if without else ""
    head = texts.PLACES_KREISE_OF.format(land=escape(regions.tables.laender[land].name))
    listed = f'<ul class="orte">{items}</ul>' if items else ""
    return f"<h3>{head}</h3>{listed}" + (f'<p class="fuss">{rest}</p>' if rest else "")


def steps(most: int) -> list[tuple[int, int]]:
    """Returns the bounds of each shade, both inclusive, for counts from 1 to `most`: as many as `STEPS`, or fewer.

    They grow by a factor, so that one Land or Kreis with very many leaves the others their differences.
    """
    bounds: list[tuple[int, int]] = []
    for step in range(1, STEPS + 1):
        low = bounds[-1][1] + 1 if bounds else 1
        high = most if step == STEPS else max(low, round(most ** (step / STEPS)))
        if low <= most:
            bounds.append((low, min(high, most)))
    return bounds


def _map(told: Map, given: Asked) -> str:
    bounds = steps(max((told.counts.get(one.key, 0) for one in told.tiles), default=0))
    columns = 1 + max(one.column for one in told.tiles)
    rows = 1 + max(one.row for one in told.tiles)
    pitch = SIZE + GAP
    drawn = "".join(
        _tile(told, one, bounds, given) for one in sorted(told.tiles, key=lambda one: (one.row, one.column))
    )
    return (
        f'<svg class="kacheln" viewBox="-3 -3 {columns * pitch - GAP + 6} {rows * pitch - GAP + 6}" role="group" '
        f'aria-label="{escape(told.label, quote=True)}">{drawn}</svg>{_legend(told.legend, bounds)}{_table(told, given)}'
    )


def _tile(told: Map, one: Tile, bounds: Sequence[tuple[int, int]], given: Asked) -> str:
    count = told.counts.get(one.key, 0)
    name = _name(one.key)
    said = escape(told.tile.format(label=one.label, count=count, name=name), quote=True)
    chosen = ' aria-current="true"' if _is_chosen(one.key, given) else ""
    left, top, middle = one.column * (SIZE + GAP), one.row * (SIZE + GAP), SIZE / 2
    return (
        f'<a class="kachel stufe-{_step(count, bounds)}" href="{address(one.key, given.topic, given.kind)}" '
        f'data-ort="{escape(shown(one.key), quote=True)}" aria-label="{said}"{chosen} '
        f'transform="translate({left} {top})"><title>{escape(name)}: {count}</title>'
        f'<rect width="{SIZE}" height="{SIZE}" rx="7"/>'
        f'<text x="{middle:g}" y="18" class="kuerzel{" kuerzel--lang" if len(one.label) > 3 else ""}">{escape(one.label)}</text>'
        f'<text x="{middle:g}" y="38" class="zahl">{count}</text></a>'
    )


def _is_chosen(key: str, given: Asked) -> bool:
    """Whether a tile is that of a place asked for: it holds all of it, or it is the Land that it lies in."""
    if not given.said:
        return False
    return any(load_regions().contains(key, place) is True for place in given.places)


def _step(count: int, bounds: Sequence[tuple[int, int]]) -> int:
    """The shade of a count: 0 for none, then 1 to `STEPS`; few shades are spread over all of them, a single one is the middle."""
    if not count:
        return 0
    if len(bounds) == 1:
        return (STEPS + 1) // 2
    at = next(number for number, (_, high) in enumerate(bounds) if count <= high)
    return 1 + round(at * (STEPS - 1) / (len(bounds) - 1))


def _legend(head: str, bounds: Sequence[tuple[int, int]]) -> str:
    shades = [(0, "0"), *((_step(low, bounds), str(low) if low == high else f"{low}–{high}") for low, high in bounds)]
    items = "".join(
        f'<li><span class="muster stufe-{step}" aria-hidden="true"></span>{said}</li>' for step, said in shades
    )
    return f'<div class="legende"><span>{head}:</span><ul>{items}</ul></div>'


def _table(told: Map, given: Asked) -> str:
    rows = "".join(
        f'<tr><th scope="row">{link(key, escape(_name(key)), topic=given.topic, kind=given.kind)}</th>'
        f"<td>{told.counts.get(key, 0)}</td></tr>"
        for key in sorted((one.key for one in told.tiles), key=_name)
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in told.heads)
    return (
        f'<details class="als-tabelle"><summary>{texts.PLACES_TABLE}</summary>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _name(key: str) -> str:
    return place_name(key)
