"""Sums that a sentence works out before the reader: "45 % von 200.000 EUR = 90.000 EUR".

The result need not stand in a passage, where it is right and what it is made of is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.text.numbers import Quantity, amounts

TOLERANCE_EUR = 0.5
"""A result may be rounded to whole euros; where it says "rund", by one percent."""

_OF = re.compile(r"\s*(?:von|aus|of|[×x*·])\s*(?:(?:den|der|Ihren|Ihrer|höchstens|your|the)\s+)*", re.IGNORECASE)
_TIMES = re.compile(r"\s*(?:[×x*·]|mal|zu je|times)\s*", re.IGNORECASE)
_PLUS = re.compile(r"\s*(?:\+|plus)\s*", re.IGNORECASE)
_MINUS = re.compile(r"\s*(?:[-−–]|minus)\s*", re.IGNORECASE)
_IS = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:=|≈|sind|ist|ergibt|ergeben|macht|machen|also|das sind|are|is|makes)\s*"
    r"(?P<about>(?:rund|etwa|about)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Equation:
    """Two quantities and what they make; `right` says whether they do."""

    left: Quantity
    second: Quantity
    result: Quantity
    right: bool


def equations(text: str) -> list[Equation]:
    """Returns the sums worked out in `text`, in order: a rate of an amount, a number of amounts, a sum, a difference."""
    found = amounts(text)
    told = []
    for left, second, result in zip(found, found[1:], found[2:], strict=False):
        made = _made(text[left.end : second.start], left, second)
        stands = _IS.fullmatch(text[second.end : result.start])
        if made is None or not stands or result.unit != "eur":
            continue
        allowed = (
            max(TOLERANCE_EUR, 0.01 * abs(made)) if stands.group("about") or "≈" in stands.group() else TOLERANCE_EUR
        )
        told.append(Equation(left, second, result, abs(made - result.value) <= allowed))
    return told


def _made(between: str, left: Quantity, second: Quantity) -> float | None:
    """What two quantities make with the words between them; None where those do not reckon."""
    ways: Sequence[tuple[re.Pattern[str], bool, Callable[[], float]]] = (
        (_OF, left.unit == "percent" and second.unit == "eur", lambda: left.value * second.value / 100),
        (_TIMES, left.unit in ("plain", "days", "months", "people") and second.unit == "eur", lambda: left.value * second.value),
        (_TIMES, left.unit == "eur" and second.unit in ("plain", "days", "months", "people"), lambda: left.value * second.value),
        (_PLUS, left.unit == second.unit == "eur", lambda: left.value + second.value),
        (_MINUS, left.unit == second.unit == "eur", lambda: left.value - second.value),
    )  # fmt: skip
    return next((make() for pattern, fits, make in ways if fits and pattern.fullmatch(between)), None)
