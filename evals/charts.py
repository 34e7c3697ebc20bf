"""Bar charts as inline SVG, readable without colour: a value beside each bar, a mark as a dashed line, an interval as a whisker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

ROW_HEIGHT, BAR_HEIGHT = 24, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: `value` from 0 on in the chart's unit (None: nothing to measure), `text` stands beside it.

    `interval` are the bounds between which the value is to be trusted, in the same unit.
    """

    label: str
    value: float | None
    text: str
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the three columns of a chart are, in pixels."""

    label: int = 175
    bar: int = 290
    text: int = 100


def bar_chart(
    title: str, bars: Sequence[Bar], *, full: float = 1.0, mark: float | None = None, widths: Widths = Widths()
) -> str:
    """Returns the chart as an SVG element; `full` is the value of a whole bar, longer ones are cut there.

    `mark` is a value to be reached. Titles and labels may hold any text: it is escaped.
    """
    height = ROW_HEIGHT * len(bars) + 6
    width = widths.label + widths.bar + widths.text
    left, whole = widths.label, widths.bar

    def at(value: float) -> float:
        return round(left + whole * min(max(value, 0.0), full) / full, 1) if full else left

    svg = ElementTree.Element("svg", _plain(viewBox=f"0 0 {width} {height}", role="img", width=width, height=height))
    svg.set("aria-label", title)
    ElementTree.SubElement(svg, "title").text = title
    for row, bar in enumerate(bars):
        top = ROW_HEIGHT * row + 5
        _text(svg, bar.label, left - 8, top + 11, "end")
        _box(svg, left, top, whole, "track")
        if bar.value is not None:
            _box(svg, left, top, round(at(bar.value) - left, 1), "bar")
        if bar.interval is not None:
            low, high = (at(one) for one in bar.interval)
            middle = top + BAR_HEIGHT / 2
            _line(svg, "span", x1=low, x2=high, y1=middle, y2=middle)
            for end in (low, high):
                _line(svg, "span", x1=end, x2=end, y1=middle - 4, y2=middle + 4)
        _text(svg, bar.text, left + whole + 8, top + 11, "start")
    if mark is not None:
        _line(svg, "mark", x1=at(mark), x2=at(mark), y1=0, y2=height)
    return ElementTree.tostring(svg, encoding="unicode")


def _box(svg: ElementTree.Element, left: int, top: int, width: float, kind: str) -> None:
    box = _plain(x=left, y=top, width=round(width, 1), height=BAR_HEIGHT)
    ElementTree.SubElement(svg, "rect", box | {"class": kind})


def _line(svg: ElementTree.Element, kind: str, **ends: float) -> None:
    ElementTree.SubElement(svg, "line", _plain(**ends) | {"class": kind})


def _text(svg: ElementTree.Element, text: str, x: int, y: int, anchor: str) -> None:
    ElementTree.SubElement(svg, "text", _plain(x=x, y=y) | {"text-anchor": anchor}).text = text


def _plain(**values: float | str) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}
