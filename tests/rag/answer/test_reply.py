"""A reply that comes in pieces becomes the same sentences, however it was cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer.reply import Sentence, sentences_of

REPLY = (
    "Das Programm zahlt z. B. 40 Prozent der Kosten [1]. Anträge sind bis zum 31. März 2027 möglich. [2][3] "
    "Die Obergrenze liegt bei 1.200 Euro [1, 4].\n\n- Erstens gilt das nur für KMU [2].\n"
    "- **Zweitens** entfällt der Eigenanteil [12]\n"
)
SENTENCES = [
    Sentence("Das Programm zahlt z. B. 40 Prozent der Kosten.", (1,), False),
    Sentence("Anträge sind bis zum 31. März 2027 möglich.", (2, 3), False),
    Sentence("Die Obergrenze liegt bei 1.200 Euro.", (1, 4), False),
    Sentence("Erstens gilt das nur für KMU.", (2,), True),
    Sentence("Zweitens entfällt der Eigenanteil", (12,), True),
]


@given(st.lists(st.integers(1, len(REPLY) - 1), max_size=30))
def test_where_a_reply_is_cut_makes_no_difference(cuts: list[int]) -> None:
    at = [0, *sorted(cuts), len(REPLY)]
    assert list(sentences_of(REPLY[start:end] for start, end in pairwise(at))) == SENTENCES


def test_a_sentence_is_given_as_soon_as_the_next_begins() -> None:
    pieces = iter(["Erster Satz [1]. ", "Zweiter ", "Satz ", "[2]. "])
    stream = sentences_of(pieces)
    assert next(stream).text == "Erster Satz."
    assert next(pieces) == "[2]. "  # the rest was not waited for


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("<think>Was sagt [1]?\nNichts.</think>Ein Satz [1].", ["Ein Satz."]),
        ("<think>Ich denke noch", []),
        ("", []),
        (" \n\n", []),
        ("KEINE ANTWORT", ["KEINE ANTWORT"]),
        ("# Überschrift\nEin Satz [1].", ["Überschrift", "Ein Satz."]),
        ("Ein halber Satz mit", ["Ein halber Satz mit"]),
    ],
)
def test_thoughts_and_decoration_are_left_out(reply: str, said: list[str]) -> None:
    assert [one.text for one in sentences_of([reply])] == said


def test_what_a_model_thinks_aloud_is_never_given_while_it_thinks() -> None:
    pieces = ["<think>Erst ", "denken [1]. Dann ", "reden. Gut. </think> ", "Fertig ist der Satz [2]."]
    assert [one.text for one in sentences_of(pieces)] == ["Fertig ist der Satz."]
