"""Two runs compared: per question wins and losses, a paired randomisation test for each measure, and what changed.

Source of the test: Smucker, Allan and Carterette 2007, "A comparison of statistical significance tests for information
retrieval evaluation": the sign of each paired difference is flipped at random; the p-value is two-sided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.judged import JUDGED_MEASURES, Judged
from evals.reasons import why
from evals.retrieval import MEASURES
from evals.run import Run
from rag.errors import InputError

ROUNDS = 10_000
SEED = 20_261_125
COMPARED: dict[str, Callable[[Judged], float | None]] = {
    name: JUDGED_MEASURES[name]
    for name in (
        "right",
        "status right",
        "vital recall",
        "nugget recall",
        "no contradiction",
        "factual precision",
        "citation recall",
        "source precision",
        "warnings right",
    )
} | {"milliseconds": lambda one: one.milliseconds}


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure in both runs over the `n` questions that have it in both: means, and the two-sided p-value in 0-1."""

    measure: str
    n: int
    first: float
    second: float
    p_value: float


@dataclass(frozen=True, slots=True)
class Change:
    """A question that one run answers right and the other does not; `reason` is why the wrong one is."""

    id: str
    question: str
    won: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two runs; `config` names the settings that are not the same."""

    first: str
    second: str
    config: tuple[str, ...]
    common: int
    only_first: int
    only_second: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    reworded: tuple[str, ...]


def compare(first: Run, second: Run) -> Comparison:
    """Returns how `second` differs from `first`, over the questions that both answered.

    Raises:
        InputError: they have no question in common.
    """
    ids = [one.id for one in first.questions if one.id in first.judged and one.id in second.judged]
    if not ids:
        raise InputError(f"'{first.config.name}' and '{second.config.name}' have no question in common")
    differences = [
        _difference(name, [value(first.judged[one]) for one in ids], [value(second.judged[one]) for one in ids])
        for name, value in COMPARED.items()
    ]
    differences += [
        _difference(name, [_found(first, one, name) for one in ids], [_found(second, one, name) for one in ids])
        for name in MEASURES
    ]
    changes = []
    for question in first.questions:
        if question.id in ids and first.judged[question.id].right != second.judged[question.id].right:
            won = second.judged[question.id].right
            wrong = first.judged[question.id] if won else second.judged[question.id]
            changes.append(Change(question.id, question.question, won, why(question, wrong)))
    same = [one for one in ids if first.judged[one].right == second.judged[one].right]
    reworded = [one for one in same if first.answers[one].text != second.answers[one].text]
    return Comparison(
        first.config.name,
        second.config.name,
        tuple(first.config.differs(second.config)),
        len(ids),
        len(first.judged) - len(ids),
        len(second.judged) - len(ids),
        tuple(one for one in differences if one is not None),
        tuple(changes),
        tuple(reworded),
    )


def randomisation_test(
    first: Sequence[float], second: Sequence[float], rounds: int = ROUNDS, seed: int = SEED
) -> float:
    """Returns the two-sided p-value that paired values differ in their mean; 1.0 where no pair differs.

    The observed arrangement counts as one of the rounds, so that the value is never 0.
    """
    differences = np.asarray(second, dtype=np.float64) - np.asarray(first, dtype=np.float64)
    differences = differences[differences != 0]
    if not len(differences):
        return 1.0
    signs = np.random.default_rng(seed).choice((-1.0, 1.0), size=(rounds, len(differences)))
    extreme = np.abs(signs @ differences) >= abs(differences.sum()) - 1e-12
    return float((extreme.sum() + 1) / (rounds + 1))


def lines_of(comparison: Comparison) -> list[str]:
    """Returns the comparison as lines of Markdown."""
    first, second = comparison.first, comparison.second
    lines = [
        f"{second} against {first}: {comparison.common} questions in both"
        f" ({comparison.only_first} only in {first}, {comparison.only_second} only in {second})",
        f"different settings: {', '.join(comparison.config) or 'none'}",
        "",
        f"| measure | n | {first} | {second} | difference | p |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in comparison.differences:
        step = one.second - one.first
        lines.append(
            f"| {one.measure} | {one.n} | {one.first:.3f} | {one.second:.3f} | {step:+.3f} | {one.p_value:.3f} |"
        )
    won = [one for one in comparison.changes if one.won]
    lost = [one for one in comparison.changes if not one.won]
    lines += ["", f"won {len(won)}, lost {len(lost)}, other words {len(comparison.reworded)}"]
    lines += [f"+ {one.id}: {one.question} (was: {one.reason})" for one in won]
    lines += [f"- {one.id}: {one.question} (now: {one.reason})" for one in lost]
    return lines


def _difference(name: str, first: Sequence[float | None], second: Sequence[float | None]) -> Difference | None:
    pairs = [(one, two) for one, two in zip(first, second, strict=True) if one is not None and two is not None]
    if not pairs:
        return None
    before, after = [one for one, _ in pairs], [two for _, two in pairs]
    n = len(pairs)
    return Difference(name, n, sum(before) / n, sum(after) / n, randomisation_test(before, after))


def _found(run: Run, question: str, measure: str) -> float | None:
    return run.retrieval[question][measure] if question in run.retrieval else None
