"""What may be repeated of the asker, and worked out."""

from __future__ import annotations

import pytest

from rag.answer.given import allowed, of_asker

GIVEN = "Wir haben 38 Beschäftigte und planen Kosten von 200.000 EUR ab März 2027."
EVIDENCE = "Der Zuschuss beträgt 45 Prozent der Kosten."


def free(said: str, given: str = GIVEN) -> list[str]:
    """The figures of a sentence that need not stand in the evidence, by their first characters."""
    return [said[start : start + 3] for start in sorted(allowed(said, EVIDENCE, given).starts)]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("Mit 38 Beschäftigten erhalten Sie 45 Prozent.", ["38 "]),
        ("Ihre 200.000 EUR werden bezuschusst.", ["200"]),
        ("Bei Kosten von 200.000 EUR gibt es 45 Prozent.", ["200"]),
        ("45 % von 200.000 EUR = 90.000 EUR.", ["200", "90."]),
        (
            "45 % von 200.000 EUR = 90.000 EUR; 200.000 EUR minus 90.000 EUR = 110.000 EUR.",
            ["200", "90.", "200", "90.", "110"],
        ),
        ("200.000 EUR minus 90.000 EUR = 110.000 EUR.", []),
        ("Der Zuschuss beträgt 200.000 EUR.", []),
        ("Die Kosten dürfen höchstens 200.000 EUR betragen.", []),
        ("40 % von 200.000 EUR = 80.000 EUR.", []),
        ("45 % von 300.000 EUR = 135.000 EUR.", []),
    ],
)
def test_figures_of_the_asker_and_right_sums_are_free(said: str, figures: list[str]) -> None:
    assert free(said) == figures


def test_nothing_is_free_without_the_asker() -> None:
    assert free("Mit 38 Beschäftigten erhalten Sie 45 Prozent.", "") == []


def test_a_wrong_sum_is_a_fault() -> None:
    assert allowed("45 % von 200.000 EUR = 91.000 EUR.", EVIDENCE, GIVEN).faults
    assert not allowed("45 % von 200.000 EUR = 90.000 EUR.", EVIDENCE, GIVEN).faults


@pytest.mark.parametrize(
    ("said", "word", "asker"),
    [
        ("Betriebe in Gifhorn erhalten", "Gifhorn", True),
        ("Ihre Umstellung wird bezahlt", "Umstellung", True),
        ("Gifhorn zahlt", "Gifhorn", False),
        ("Bei MobilStart erhalten Sie", "MobilStart", False),
        ("Mit MobilStart erhalten Sie", "MobilStart", False),
    ],
)
def test_names_are_the_askers_only_where_told_of_the_asker(said: str, word: str, asker: bool) -> None:
    assert of_asker(said, said.index(word), word) is asker
