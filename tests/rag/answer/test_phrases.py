"""What the service says itself."""

from __future__ import annotations

from datetime import date

import pytest

from rag.answer.phrases import SCOPE, WHOM_TO_ASK, day, no_context, refusal, small_talk, unanswered


@pytest.mark.parametrize(
    "text", ["Hallo", "Moin moin!", "Danke schön", "Wer bist du?", "Tschüss", "Was kannst du denn so?", "hello"]
)
def test_small_talk_is_answered_in_a_friendly_way(text: str) -> None:
    assert small_talk(text, "de")


@pytest.mark.parametrize(
    "text",
    ["Hallo, was fördert ZIM?", "Danke, und bis wann?", "Was kannst du mir zu ZIM sagen?", "Wer bist du, ZIM?", ""],
)
def test_a_question_behind_a_greeting_is_no_small_talk(text: str) -> None:
    assert small_talk(text, "de") is None


def test_a_refusal_names_what_is_missing_and_whom_to_ask_near_the_scope() -> None:
    assert "„Wetter“" in refusal("de", ("Wetter",), False) and SCOPE["de"] in refusal("de", ("Wetter",), False)
    assert WHOM_TO_ASK["en"] in refusal("en", (), True) and "missing" not in refusal("en", (), True)


def test_the_parts_without_evidence_are_named_in_one_sentence() -> None:
    assert unanswered("de", []) == []
    assert unanswered("de", ["Frist", "Quote"])[0].startswith(
        "Keinen ausreichenden Beleg habe ich gefunden zu: „Frist“, „Quote“."
    )
    assert "“deadline”" in unanswered("en", ["deadline"])[0]


def test_a_day_is_written_in_words() -> None:
    assert day(date(2026, 3, 1)) == "1. März 2026" and day(date(2026, 3, 1), "en") == "1 March 2026"
    assert no_context("de").endswith(".")
