"""Charts are well-formed, to scale, escaped and say each value in words."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from evals.charts import Bar, Widths, bar_chart

BAR_WIDTH = Widths().bar


def widths(svg: str, kind: str) -> list[float]:
    return [float(one.attrib["width"]) for one in ElementTree.fromstring(svg).iter("rect") if one.get("class") == kind]


def test_bars_are_to_scale_and_cut_at_the_full_width() -> None:
    svg = bar_chart("Anteile", [Bar("a", 0.5, "0.500"), Bar("b", 1.0, "1.000"), Bar("c", 3.0, "3")])
    assert widths(svg, "bar") == [BAR_WIDTH / 2, BAR_WIDTH, BAR_WIDTH]
    assert widths(bar_chart("ms", [Bar("a", 50.0, "50 ms")], full=200.0), "bar") == [BAR_WIDTH / 4]


def test_what_was_not_measured_has_a_track_and_no_bar() -> None:
    svg = bar_chart("Anteile", [Bar("a", None, "–")])
    assert widths(svg, "bar") == [] and widths(svg, "track") == [BAR_WIDTH] and "–" in svg


def test_text_is_escaped_and_every_value_stands_beside_its_bar() -> None:
    svg = bar_chart('<b>"x"', [Bar("<script>alert(1)</script>", 0.25, "0.250")])
    told = [one.text for one in ElementTree.fromstring(svg).iter("text")]
    assert told == ["<script>alert(1)</script>", "0.250"] and "<script>" not in svg


@pytest.mark.parametrize("mark", [None, 0.5])
def test_a_mark_is_a_line(mark: float | None) -> None:
    lines = list(ElementTree.fromstring(bar_chart("t", [Bar("a", 0.1, "")], mark=mark)).iter("line"))
    assert len(lines) == (mark is not None)


def test_an_interval_is_a_whisker_around_the_value() -> None:
    svg = bar_chart("t", [Bar("a", 0.5, "0.500", (0.4, 0.7))], widths=Widths(100, 200, 50))
    whisker, *ends = [one for one in ElementTree.fromstring(svg).iter("line") if one.get("class") == "span"]
    assert [float(whisker.attrib[one]) for one in ("x1", "x2")] == [180.0, 240.0] and len(ends) == 2
