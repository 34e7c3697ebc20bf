"""How far a share of few questions can be trusted: the Wilson interval of 95 percent."""

from __future__ import annotations

from math import sqrt

Z = 1.959964
"""Quantile of the normal distribution for 95 percent, two-sided."""


def interval(share: float, n: int) -> tuple[float, float]:
    """Returns lower and upper bound (0-1) of a share of `n` yes-or-no questions; (0, 1) where there is none.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference"; unlike the normal
    approximation it stays within 0-1 and is no point at 0 or 1.
    """
    if n == 0:
        return (0.0, 1.0)
    spread = Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return (max(0.0, middle - half), min(1.0, middle + half))
