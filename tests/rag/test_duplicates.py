from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.duplicates import fingerprint, say_the_same

CLAUSE = (
    "5.1 Der Zuwendungsempfänger ist verpflichtet, unverzüglich der Bewilligungsbehörde anzuzeigen, wenn er nach "
    "Vorlage des Finanzierungsplans weitere Zuwendungen für denselben Zweck bei anderen öffentlichen Stellen beantragt "
    "oder von ihnen erhält, oder wenn sich die Ausgaben um mehr als 500 Euro ändern (§ 44 BHO)."
)


def same(one: str, other: str) -> bool:
    return say_the_same(fingerprint(one), fingerprint(other))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("5.1 ", "6.3 "),
        ("5.1 ", "- "),
        ("unverzüglich ", "alsbald "),
        ("weitere Zuwendungen", "weitere\n  Zuwendungen"),
        ("(§ 44 BHO)", "(§ 44 BHO, Nr. 3.2)"),
    ],
)
def test_another_clause_number_word_or_line_break_says_the_same(before: str, after: str) -> None:
    assert before in CLAUSE
    assert same(CLAUSE, CLAUSE.replace(before, after))


@pytest.mark.parametrize(("before", "after"), [("500 Euro", "1.000 Euro"), ("§ 44", "§ 23"), ("500 Euro", "viel")])
def test_another_amount_or_paragraph_says_something_else(before: str, after: str) -> None:
    assert not same(CLAUSE, CLAUSE.replace(before, after))


def test_another_passage_and_a_part_of_it_say_something_else() -> None:
    assert not same(CLAUSE, "Anträge sind bis zum Ende des Jahres bei der Bewilligungsstelle zu stellen. " * 4)
    assert not same(CLAUSE, CLAUSE[:120])


def test_short_passages_need_every_word() -> None:
    assert same("Die Förderung beträgt\n50 Prozent.", "Die Förderung beträgt 50 Prozent.")
    assert not same("Die Förderung endet bald.", "Die Förderung endet nie.")


@given(st.text(max_size=300), st.text(max_size=300))
def test_saying_the_same_holds_both_ways_and_of_itself(one: str, other: str) -> None:
    assert same(one, one)
    assert same(one, other) == same(other, one)
