"""Numbers written out."""

from __future__ import annotations

import pytest

from rag.text.number_words import collective_of, number_of


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("zwölf", 12), ("zwoelf", 12), ("Fünfzehn", 15), ("fuenfzehn", 15), ("siebzehn", 17), ("dreizehn", 13),
        ("zwanzig", 20), ("achtunddreißig", 38), ("achtunddreissig", 38), ("einundzwanzig", 21), ("hundert", 100),
        ("hundertzwanzig", 120), ("zweihundertfünfzig", 250), ("tausend", 1000), ("zweitausendfünfhundert", 2500),
        ("thirty-eight", 38), ("twelve", 12), ("a", None), ("Leute", None), ("undzwanzig", None), ("zwanzigund", None),
        ("hunderthundert", None), ("", None),
    ],
)  # fmt: skip
def test_a_number_word_has_its_value_and_no_other_word_has_one(word: str, number: int | None) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(("word", "number"), [("zwölft", 12), ("dritt", 3), ("fuenft", 5), ("Leute", None)])
def test_how_many_are_together(word: str, number: int | None) -> None:
    assert collective_of(word) == number
