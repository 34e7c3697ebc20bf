"""The changes do what their name says, and leave other sentences alone."""

from __future__ import annotations

import pytest

from evals.verifier.changes import RIGHT, WRONG


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("percent sign", "Es sind 45 Prozent.", "Es sind 45 %."),
        ("millions as digits", "Es sind 1,5 Millionen Euro.", "Es sind 1.500.000 Euro."),
        ("day in digits", "Bis zum 1. März 2026.", "Bis zum 01.03.2026."),
        ("years as months", "Das dauert drei Jahre.", "Das dauert 36 Monate."),
        ("month as monthly", "Es sind 2.200 Euro im Monat.", "Es sind monatlich 2.200 Euro."),
    ],
)
def test_the_same_in_another_form(kind: str, text: str, changed: str) -> None:
    assert RIGHT[kind](text) == changed


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("tenfold", "Es sind 12.000 Euro.", "Es sind 120.000 Euro."),
        ("thousandfold", "Es sind 2 Millionen Euro.", "Es sind 2 Milliarden Euro."),
        ("digits swapped", "Es sind 45 Prozent.", "Es sind 54 Prozent."),
        ("bound", "Es sind höchstens 3 Tage.", "Es sind mindestens 3 Tage."),
        ("negation", "Das Programm zahlt nicht.", "Das Programm zahlt nicht."),
        ("negation", "Das Programm zahlt 5 Euro.", "Das Programm zahlt nicht 5 Euro."),
        ("other size", "Für kleine Unternehmen 45 Prozent.", "Für mittlere Unternehmen 45 Prozent."),
        ("other size", "Für kleine und mittlere Unternehmen.", "Für kleine und mittlere Unternehmen."),
        ("swapped figures", "A erhält 20 Prozent, B erhält 30 Prozent.", "A erhält 30 Prozent, B erhält 20 Prozent."),
        ("swapped figures", "Es sind 20 Prozent bis 30 Prozent.", "Es sind 20 Prozent bis 30 Prozent."),
        ("before after", "Antrag vor Vorhabenbeginn.", "Antrag nach Vorhabenbeginn."),
    ],
)
def test_something_else(kind: str, text: str, changed: str) -> None:
    assert WRONG[kind](text) == changed


def test_a_sentence_without_figures_is_left_alone() -> None:
    text = "Das Netzwerk berät Firmen."
    assert all(change(text) == text for change in (*RIGHT.values(), *WRONG.values()))
