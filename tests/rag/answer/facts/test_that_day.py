"""How an entry stood on a day gone by."""

from datetime import date

import pytest

from rag.answer.compose import Answerer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Stand März 2024: war ZIM offen?", "Ob das Programm am 31. März 2024 offen war, ist nicht belegt"),
        ("War der Digitalbonus Niedersachsen im Mai 2022 noch offen?", "war am 31. Mai 2022 geschlossen"),
        (
            "Stand Juni 2023: war der Digitalbonus offen?",
            "Digitalbonus 2022/23: Das Programm war am 30. Juni 2023 offen",
        ),
    ],
)
def test_the_clocks_are_read_on_that_day_of_what_was_there_then(
    over_corpus: Answerer, question: str, said: str
) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert said in answer.text.splitlines()[0], answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Galt der Digitalbonus im Mai 2023?", "Das Programm war am 31. Mai 2023 offen"),
        ("Gab es im Juni 2020 schon ReTraSON?", "die hinterlegte Laufzeit beginnt am 1. Januar 2022"),
        ("Gab es im März 2023 schon ReTraSON?", "Das Netzwerk war am 31. März 2023 in der Laufzeit"),
        ("Gab es im Mai 2024 TRANSFORMER SüdOstNiedersachsen?", "war am 31. Mai 2024 geschlossen"),
        ("Wie hoch war der Digitalbonus-Zuschuss im Mai 2023?", "zwischen 3.000 und 10.000 Euro"),
    ],
)
def test_the_entry_of_that_day_is_told_of(over_corpus: Answerer, question: str, said: str) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert answer.status == "answered" and said in answer.text, answer.text
    assert "läuft;" not in answer.text
