"""A figure that the asker takes for true ("Der Satz ist doch 80 Prozent, oder?") and that the document does not hold."""

from __future__ import annotations

import re

from rag.answer.facts.amounts import euros
from rag.answer.facts.rates import percent
from rag.answer.facts.subject import Subject
from rag.answer.headings import heading
from rag.answer.need import Language
from rag.answer.told import Line
from rag.text.numbers import amounts

_TAKEN = re.compile(
    r"\bdoch\b(?! (?:noch|bitte|mal))|\bstimmt (?:das|es|die|der)|\bstimmt,|, ?stimmt"
    r"|\b(?:richtig|korrekt|oder|nicht wahr|stimmt's|gell)\s*\?"
    r"|\b(?:right|correct|isn't it|true)\s*\?",
    re.IGNORECASE,
)


def not_said(question: str, subject: Subject, language: Language) -> Line | None:
    """Returns that the document does not say the figure that a question takes for true; None where it says it, or none is taken.

    Read are percentages and sums of euros.
    """
    if not _TAKEN.search(question):
        return None
    taken = [one for one in amounts(question) if one.unit in ("percent", "eur")]
    held = {(each.unit, each.value) for one in subject.pool for each in one.cut.quantities}
    strange = next((one for one in taken if (one.unit, one.value) not in held), None)
    if strange is None:
        return None
    if strange.unit == "percent":
        figure = f"{strange.value:g} percent" if language == "en" else f"{percent(strange.value)} Prozent"
    else:
        figure = f"EUR {strange.value:,.0f}" if language == "en" else f"{euros(strange.value)} Euro"
    return Line(heading("not_said", language, figure=figure))
