"""Who worked in a year that is over, by the terms in the records."""

from datetime import date

from rag.answer.compose import Answerer

TODAY = date(2026, 11, 26)


def test_networks_of_a_past_year_are_those_whose_term_holds_it(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Welche Transformationsnetzwerke gab es 2023 in Niedersachsen?", today=TODAY)
    assert answer.text.startswith("Nach den hinterlegten Laufzeiten arbeiteten damals 2:")
    assert "ReTraSON" in answer.text and "neu/wagen" in answer.text


def test_before_their_term_none_is_named(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Welche Transformationsnetzwerke gab es 2015 in Niedersachsen?", today=TODAY)
    assert "arbeiteten damals" not in answer.text
