"""Beginnings, whole words, ends, parts between hyphens, phrases."""

from __future__ import annotations

import pytest

from rag.question.lexicon import Lexicon

LEXICON = Lexicon(
    {"ai": "ki. künstliche_intelligenz", "fair": "-messe. messe.", "machine": "maschinenbau", "supply": "-zulieferer"}
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KI", [("ai", "KI")]),
        ("KI-Software kaufen", [("ai", "KI-Software")]),
        ("kind und kino", []),
        ("eine Künstliche Intelligenz", [("ai", "Künstliche Intelligenz")]),
        ("kuenstliche  INTELLIGENZEN", [("ai", "kuenstliche  INTELLIGENZEN")]),
        ("Hannover-Messe, Weltleitmesse, messen", [("fair", "Hannover-Messe"), ("fair", "Weltleitmesse")]),
        ("Maschinenbauer", [("machine", "Maschinenbauer")]),
        ("Automobilzuliefererbetrieb", [("supply", "Automobilzuliefererbetrieb")]),
        ("", []),
    ],
)
def test_a_word_is_found_as_it_is_listed(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.value, text[one.start : one.end]) for one in LEXICON.find(text)] == found
