"""Figures by rules: what they read, and what they must leave alone."""

from __future__ import annotations

import pytest

from ingest.fdb.figures import read_figures


def told(text: str) -> list[tuple[str, float | str]]:
    """Field and value of what is read from a text for applicants; every quote must slice back."""
    found = read_figures(text, [(0, len(text))], [])
    assert all(text[one.start : one.end] == one.quote for one in found)
    return [(one.field, one.value) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sie erhalten bis zu 45 Prozent der förderfähigen Kosten.", [("funding_rate", 45.0)]),
        ("- bis zu 90 % Ihrer zuwendungsfähigen Ausgaben, maximal EUR 240.000 je Verbund,",
         [("funding_rate", 90.0), ("grant_max", 240_000.0)]),
        ("Der Höchstbetrag je Vorhaben ist auf EUR 200.000 begrenzt.", [("grant_max", 200_000.0)]),
        ("Der Zuschuss beträgt höchstens 1,5 Mio. Euro.", [("grant_max", 1_500_000.0)]),
        ("Die Hälfte der zuwendungsfähigen Kosten von maximal EUR 60.000 wird bezuschusst.", [("costs_max", 60_000.0)]),
        ("Die Förderung wird für einen Zeitraum von bis zu 3 Jahren gewährt.", [("duration", 36.0)]),
        ("Bitte reichen Sie Ihre Skizze bis spätestens 26.4.2027, 14:00 Uhr ein.", [("deadline", "2027-04-26")]),
        ("Diese Richtlinie tritt mit Ablauf des 30. Juni 2030 außer Kraft.", [("valid_until", "2030-06-30")]),
        ("Die Richtlinie tritt am 1. Mai 2021 in Kraft und gilt bis zum 31.12.2025.", [("valid_until", "2025-12-31")]),
    ],
)  # fmt: skip
def test_what_is_read(text: str, found: list[tuple[str, float | str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Der Eigenanteil beträgt mindestens 40 Prozent der förderfähigen Kosten.",
        "Sie können eine Projektpauschale von bis zu 20 Prozent der zuwendungsfähigen Ausgaben erhalten.",
        "Unteraufträge dürfen bis zu 50 Prozent der zuwendungsfähigen Ausgaben ausmachen.",
        "Zuwendungen bis zu EUR 5.000 erhalten Sie als Festbetrag.",
        "Der Zuschuss beträgt bis zu EUR 500.000 pro Vorhaben und Jahr.",
        "Das Darlehen beträgt maximal EUR 2 Millionen.",
        "Gefördert werden Projekte mit einem Zeitraum von 2 bis 3 Jahren.",
        "Die Laufzeit kann um bis zu 4 Jahre verlängert werden.",
        "Projektskizzen konnten bis zum 15.3.2023 eingereicht werden.",
        "Das Vorhaben muss bis zum 31.12.2027 abgeschlossen sein und der Antrag gestellt werden.",
        "Die AGVO gilt bis zum 31. Dezember 2026, die Laufzeit der Richtlinie verlängert sich.",
        "Die Richtlinie tritt am 1. Januar 2023 in Kraft.",
        "Die bisherige Richtlinie ist bis zum 31. Dezember 2020 gültig.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_of_a_guideline_only_its_last_day_is_read() -> None:
    text = "Der Zuschuss beträgt bis zu 80 Prozent der beihilfefähigen Kosten. Diese Richtlinie gilt bis zum 31. Juli 2029."
    assert [one.field for one in read_figures(text, [], [(0, len(text))])] == ["valid_until"]


def test_a_value_is_kept_once_with_its_first_sentence() -> None:
    text = "Bis zu 50 Prozent der förderfähigen Kosten.\nAlso bis zu 50 Prozent der förderfähigen Kosten."
    (one,) = read_figures(text, [(0, len(text))], [])
    assert one.start == 0
