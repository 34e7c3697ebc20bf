from __future__ import annotations

import csv

from rag.records import Ask
from tests.ui.chat.test_cards import programme
from tests.ui.made import QUOTE, answer
from ui.chat import record


def test_an_exchange_keeps_question_answer_programmes_sources_and_the_day() -> None:
    ask = Ask(field="place", question="Wo liegt Ihr Betrieb?")
    text = record.exchange(answer(f"{QUOTE} [1]\n{ask.question}", programmes=(programme(),), ask=ask))
    assert text.startswith("## Wie viel zahlt der Testbonus?") and "24.11.2026" in text
    assert f"{QUOTE} [1]" in text and "- [1] Testbonus Niedersachsen" in text
    assert "**Testbonus**: Passt" in text and text.count(ask.question) == 1


def test_a_table_opens_in_a_german_spreadsheet_and_runs_no_formula() -> None:
    text = record.table(("Name", "Höhe"), [("=1+1", "1;2"), ("-5", 'sagt "so"')])
    assert text.startswith("\ufeff")
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert rows == [["Name", "Höhe"], ["'=1+1", "1;2"], ["'-5", 'sagt "so"']]
