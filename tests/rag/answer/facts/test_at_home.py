"""A framework is answered by the programme of its name at home, with the rate of the place."""

from datetime import date

import pytest

from rag.answer.compose import Answerer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Wieviel GRW Zuschuss gibt es in Goslar für 30 Leute?", "20 Prozent", "45"),
        (
            "Wieviel Prozent GRW gibt es in Cuxhaven für einen kleinen Betrieb?",
            "zwischen 10 und 35 Prozent",
            "In D-Gebieten zahlt",
        ),
    ],
)
def test_the_rate_of_the_place_is_told_and_no_other(
    over_corpus: Answerer, question: str, said: str, unsaid: str
) -> None:
    answer = over_corpus.answer(question, today=date(2026, 11, 25))
    assert {one.entry_id for one in answer.citations} == {"nds-invest-grw"}
    assert said in answer.text and unsaid not in answer.text, answer.text
