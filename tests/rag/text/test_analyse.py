"""German analysis: what must meet, what must not, and what stays whole."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.analyse import PART_WEIGHT, analyse, heads, weighted, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fördermittel", "FOERDERMITTEL"),
        ("Fördermittel", unicodedata.normalize("NFD", "Fördermittel")),
        ("Maßnahmen", "massnahme"),
        ("Zuschüsse", "Zuschuss"),
        ("Anträge", "Antrag"),
        ("§ 44", "§44"),
        ("E-Mobilität", "Emobilität"),
        ("go-digital", "godigital"),
        ("1.000.000", "1000000"),
        ("Förderquote", "Quoten"),
        ("Weiterbildungsförderung", "Förderung"),
        ("Transformationsnetzwerk", "Netzwerke"),
    ],
)
def test_spellings_forms_and_compounds_meet(one: str, other: str) -> None:
    assert set(analyse(one)) & set(analyse(other))


def test_funding_is_nearer_to_itself_than_to_a_claim() -> None:
    funding, claim = set(analyse("Förderung")), set(analyse("Forderung"))
    assert funding > claim


@pytest.mark.parametrize("token", ["16kn0123", "7,6", "2023"])
def test_numbers_and_references_stay_whole(token: str) -> None:
    assert analyse(token) == [token]


def test_question_and_function_words_are_dropped() -> None:
    assert analyse("Wie viel ist das und wer darf es, bitte?") == []


@given(st.text(max_size=200))
def test_words_slice_back_in_order(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text(max_size=80))
def test_the_composed_and_the_decomposed_form_give_the_same_terms(text: str) -> None:
    text = "".join(character for character in text if character.isalnum() or character == " ")
    composed = unicodedata.normalize("NFC", text)
    if all(character.isascii() or character in "äöüÄÖÜßéè" for character in composed):
        assert analyse(unicodedata.normalize("NFD", composed)) == analyse(composed)


def test_gefoerdert_meets_foerderung_and_numbers_meet_in_any_spelling() -> None:
    assert analyse("gefördert") == analyse("geförderte") == analyse("Förderung") == analyse("foerdern")
    assert analyse("gefordert") != analyse("gefördert")
    assert analyse("1.000,00 7.6") == analyse("1000 7,6")


def test_a_footnote_mark_is_no_part_of_its_word() -> None:
    assert analyse("Förderung²") == analyse("Förderung")
    assert analyse("CO₂") == analyse("CO2")


def test_a_compound_with_a_hyphen_meets_the_one_without_and_its_plural() -> None:
    assert analyse("Transformations-Netzwerke")[0] == analyse("Transformationsnetzwerk")[0]
    assert analyse("KfW-40-Haus")[0] == "kfw40haus"


def test_a_word_counts_once_and_its_parts_half() -> None:
    assert weighted("Förderung") == {"forder": 0.5, "förder": 0.5}
    assert weighted("Netzwerk")["netzwerk"] == 1.0
    compound = weighted("Transformationsnetzwerk")
    assert compound["netzwerk"] == PART_WEIGHT and weighted("§ 44") == {"§44": 1.0, "44": 1.0}


def test_a_word_that_is_asked_for_itself_weighs_more_than_as_a_part() -> None:
    assert weighted("Transformationsnetzwerk Netzwerk")["netzwerk"] == 1.0


@given(st.text(max_size=200))
def test_weights_are_shares_of_the_terms(text: str) -> None:
    found = weighted(text)
    assert list(found) == list(dict.fromkeys(analyse(text)))
    assert all(0 < weight <= 1 for weight in found.values())


def test_the_sequence_holds_one_term_a_word() -> None:
    assert heads("Die Förderquote der Netzwerke") == [analyse("Förderquote")[0], "netzwerk"]
