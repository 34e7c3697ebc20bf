"""Compounds: split by the list that ships, or not at all."""

from __future__ import annotations

import pytest

from rag.text.compounds import parts, split_compound


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("forschungszulage", ("forschung", "zulage")),
        ("kurzarbeitergeld", ("kurzarbeit", "geld")),
        ("qualifizierungsgeld", ("qualifizierung", "geld")),
        ("fördermittel", ("förderung", "mittel")),
        ("projekt", ()),
        ("unternehmen", ()),
        ("12345678", ()),
    ],
)
def test_known_compounds_come_apart_and_others_do_not(word: str, expected: tuple[str, ...]) -> None:
    assert split_compound(word) == expected


def test_the_list_is_folded_and_has_no_one_letter_parts() -> None:
    assert all(part == part.casefold() and len(part) >= 4 for part in parts())
