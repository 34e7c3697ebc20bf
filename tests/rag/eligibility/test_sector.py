"""Sectors in words and by WZ code."""

from __future__ import annotations

import pytest

from rag.eligibility.sector import SECTIONS, divisions_of_code, in_sectors, outside_sectors

GRW = ("verarbeitendes Gewerbe", "IT", "Großhandel", "Beherbergung")


@pytest.mark.parametrize(
    ("code", "divisions"),
    [("25.62", {25}), ("C25.62", {25}), ("25", {25}), ("1", {1}), ("A", {1, 2, 3}), ("", set()), ("D", {35})],
)
def test_a_code_gives_its_divisions(code: str, divisions: set[int]) -> None:
    assert divisions_of_code(code) == divisions


def test_the_sections_hold_each_division_once() -> None:
    held = [one for first, last in SECTIONS.values() for one in range(first, last + 1)]
    assert len(set(held)) == len(held) == 88


@pytest.mark.parametrize(
    ("sector", "wz", "named", "inside"),
    [
        ("Zerspaner", None, ("gewerbliche Wirtschaft",), True),
        ("Zerspaner", None, ("verarbeitendes Gewerbe", "IT"), True),
        ("machining shop", None, GRW, True),
        ("Automobilzulieferer", None, ("Automobil", "Zulieferer"), True),
        ("Batteriehersteller", None, ("Batterie",), True),
        (None, "27.12", ("Batterie",), None),  # electrical equipment, and not all of it batteries
        (None, "20.1", ("Chemie",), True),
        (None, "47.11", ("Einzelhandel",), True),
        (None, "25.62", ("Einzelhandel",), False),
        ("Zerspaner", None, ("Einzelhandel",), None),  # words leave open what else somebody does
        (None, "41.2", GRW, None),  # the list may name examples
        ("Quantenheiler", None, ("gewerbliche Wirtschaft",), None),
        (None, None, ("gewerbliche Wirtschaft",), None),
        ("Zerspaner", None, ("innovative, digitale Ideen",), None),
    ],
)
def test_being_in_a_sector_is_clear_or_unknown(
    sector: str | None, wz: str | None, named: tuple[str, ...], inside: bool | None
) -> None:
    assert in_sectors(sector, wz, named) is inside


@pytest.mark.parametrize(
    ("sector", "wz", "excluded", "outside"),
    [
        ("Landwirt", None, ("landwirtschaftliche Primärproduktion",), False),
        (None, "01.11", ("landwirtschaftliche Primärproduktion",), False),
        ("Zerspaner", None, ("landwirtschaftliche Primärproduktion", "Unternehmensberatung"), True),
        (None, "70.22", ("Unternehmensberatung",), None),  # the division holds more than that
        ("Quantenheiler", None, ("Landwirtschaft",), None),
        ("Zerspaner", None, ("Quantenheilung",), None),
        ("Autohaus", None, ("Autohandel",), False),
    ],
)
def test_being_outside_of_what_is_excluded_is_clear_or_unknown(
    sector: str | None, wz: str | None, excluded: tuple[str, ...], outside: bool | None
) -> None:
    assert outside_sectors(sector, wz, excluded) is outside
