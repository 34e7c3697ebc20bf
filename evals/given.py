"""What the asker said, as the measures allow it: figures that a sentence may repeat, and sums that it may work out.

Independent of the engine's verifier: values are compared by `evals.matching`. A figure told as a bound ("höchstens") must stand in
what is cited, whoever said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evals.matching import Figures, figures, unfounded
from evals.question import Question
from rag.text.dates import DateMention, dates
from rag.text.numbers import Quantity, amounts

TOLERANCE_EUR = 0.5
"""A result may be rounded to whole euros."""

_BOUND = re.compile(
    r"\b(?:höchstens|maximal|bis(?: zu| zum)?|mindestens|wenigstens|ab(?: dem)?|at most|up to|at least)\s+(?:EUR\s)?$",
    re.IGNORECASE,
)
_EQUATION = re.compile(r"\W*(?:von|of|aus|plus|minus|[×x*·+]|sind|ergibt|ergeben|macht|also|are|=|EUR|\s)*\W*")


def given_text(question: Question) -> str:
    """Returns what the asker said: the question, their turns before it, and the profile in words."""
    turns = [turn.text for turn in question.history if turn.role == "user"]
    profile = question.profile.model_dump(mode="json", exclude_defaults=True)
    return "\n".join([question.question, *turns, *_spoken(profile)])


def lacking(sentence: str, evidence: str, given: str) -> Figures:
    """Returns the figures of `sentence` that neither the evidence holds, nor the asker said, nor are worked out rightly."""
    found, known = unfounded(figures(sentence), figures(evidence)), figures(f"{given}\n{evidence}")
    bounds = {_key(one) for one in amounts(sentence) if _BOUND.search(sentence[: one.start])}
    bounded = {_days(one) for one in dates(sentence) if _BOUND.search(sentence[: one.start])}
    made = {_key(one) for one in _results(sentence, known, figures(evidence))}
    beside_given = unfounded(found, figures(given))
    return Figures(
        frozenset(one for one in found.quantities if one in beside_given.quantities | bounds and one not in made),
        frozenset(one for one in found.days if one in beside_given.days | bounded),
    )


def _results(sentence: str, known: Figures, cited: Figures) -> Iterator[Quantity]:
    """The results of the sums in a sentence that are right, and of whose two parts one is cited and both are known; what was
    made so may be reckoned with further on.
    """
    found, made = amounts(sentence), set[tuple[str, float, str]]()
    for left, right, result in zip(found, found[1:], found[2:], strict=False):
        between = (sentence[left.end : right.start], sentence[right.end : result.start])
        if result.unit != "eur" or not all(_EQUATION.fullmatch(one) for one in between):
            continue
        keys = {_key(left), _key(right)}
        held = keys <= known.quantities | made and keys & (cited.quantities | made)
        if held and _makes(left, right, result, between[0]):
            made.add(_key(result))
            yield result


def _makes(left: Quantity, right: Quantity, result: Quantity, between: str) -> bool:
    if "minus" in between:
        value = left.value - right.value
    elif "+" in between or "plus" in between:
        value = left.value + right.value
    elif "percent" in (left.unit, right.unit):
        value = left.value * right.value / 100
    else:
        value = left.value * right.value
    return abs(value - result.value) <= TOLERANCE_EUR


def _key(one: Quantity) -> tuple[str, float, str]:
    return (one.unit, one.value, one.ref)


def _days(one: DateMention) -> tuple[str, str]:
    return (one.first.isoformat(), one.last.isoformat())


def _spoken(value: Any, name: str = "") -> Iterator[str]:
    """The values of a profile with their units: "38 Beschäftigte", "200000 Euro"."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _spoken(part, str(key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from _spoken(part, name)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        unit = (
            " Beschäftigte"
            if name == "headcount"
            else " Euro"
            if name.endswith("_eur")
            else " Prozent"
            if name == "share"
            else ""
        )
        yield f"{value:.0f}{unit}" if float(value).is_integer() else f"{value}{unit}".replace(".", ",")
    else:
        yield str(value)
