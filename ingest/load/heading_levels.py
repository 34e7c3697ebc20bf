"""Gives the headings of a PDF their levels: from the outline, else from numbering and type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.load.headings import Heading, depth, names_law, names_part

_Style = tuple[float, bool]

NUMBERED = 3
"""From this many decimally numbered headings on, numbering decides the level."""


def levels(headings: Sequence[Heading]) -> list[int]:
    """Returns the level (1-6) of each heading, in order."""
    if sum(depth(heading.text) > 0 for heading in headings if heading.outline is None) >= NUMBERED:
        found = _by_number(headings)
    else:
        found = _by_style(headings)
    found = [level if h.outline is None else h.outline + 1 for level, h in zip(found, headings, strict=True)]
    return [max(1, min(6, level)) for level in _law_below_part(headings, found)]


def _style(heading: Heading) -> _Style:
    return round(heading.size), heading.bold


def _kind(heading: Heading) -> tuple[_Style, bool, bool]:
    return _style(heading), names_part(heading.text), names_law(heading.text)


def _ranks(headings: Sequence[Heading]) -> dict[_Style, int]:
    """Larger type stands above smaller, bold above plain; sizes that hardly differ are one level."""
    styles = sorted({_style(heading) for heading in headings}, key=lambda style: (-style[0], not style[1]))
    ranks: dict[_Style, int] = {}
    rank, last = 0, None
    for style in styles:
        if last is None or style[0] < 0.94 * last[0] or style[1] != last[1]:
            rank, last = rank + 1, style
        ranks[style] = rank
    return ranks


def _by_style(headings: Sequence[Heading]) -> list[int]:
    named: dict[tuple[_Style, bool, bool], Counter[int]] = {}
    for heading in headings:
        if heading.outline is not None:
            named.setdefault(_kind(heading), Counter())[heading.outline + 1] += 1
    ranks = _ranks(headings)
    return [
        named[_kind(heading)].most_common(1)[0][0] if _kind(heading) in named else ranks[_style(heading)]
        for heading in headings
    ]


def _by_number(headings: Sequence[Heading]) -> list[int]:
    """The depth of the numbering, below a title set larger; others take the level of the numbered in their type, or stand below."""
    numbered = [heading for heading in headings if depth(heading.text)]
    largest = max(heading.size for heading in numbered)
    titled = headings[0].size > 1.05 * largest and not depth(headings[0].text)
    base = min(depth(heading.text) for heading in numbered) - 1 - titled
    usual: dict[_Style, Counter[int]] = {}
    for heading in numbered:
        usual.setdefault(_style(heading), Counter())[depth(heading.text) - base] += 1
    found: list[int] = []
    above = 0
    for heading in headings:
        if own := depth(heading.text):
            above = own - base
            found.append(above)
        elif names_part(heading.text) or not above:
            found.append(1)
        elif len(usual.get(_style(heading), ())) == 1:
            found.append(min(usual[_style(heading)]))
        else:
            found.append(above + 1)
    return found


def _law_below_part(headings: Sequence[Heading], found: Sequence[int]) -> list[int]:
    """The levels, with "§ 4" one below "Teil 2" where both are set alike and no outline says better."""
    parts = {_style(h) for h in headings if h.outline is None and names_part(h.text)}
    return [
        level + (heading.outline is None and names_law(heading.text) and _style(heading) in parts)
        for level, heading in zip(found, headings, strict=True)
    ]
