"""Whose area a place lies in, of several bodies that a question names."""

from datetime import date

import pytest

from rag.answer.compose import Answerer

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("question", "place", "inside", "outside"),
    [
        ("Sind wir in Braunschweig bei neu/wagen richtig oder bei ReTraSON?", "Braunschweig", "retrason", "neu-wagen"),
        (
            "Wir sitzen in Hildesheim. Ist neu/wagen oder ReTraSON für uns zuständig?",
            "Hildesheim",
            "neu-wagen",
            "retrason",
        ),
        ("Peine: neu/wagen oder ReTraSON?", "Peine", "retrason", "neu-wagen"),
        ("Is Salzgitter in ReTraSON or in neu/wagen?", "Salzgitter", "retrason", "neu-wagen"),
    ],
)
def test_the_one_whose_area_covers_the_place_is_told_of(
    over_corpus: Answerer, question: str, place: str, inside: str, outside: str
) -> None:
    answer = over_corpus.answer(question, today=TODAY)
    cited = {one.entry_id for one in answer.citations}
    assert place in answer.text.splitlines()[0] and inside in cited and outside not in cited


def test_where_none_of_them_works_that_is_said(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Welches Netzwerk ist für Emden zuständig, ReTraSON oder neu/wagen?", today=TODAY)
    assert "gehört Emden nicht zum Gebiet von ReTraSON und neu/wagen:" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Was ist der Unterschied zwischen ReTraSON und neu/wagen?", "Ist in Peine ReTraSON oder sonst wer zuständig?"],
)
def test_without_a_place_or_a_second_body_other_ways_answer(over_corpus: Answerer, question: str) -> None:
    answer = over_corpus.answer(question, today=TODAY)
    assert "nicht zu dem von" not in answer.text and "gehört Peine nicht" not in answer.text
