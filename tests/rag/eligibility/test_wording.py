"""Figures in the form of the language."""

from __future__ import annotations

import datetime as dt

from corpus.vocabulary import Applicant, Per, ProjectKind, SizeClass, SupportType
from rag.eligibility.wording import APPLICANTS, KINDS, PER, SIZES, SUPPORT, Words

GERMAN, ENGLISH = Words("de"), Words("en")


def test_sums_percents_and_days_are_written_as_the_language_does() -> None:
    assert (GERMAN.eur(1_234_567.5), ENGLISH.eur(1_234_567.5)) == ("1.234.567,50 EUR", "EUR 1,234,567.50")
    assert (GERMAN.eur(200_000), ENGLISH.eur(200_000)) == ("200.000 EUR", "EUR 200,000")
    assert (GERMAN.eur_range(80, 90), ENGLISH.eur_range(80, 90)) == ("80 bis 90 EUR", "EUR 80 to 90")
    assert GERMAN.eur_range(90, 90) == "90 EUR"
    assert (GERMAN.percent(17.5), ENGLISH.percent(17.5), GERMAN.percent(40, 45)) == ("17,5 %", "17.5%", "40 bis 45 %")
    assert (GERMAN.percent(100), GERMAN.number(1000.25, 2)) == ("100 %", "1.000,25")
    assert (GERMAN.day(dt.date(2026, 3, 9)), ENGLISH.day(dt.date(2026, 3, 9))) == ("09.03.2026", "2026-03-09")


def test_alternatives_are_joined() -> None:
    assert GERMAN.any_of(SIZES[one] for one in ("micro", "small")) == "Kleinstunternehmen oder kleines Unternehmen"
    assert ENGLISH.any_of([SIZES["micro"]]) == "micro enterprise"


def test_every_word_of_the_vocabulary_has_both_names() -> None:
    for table, words in (
        (SIZES, SizeClass),
        (APPLICANTS, Applicant),
        (KINDS, ProjectKind),
        (SUPPORT, SupportType),
        (PER, Per),
    ):
        assert set(table) == set(words.__args__)  # type: ignore[attr-defined]
        assert all(german and english for german, english in table.values())
