"""Whether a text makes a statement: numbers and dates by value, words by their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evals.question import Statement
from rag.text.analyse import fold
from rag.text.dates import dates
from rag.text.numbers import amounts

_WORD = re.compile(r"\w+", re.UNICODE)
_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Figures:
    """The quantities and dates of a text, by value: (unit, value, paragraph) and (first day, last day)."""

    quantities: frozenset[tuple[str, float, str]]
    days: frozenset[tuple[str, str]]


def figures(text: str) -> Figures:
    """Returns the figures of `text`; markers [n] are none."""
    text = _MARKER.sub(" ", text)
    return Figures(
        frozenset((one.unit, one.value, one.ref) for one in amounts(text)),
        frozenset((one.first.isoformat(), one.last.isoformat()) for one in dates(text)),
    )


def says(text: str, statement: Statement) -> bool:
    """Returns whether `text` makes `statement`: each member of `say` by one of its alternatives."""
    told = _Told(text)
    return all(any(told.holds(one) for one in member.split("|") if one.strip()) for member in statement.say)


def missing(text: str, statements: Iterable[Statement]) -> list[Statement]:
    """Returns the statements that `text` does not make, in order."""
    return [one for one in statements if not says(text, one)]


def unfounded(said: Figures, evidence: Figures) -> Figures:
    """Returns the figures said that the evidence does not hold; a bare number is held by any unit."""
    values = {value for _, value, _ in evidence.quantities}
    return Figures(
        frozenset(
            one
            for one in said.quantities
            if one not in evidence.quantities and not (one[0] == "plain" and one[1] in values)
        ),
        said.days - evidence.days,
    )


class _Told:
    """A text made ready to be asked for statements."""

    def __init__(self, text: str) -> None:
        plain = _MARKER.sub(" ", text)
        self._figures = figures(plain)
        self._values = {value for _, value, _ in self._figures.quantities}
        self._words = [fold(word) for word in _WORD.findall(plain)]

    def holds(self, wanted: str) -> bool:
        """Whether every figure of `wanted` occurs, and every other word as the beginning of one."""
        asked = figures(wanted)
        if not asked.days <= self._figures.days:
            return False
        for unit, value, ref in asked.quantities:
            if (unit, value, ref) in self._figures.quantities:
                continue
            if unit != "plain" or value not in self._values:
                return False
        spans = [(one.start, one.end) for one in amounts(wanted)] + [(one.start, one.end) for one in dates(wanted)]
        rest = [
            fold(match.group())
            for match in _WORD.finditer(wanted)
            if not any(start <= match.start() < end for start, end in spans)
        ]
        return all(any(word.startswith(part) for word in self._words) for part in rest)
