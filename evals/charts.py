"""Bar charts as inline SVG, readable without colour: a value beside each bar, a mark as a dashed line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

LABEL_WIDTH, BAR_WIDTH, TEXT_WIDTH = 175, 290, 100
ROW_HEIGHT, BAR_HEIGHT = 24, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: `value` from 0 on in the chart's unit (None: nothing to measure), `text` stands beside it."""

    label: str
    value: float | None
    text: str


def bar_chart(title: str, bars: Sequence[Bar], *, full: float = 1.0, mark: float | None = None) -> str:
    """Returns the chart as an SVG element; `full` is the value of a whole bar, longer ones are cut there.

    `mark` is a value to be reached. Titles and labels may hold any text: it is escaped.
    """
    height = ROW_HEIGHT * len(bars) + 6
    width = LABEL_WIDTH + BAR_WIDTH + TEXT_WIDTH
    svg = ElementTree.Element("svg", _plain(viewBox=f"0 0 {width} {height}", role="img", width=width, height=height))
    svg.set("aria-label", title)
    ElementTree.SubElement(svg, "title").text = title
    for row, bar in enumerate(bars):
        top = ROW_HEIGHT * row + 5
        _text(svg, bar.label, LABEL_WIDTH - 8, top + 11, "end")
        _box(svg, top, BAR_WIDTH, "track")
        if bar.value is not None:
            _box(svg, top, BAR_WIDTH * min(max(bar.value, 0.0), full) / full if full else 0.0, "bar")
        _text(svg, bar.text, LABEL_WIDTH + BAR_WIDTH + 8, top + 11, "start")
    if mark is not None:
        x = round(LABEL_WIDTH + BAR_WIDTH * mark / full, 1)
        ElementTree.SubElement(svg, "line", _plain(x1=x, x2=x, y1=0, y2=height) | {"class": "mark"})
    return ElementTree.tostring(svg, encoding="unicode")


def _box(svg: ElementTree.Element, top: int, width: float, kind: str) -> None:
    box = _plain(x=LABEL_WIDTH, y=top, width=round(width, 1), height=BAR_HEIGHT)
    ElementTree.SubElement(svg, "rect", box | {"class": kind})


def _text(svg: ElementTree.Element, text: str, x: int, y: int, anchor: str) -> None:
    ElementTree.SubElement(svg, "text", _plain(x=x, y=y) | {"text-anchor": anchor}).text = text


def _plain(**values: float | str) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}
