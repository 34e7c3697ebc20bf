"""Examples of others: those on the subject, with result and date; none where nothing is about it."""

from datetime import date

import pytest

from rag.answer.compose import Answerer
from rag.records import Answer


def _ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, today=date(2026, 11, 25))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Wo gibt es einen Fall mit Kunststoffkreislauf, am besten mit einem Autohersteller?", "bp-poeppelmann-kapsto"),
        (
            "Gibt es ein Beispiel, wo ein Autozulieferwerk auf Wärmepumpen umgestellt wurde?",
            "bp-stiebel-eltron-conti-gifhorn",
        ),
        ("Beispiele für Energienetzwerke", "bp-energienetzwerk-grafschaft"),
    ],
)
def test_the_example_on_the_subject_comes_first(over_corpus: Answerer, question: str, first: str) -> None:
    answer = _ask(over_corpus, question)
    assert answer.status == "answered"
    assert answer.citations[0].entry_id == first


def test_an_example_is_dated_and_says_its_result(over_corpus: Answerer) -> None:
    text = _ask(over_corpus, "Wer hat alte Anlagen mit Sensoren nachgerüstet und das vorgemacht? Beispiel gesucht").text
    assert "Stand des Praxisbeispiels Rehm Dichtungen: August 2018." in text


def test_several_firms_around_one_named_are_told(over_corpus: Answerer) -> None:
    text = _ask(over_corpus, "Welche Firmen haben Beschäftigte von Conti Gifhorn übernommen?").text
    assert "Siemens Mobility" in text and "Rheinmetall" in text


def test_another_trade_is_no_example(over_corpus: Answerer) -> None:
    assert _ask(over_corpus, "Hat schon mal jemand eine Bäckerei auf Roboter umgestellt?").status == "abstained"


def test_a_compound_with_best_practice_asks_for_examples(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Welche Best-Practice-Beispiele haben wir zu Batterierecycling?")
    assert answer.citations[0].entry_id == "bp-duesenfeld"


def test_where_no_example_is_stored_that_is_said(over_corpus: Answerer) -> None:
    answer = _ask(over_corpus, "Gibt es Praxisbeispiele zu Hopfenanbau?")
    assert answer.status == "abstained"
    assert answer.text.startswith("Zu „Hopfenanbau“ ist kein Praxisbeispiel hinterlegt.")
