"""Word families: German and English words for the same thing."""

from __future__ import annotations

import pytest

from rag.answer.families import family, whole_terms
from rag.text.analyse import words


def kin(word: str) -> frozenset[str]:
    """The family of one word."""
    return family(words(word)[0].terms)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zuschuss", "grant"), ("Mitarbeiter", "Beschäftigten"), ("Betriebe", "Unternehmen"), ("Frist", "deadline"),
     ("Fortbildung", "Weiterbildung"), ("gewonnen", "Bundespreis"), ("Baubeginn", "Vorhabenbeginn"),
     ("Autozulieferer", "Zulieferer")],
)  # fmt: skip
def test_two_words_for_one_thing_are_kin(one: str, other: str) -> None:
    assert kin(one) & kin(other)


@pytest.mark.parametrize(("one", "other"), [("Zuschuss", "Frist"), ("Beschäftigte", "Netzwerk"), ("Darlehen", "Messe")])
def test_words_for_different_things_are_not(one: str, other: str) -> None:
    assert not kin(one) & kin(other)


def test_an_unknown_word_has_no_family() -> None:
    assert kin("Zukunftsblitz") == frozenset()


def test_the_whole_word_is_its_stem_and_the_same_with_its_umlaut() -> None:
    assert whole_terms(words("Zuschüsse")[0].terms) == ("zuschuss", "zuschüss")
    assert whole_terms(words("Weiterbildungskosten")[0].terms) == words("Weiterbildungskosten")[0].terms[:1]
