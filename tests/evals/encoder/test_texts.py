"""Training texts: nothing that is measured, nothing whose licence is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.encoder import texts
from evals.encoder.texts import SENTENCE_CHARS, SENTENCES, paragraphs, sentences, translations


def test_a_paragraph_that_answers_a_benchmark_query_is_left_out_whatever_its_line_breaks(shared: Path) -> None:
    found = list(paragraphs(shared))
    assert [one.heading for one in found] == ["Amt 1", "Amt 2", "Amt 3", "Amt 4", "Amt 9"]


def test_a_heading_stands_alone_only_where_the_training_file_has_it(shared: Path) -> None:
    first, second, *_ = paragraphs(shared)
    assert first.bare and not second.bare
    assert first.law_title == "Gesetz FördG"


def test_lines_of_another_origin_are_not_read(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "DOCUMENTATION_LINES", 2)
    assert list(translations(shared)) == [("Satz 0", "Sentence 0"), ("Satz 1", "Sentence 1")]


def test_a_date_is_no_end_of_a_sentence_and_a_short_item_goes_with_the_one_before() -> None:
    text = "Anträge sind bis zum 1. April zu stellen. Die Behörde prüft:\n1. den Bedarf der Stelle,\na) kurz"
    assert sentences(text) == [
        "Anträge sind bis zum 1. April zu stellen.",
        "Die Behörde prüft:",
        "1. den Bedarf der Stelle, a) kurz",
    ]


def test_an_endless_paragraph_is_cut() -> None:
    found = sentences("x" * 10_000 + "\n" + "Der Satz ist lang genug.\n" * 50)
    assert len(found) <= SENTENCES and max(map(len, found)) <= SENTENCE_CHARS
    assert sentences(" \n ") == []
