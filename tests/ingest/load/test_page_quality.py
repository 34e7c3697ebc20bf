from __future__ import annotations

import pytest

from ingest.load.page_quality import quality

GERMAN = (
    "Das Land gewährt nach Maßgabe dieser Richtlinie Zuwendungen für Vorhaben kleiner und mittlerer Unternehmen. "
    "Ein Anspruch auf Gewährung der Zuwendung besteht nicht, vielmehr entscheidet die Bewilligungsstelle."
)


def test_german_and_english_are_readable() -> None:
    assert quality(GERMAN).readable
    assert quality(
        "The grant covers up to fifty percent of the eligible costs of small and medium enterprises."
    ).readable


@pytest.mark.parametrize(
    "text",
    [
        GERMAN.replace(" ", ""),  # glued words, as from tightly set TeX
        " ".join(GERMAN.replace(" ", "")),  # spaced-out letters
        GERMAN.translate({code: code + 3 for code in range(97, 123)}),  # a font without its encoding
        GERMAN.replace("e", "\ufffd"),
        GERMAN.replace("e", "\ue001"),
    ],
)
def test_broken_text_is_not(text: str) -> None:
    assert not quality(text).readable
    assert quality(text).score < quality(GERMAN).score


def test_a_page_of_figures_is_readable() -> None:
    assert quality("2025 1.000,00 EUR\n2026 2.000,00 EUR\n30 40 50").readable


def test_an_empty_page_is_readable_and_scores_nothing() -> None:
    assert quality("").readable and quality("").score == 0.0
