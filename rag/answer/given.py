"""What a sentence may repeat of what the asker said, and what it may work out from it; neither stands in a passage.

"Mit Ihren 38 Beschäftigten", "45 % von 200.000 EUR = 90.000 EUR". A figure of the asker's is only repeated beside the asker's own
words for it, so that planned costs do not become the highest grant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer.arithmetic import equations
from rag.answer.figures import Figure, figures_of
from rag.answer.need import is_identifier
from rag.answer.terms import stems_in, stems_of
from rag.answer.values import quantities_of, same
from rag.text.numbers import Quantity

_OF_ASKER = re.compile(r"\b(?:Ihr\w*|your|als|as)\s+(?:[\w-]+\s+){0,3}$")
_PLACED = re.compile(r"\b(?:in|aus|nahe|mit|Ihr\w*|als|from|with|your|as)\s+(?:[\w-]+\s+){0,3}$")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What need not stand in the passage: figures by where they start, and the asker's terms; `faults` of wrong sums."""

    starts: frozenset[int]
    terms: frozenset[str]
    faults: tuple[str, ...]


def allowed(said: str, evidence: str, given: str) -> Allowed:
    """Returns what `said` may hold beside `evidence`: repeated from `given`, or worked out from both.

    What was worked out may be reckoned with further on.
    """
    there, theirs = quantities_of(evidence), quantities_of(given)
    starts: set[int] = set()
    faults = []
    made: list[Quantity] = []
    for one in equations(said):
        if not one.right:
            faults.append(f"'{said[one.left.start : one.result.end]}' is reckoned wrongly")
            continue
        cited = [_among(part, [*there, *made]) for part in (one.left, one.second)]
        if any(cited) and all(_among(part, [*there, *theirs, *made]) for part in (one.left, one.second)):
            starts |= {part.start for part in (one.left, one.second) if not _among(part, there)}
            starts.add(one.result.start)
            made.append(one.result)
    if given:
        held = figures_of(evidence)
        repeated = (one for one in figures_of(said) if not any(one.equals(other) for other in held))
        starts |= {one.start for one in repeated if any(_repeats(said, one, other) for other in figures_of(given))}
    return Allowed(frozenset(starts), stems_in(given), tuple(faults))


def of_asker(said: str, start: int, word: str) -> bool:
    """Returns whether the word at `start` is told of the asker: "in Gifhorn", "Ihre Umstellung", "als GmbH".

    What is written like the name of a programme must be called the asker's own: a question may name what no passage knows.
    """
    return bool((_OF_ASKER if is_identifier(word) else _PLACED).search(said[:start]))


def _among(one: Quantity, others: Sequence[Quantity]) -> bool:
    return any(same(one, other) for other in others)


def _repeats(said: str, one: Figure, other: Figure) -> bool:
    """Whether a figure is the asker's, told as the asker told it: beside the same noun, and no other bound."""
    if not one.equals(other) or one.bound not in ("", other.bound):
        return False
    if isinstance(one.value, Quantity) and one.value.unit == "people":
        return True
    if _OF_ASKER.search(said[: one.start]):
        return True
    asker = stems_of((*other.sure, *other.near))
    return any(term.noun and term.within(asker) for term in (*one.sure, *one.near))
