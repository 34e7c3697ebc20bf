"""Names of entries in a text: full, in part, hyphenated, misspelt."""

from __future__ import annotations

import pytest

from rag.answer.names import Names, asked_terms, one_letter_off, telling
from tests.rag.answer.made import document, named

NAMES = Names(
    [
        named("retrason", "Regionales Transformationsnetzwerk SüdOstNiedersachsen", "ReTraSON"),
        named("zim", "Zentrales Innovationsprogramm Mittelstand", "ZIM"),
        named("eew", "EEW"),
        named("eew-modul-3", "EEW Modul 3"),
        named("eew-modul-5", "EEW Modul 5"),
        named("digitalbonus-innovativ", "Digitalbonus innovativ"),
        named("digitalbonus-2022", "Digitalbonus 2022/23"),
        named("digital-jetzt", "Digital Jetzt"),
        named("de-minimis", "De-minimis"),
        document("press", "Pressemitteilung zu ReTraSON"),
    ]
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wer hat ReTraSON beantragt?", {"retrason"}),
        ("retrason laufzeit", {"retrason"}),
        ("Was zahlt der ZIM-Antrag?", {"zim"}),
        ("Wie hoch ist die De-minimis-Grenze?", {"de-minimis"}),
        ("Bis wann läuft die EEW?", {"eew"}),
        ("Was zahlt EEW Modul 3?", {"eew-modul-3"}),
        ("Was zahlt EEW Modul 3 und Modul 5?", {"eew-modul-3", "eew-modul-5"}),
        ("Gibt es Digital Jetzt noch?", {"digital-jetzt"}),
        ("Was ist digital möglich?", set()),
        ("Was fördert Zukunftsblitz 3000?", set()),
    ],
)
def test_an_entry_is_named_by_a_whole_name_and_the_longer_name_wins(text: str, said: set[str]) -> None:
    assert set(NAMES.said(text)) == said


def test_a_document_that_is_no_entry_has_no_name() -> None:
    assert "press" not in NAMES.entries


def test_a_word_of_few_names_names_in_part() -> None:
    assert frozenset({"digitalbonus"}) in NAMES.words_said("Unterschied zwischen Digitalbonus und ZIM")
    assert frozenset({"zim"}) in NAMES.words_said("Unterschied zwischen Digitalbonus und ZIM")


def test_identifiers_are_written_like_one_nouns_are_any_telling_word() -> None:
    assert {"zim", "retrason"} <= NAMES.identifiers
    assert "digitalbonus" in NAMES.nouns and "digitalbonus" not in NAMES.identifiers


def test_function_words_tell_only_where_one_word_is_left() -> None:
    assert telling("Digital Jetzt") == {"digital", "jetzt"}
    assert "für" not in telling("Allianz für Gifhorn und Peine")


def test_a_word_with_hyphens_says_its_beginnings() -> None:
    assert "deminimis" in asked_terms("De-minimis-Grenze") and "grenz" in asked_terms("De-minimis-Grenze")


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Digitalbonus inovativ", "Digitalbonus innovativ"),
        ("Digitalbnous innovativ", "Digitalbonus innovativ"),
        ("Retrasson Laufzeit", "Retrason Laufzeit"),
        ("ZIMM und die EWE", "ZIMM und die EWE"),
        ("Digitalbonusse", "Digitalbonusse"),
        ("Digitalbonus innovativ", "Digitalbonus innovativ"),
    ],
)
def test_a_name_one_letter_off_is_put_right_short_words_are_left(asked: str, read: str) -> None:
    assert NAMES.mended(asked, lambda term: False).casefold() == read.casefold()


def test_a_name_said_in_part_is_completed() -> None:
    names = Names([named("bonus", "Digitalbonus innovativ", "Digitalbonus")])
    assert names.mended("Digitalbonus inovativ", lambda term: False) == "Digitalbonus innovativ"


def test_a_word_that_the_documents_hold_is_no_typing_error() -> None:
    assert NAMES.mended("Digitalbonuse", lambda term: True) == "Digitalbonuse"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("abc", "abc", False), ("abc", "abd", True), ("abc", "ab", True), ("abc", "acb", True), ("abc", "abcde", False),
     ("abcd", "badc", False), ("", "a", True), ("abc", "xbd", False)],
)  # fmt: skip
def test_one_letter_more_less_another_or_two_swapped_is_near(one: str, other: str, near: bool) -> None:
    assert one_letter_off(one, other) is near and one_letter_off(other, one) is near


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gibts den Digital Bonus innovativ noch", ["digitalbonus"]),
        ("was ist mit dem digitalbouns innovatif", ["digitalbonus", "innovativ"]),
        ("Transformatiosnnetzwerk südostniedersachsen", ["Transformationsnetzwerk"]),
        ("Wir haben Digital Kameras", []),
    ],
)
def test_loosely_also_words_typed_apart_and_several_slips_are_put_right(text: str, words: list[str]) -> None:
    assert [one.word for one in NAMES.respelt(text, lambda term: False, loosely=True)] == words
