"""Words as they are compared."""

from __future__ import annotations

from rag.answer.terms import BEHIND, stems_of, terms_between
from rag.text.analyse import analyse


def test_a_word_is_held_by_itself_its_family_or_all_its_parts() -> None:
    (term,) = terms_between("Förderquote", 0, 11)
    assert term.within(frozenset(analyse("Förderquoten"))) and term.within(frozenset(analyse("Fördersatz")))
    assert not term.within(frozenset(analyse("Frist")))


def test_places_and_values() -> None:
    text = "Für Betriebe sind es 50 Euro Zuschuss, im Monat höchstens."
    start = text.index("50")
    found = {one.text: one.place for one in terms_between(text, 0, len(text), [(start, start + 7)])}
    assert found == {"Betriebe": "für", "Zuschuss": BEHIND}


def test_no_words_have_no_stems() -> None:
    assert stems_of([]) == frozenset() and terms_between("", 0, 0) == []
