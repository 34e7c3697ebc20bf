"""A figure stands in the cited text for what the sentence says of it."""

from __future__ import annotations

import pytest

from rag.answer.bindings import Source, binding_faults

RATES = (
    "- Einzelprojekte: kleine Unternehmen erhalten 40 Prozent.\n- Einzelprojekte: mittlere Unternehmen erhalten 35 Prozent.\n"
    "- Kooperationsprojekte: mittlere Unternehmen erhalten 40 Prozent, höchstens 50.000 Euro im Jahr."
)


def faults(said: str, text: str = RATES, exempt: frozenset[int] = frozenset()) -> list[str]:
    return binding_faults(said, [Source(text, frozenset())], exempt)


@pytest.mark.parametrize(
    "said",
    [
        "Mittlere Unternehmen erhalten in Einzelprojekten 35 %.",
        "Mittlere Unternehmen erhalten in Kooperationsprojekten 40 %.",
        "40 Prozent erhalten kleine Unternehmen.",
        "Höchstens 50.000 Euro gibt es jährlich.",
        "Ein Satz ist 99 Prozent.",
    ],
)
def test_a_figure_in_its_place_is_no_fault_nor_one_that_is_nowhere(said: str) -> None:
    assert faults(said) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Mittlere Unternehmen erhalten in Einzelprojekten 40 %.", "class"),
        ("In Kooperationsprojekten erhalten Unternehmen 35 %.", "does not go with"),
        ("Kleine Unternehmen erhalten 35 %.", "class"),
        ("Mindestens 50.000 Euro gibt es im Jahr.", "bound"),
        ("Höchstens 50.000 Euro gibt es im Monat.", "period"),
        ("Höchstens 50.000 Euro netto gibt es im Jahr.", "tax"),
        ("Höchstens 50.000 Euro gibt es je Person.", "each"),
    ],
)
def test_a_figure_of_something_else_is_a_fault(said: str, reason: str) -> None:
    assert any(reason in one for one in faults(said)), faults(said)


def test_the_date_of_a_text_bounds_nothing() -> None:
    text = "Anträge sind laufend möglich (Stand: 21. Juni 2023)."
    assert faults("Anträge sind bis zum 21. Juni 2023 möglich.", text)
    assert faults("Am 21. Juni 2023 waren Anträge möglich.", text) == []


def test_nouns_of_two_statements_are_a_mixture() -> None:
    text = "Meyer Metall entließ 450 Leute. Nordguss erhielt vom Land drei Millionen Euro."
    assert faults("Meyer Metall erhielt vom Land drei Millionen Euro.", text)
    assert faults("Vom Land erhielt Nordguss drei Millionen Euro.", text) == []


def test_what_is_exempt_is_not_looked_at() -> None:
    said = "Kleine Unternehmen erhalten 35 %."
    assert faults(said, exempt=frozenset({said.index("35")})) == []
