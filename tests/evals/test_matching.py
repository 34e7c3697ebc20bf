"""A statement is found in a text by value and by beginning of words, and not where another figure stands."""

from __future__ import annotations

import pytest

from evals.matching import figures, says, unfounded
from evals.question import Statement


def statement(*say: str) -> Statement:
    return Statement(text="probe", say=say)


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("Kleine Betriebe erhalten 40 %. [1]", ("40 Prozent", "klein")),
        ("Der Zuschuss beträgt 1.500.000 Euro.", ("1,5 Mio. EUR",)),
        ("Anträge bis Ende 2026.", ("31. Dezember 2026|31.12.2026",)),
        ("Der Bund fördert 27 Transformations-Netzwerke.", ("27",)),
        ("Höchstens dreieinhalb Jahre.", ("42 Monate",)),
        ("Foerderung fuer Betriebe", ("Förder", "Betrieb")),
        ("§ 82a SGB III regelt das.", ("§ 82a",)),
    ],
)
def test_a_statement_is_found(text: str, say: tuple[str, ...]) -> None:
    assert says(text, statement(*say))


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("Kleine Betriebe erhalten 45 %.", ("40 Prozent",)),
        ("Quelle [40] sagt nichts.", ("40",)),
        ("Der Zuschuss beträgt 150.000 Euro.", ("1,5 Mio. EUR",)),
        ("Anträge bis Ende 2025.", ("31. Dezember 2026",)),
        ("40 Prozent", ("40 Euro",)),
        ("Mittlere Betriebe erhalten 40 %.", ("40 Prozent", "klein")),
    ],
)
def test_another_figure_or_word_is_no_match(text: str, say: tuple[str, ...]) -> None:
    assert not says(text, statement(*say))


def test_a_figure_that_the_evidence_lacks_is_unfounded() -> None:
    lacking = unfounded(figures("50 Prozent bis zum 3. Mai 2026"), figures("40 Prozent bis zum 3. Mai 2026"))
    assert {value for _, value, _ in lacking.quantities} == {50.0} and not lacking.days
