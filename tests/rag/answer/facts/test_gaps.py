"""What is said not to be known of an entry, and what is not."""

from datetime import date

from rag.answer.compose import Answerer


def test_an_entry_that_ends_is_not_said_to_have_no_duration(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Wie lange dauert ein Transformationsprojekt ReTraSON noch?", today=date(2026, 11, 25))
    assert "31. Dezember 2026" in answer.text


def test_what_an_entry_does_not_say_is_named_with_whom_to_ask(over_corpus: Answerer) -> None:
    answer = over_corpus.answer("Welche Unterlagen braucht man für WIPANO?", today=date(2026, 11, 25))
    assert answer.status == "abstained"
    assert "„Unterlagen“" in answer.text and "Auskunft gibt" in answer.text
