"""The size of enterprise that a text speaks of."""

import pytest

from rag.answer.facts.sizes import headcount_fits, headcount_told, sizes_asked, sizes_named
from rag.profile import LinkedEnterprise, Profile


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Für kleine Unternehmen 45 Prozent", {"micro", "small"}),
        ("Fördersatz für ein Kleinstunternehmen", {"micro"}),
        ("ein mittelgroßer Betrieb", {"medium"}),
        ("kleine und mittlere Unternehmen", {"micro", "small", "medium"}),
        ("größere Unternehmen mit weniger als 500 Beschäftigten", {"large"}),
        ("darf da auch ein Konzern rein", {"large"}),
        ("a medium-sized enterprise", {"medium"}),
        ("ein großes Vorhaben", set()),
    ],
)
def test_size_classes_are_read_from_words(text: str, sizes: set[str]) -> None:
    assert sizes_named(text) >= sizes and ("large" in sizes_named(text)) == ("large" in sizes)


def test_of_two_headcounts_the_later_counts_as_it_corrects_the_first() -> None:
    assert headcount_told("wir sind gar nicht 40, sondern 60 Leute") == 60


def test_a_large_parent_makes_a_small_asker_large() -> None:
    linked = (LinkedEnterprise(share=100, headcount=12_000, turnover_eur=9e9, balance_sheet_eur=9e9),)
    assert sizes_asked("Welcher Satz?", Profile(headcount=40, linked=linked)) == {"large"}
    assert sizes_asked("Welcher Satz für mittlere?", Profile(headcount=40)) == {"medium"}
    assert sizes_asked("Welcher Satz?", Profile()) == frozenset()


@pytest.mark.parametrize(
    ("text", "headcount", "fits"),
    [
        ("Betriebe mit 50 bis 499 Beschäftigten erhalten 50 Prozent", 60, True),
        ("Betriebe mit weniger als 50 Beschäftigten erhalten 100 Prozent", 60, False),
        ("Betriebe ab 500 Beschäftigten erhalten 25 Prozent", 60, False),
        ("Das Programm zahlt 40 Prozent", 60, None),
    ],
)
def test_a_bound_on_the_headcount_is_held_against_the_asker(text: str, headcount: int, fits: bool | None) -> None:
    assert headcount_fits(text, headcount) is fits
