"""How far two judges, or two rounds of one, agree on yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over `n` decisions: the share that is equal, 0-1, and Cohen's kappa, at most 1 (None: n is 0, or chance alone agrees)."""

    n: int
    equal: float | None
    kappa: float | None


def agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement:
    """Returns the agreement over the pairs of decisions.

    Source: Cohen 1960, "A coefficient of agreement for nominal scales": (p_o - p_e) / (1 - p_e), where p_e is what two judges
    with these shares of yes agree on by chance. Where both always say the same one word, p_e is 1 and kappa says nothing.
    """
    n = len(pairs)
    if not n:
        return Agreement(0, None, None)
    equal = sum(one == other for one, other in pairs) / n
    first = sum(one for one, _ in pairs) / n
    second = sum(other for _, other in pairs) / n
    chance = first * second + (1 - first) * (1 - second)
    return Agreement(n, equal, None if chance == 1 else (equal - chance) / (1 - chance))
