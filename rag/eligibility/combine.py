"""Which programmes may be combined, and what must not be paid twice.

What an entry names decides: `not_combinable_with` excludes for the same costs, `combinable_with` allows. Where neither is
said, nothing is: then the rule of law holds that the same costs may not be paid twice over the highest aid intensity.

Source: Regulation (EU) 651/2014 (AGVO), Art. 8(3) to (5); Regulation (EU) 2023/2831, Art. 5.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.schema import Entry
from rag.eligibility.check import Checked
from rag.eligibility.wording import Language, Words
from rag.records import AnswerWarning


@dataclass(frozen=True, slots=True)
class Combination:
    """Two programmes and whether they may be combined for the same costs; `notes` are what their entries say of it."""

    first: str
    second: str
    allowed: Literal["yes", "no", "unknown"]
    notes: tuple[str, ...] = ()


def combination(one: Entry, other: Entry) -> Combination:
    """Returns what the two entries say of each other; a ban outweighs a permission."""
    told: Literal["yes", "no", "unknown"] = "unknown"
    if _names(one.not_combinable_with, other) or _names(other.not_combinable_with, one):
        told = "no"
    elif _names(one.combinable_with, other) or _names(other.combinable_with, one):
        told = "yes"
    notes = tuple(dict.fromkeys(entry.combination_note for entry in (one, other) if entry.combination_note))
    return Combination(one.id, other.id, told, notes)


def combinations(checked: Sequence[Checked]) -> list[Combination]:
    """Returns a combination for each pair of which an entry says something, in the order given."""
    pairs = (combination(one.entry, other.entry) for one, other in itertools.combinations(checked, 2))
    return [pair for pair in pairs if pair.allowed != "unknown" or pair.notes]


def double_funding(checked: Sequence[Checked], language: Language = "de") -> list[AnswerWarning]:
    """Returns a warning for each pair that excludes each other; one in general where several pay for the same costs."""
    words = Words(language)
    names = {one.entry.id: one.result.name for one in checked}
    warnings = [
        AnswerWarning(
            code="double_funding",
            text=words(
                f"{names[pair.first]} und {names[pair.second]} sind für dieselben Kosten nicht kombinierbar.",
                f"{names[pair.first]} and {names[pair.second]} cannot be combined for the same costs.",
            ),
        )
        for pair in combinations(checked)
        if pair.allowed == "no"
    ]
    paying = [one for one in checked if one.result.support.kind in ("grant", "tax_credit")]
    if len(paying) > 1:
        warnings.append(
            AnswerWarning(
                code="double_funding",
                text=words(
                    "Dieselben Kosten dürfen in der Regel nicht zweimal gefördert werden; klären Sie jede Kombination vorher.",
                    "The same costs must not, as a rule, be funded twice; settle each combination beforehand.",
                ),
            )
        )
    return warnings


def _names(ids: tuple[str, ...], entry: Entry) -> bool:
    return entry.id in ids or any(alias in ids for alias in entry.aliases)
