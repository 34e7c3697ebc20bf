"""A figure that the asker takes for true."""

from datetime import date

import pytest

from rag.answer.compose import Answerer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Der Fördersatz von ZIM ist doch 80 Prozent, oder?", "„80 Prozent“ steht dazu nicht"),
        ("Die De-minimis-Grenze liegt doch bei 200.000 Euro, richtig?", "„200.000 Euro“ steht dazu nicht"),
        ("Die De-minimis-Grenze liegt doch bei 300.000 Euro, richtig?", ""),
        ("Wie hoch ist die De-minimis-Grenze?", ""),
    ],
)
def test_what_the_document_does_not_hold_is_said_before_what_it_does(
    over_corpus: Answerer, question: str, figure: str
) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert (figure in answer.text) if figure else "steht dazu nicht" not in answer.text
