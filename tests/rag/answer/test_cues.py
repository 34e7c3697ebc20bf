"""Bounds, classes of enterprises, periods."""

from __future__ import annotations

import pytest

from rag.answer.cues import Bound, bound_of, periods_of, sizes_of


@pytest.mark.parametrize(
    ("before", "behind", "bound"),
    [
        ("Der Zuschuss beträgt höchstens ", " je Vorhaben", "most"),
        ("bis zum ", "", "most"),
        ("ab dem ", "", "least"),
        ("mit mehr als ", " Beschäftigten", "least"),
        ("nicht mehr als ", "", "most"),
        ("ein Kredit über bis zu ", "", "most"),
        ("Mindestinvestition: ", "", "least"),
        ("Die Summe ist auf ", " begrenzt", "most"),
        ("Es sind ", " oder mehr", "least"),
        ("Der Satz ist ", "", ""),
        ("mindestens drei Angebote bei einem Wert von genau ", "", ""),
    ],
)
def test_a_bound_is_read_from_what_stands_nearest(before: str, behind: str, bound: Bound) -> None:
    assert bound_of(before, behind) == bound


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("kleine Unternehmen", {"micro", "small"}),
        ("mittlere", {"medium"}),
        ("KMU", {"micro", "small", "medium"}),
        ("größere Unternehmen", {"large"}),
        ("Kleinstunternehmen", {"micro"}),
        ("medium-sized enterprises", {"medium"}),
        ("Betriebe", set()),
    ],
)
def test_classes_of_enterprises(text: str, sizes: set[str]) -> None:
    assert sizes_of(text) == sizes


@pytest.mark.parametrize(
    ("text", "periods"),
    [("im Monat", {"month"}), ("monatlich", {"month"}), ("im Jahr 2026", set()), ("pro Jahr", {"year"}), ("je Stunde", {"hour"})],
)  # fmt: skip
def test_periods(text: str, periods: set[str]) -> None:
    assert periods_of(text) == periods
