"""Affirmed or denied, before or after."""

from __future__ import annotations

import pytest

from rag.answer.polarity import polarity_faults

TEXT = (
    "Beratung wird nicht bezahlt. ReTraSON zahlt Betrieben keinen Zuschuss, sondern bietet Vernetzung. "
    "Der Antrag ist vor dem Kauf der Maschine zu stellen. Der Antrag ist ohne Stichtage möglich. Der Satz steigt um 5 Prozent."
)


@pytest.mark.parametrize(
    "said",
    [
        "Bezahlt wird Beratung nicht.",
        "Keinen Zuschuss zahlt ReTraSON den Betrieben.",
        "ReTraSON bietet Vernetzung.",
        "Vor dem Kauf der Maschine ist der Antrag zu stellen.",
        "Der Antrag hat keine Stichtage.",
        "Die Sonne scheint nicht über Hannover.",
    ],
)
def test_the_same_said_otherwise_is_no_fault(said: str) -> None:
    assert polarity_faults(said, TEXT) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Beratung wird bezahlt.", "opposite"),
        ("ReTraSON zahlt Betrieben einen Zuschuss.", "opposite"),
        ("ReTraSON bietet keine Vernetzung.", "opposite"),
        ("Der Antrag ist nach dem Kauf der Maschine zu stellen.", "turned round"),
        ("Der Satz sinkt um 5 Prozent.", "sink"),
    ],
)
def test_the_opposite_is_a_fault(said: str, reason: str) -> None:
    assert any(reason in one for one in polarity_faults(said, TEXT)), polarity_faults(said, TEXT)


def test_a_bound_denies_nothing() -> None:
    assert (
        polarity_faults("Der Zuschuss beträgt nicht mehr als 5.000 Euro.", "Der Zuschuss beträgt höchstens 5.000 Euro.")
        == []
    )


def test_without_a_text_nothing_is_denied() -> None:
    assert polarity_faults("Beratung wird bezahlt.", "") == []


@pytest.mark.parametrize(
    ("said", "text", "faults"),
    [
        ("Der obere Rand gilt nicht nur in C-Gebieten.", "Der obere Rand gilt nur in C-Gebieten.", 1),
        ("Der obere Rand gilt nur in C-Gebieten.", "Der obere Rand gilt nicht nur in C-Gebieten.", 1),
        ("Der obere Rand gilt ausschließlich in C-Gebieten.", "Der obere Rand gilt nur in C-Gebieten.", 0),
        ("Der obere Rand gilt in C-Gebieten.", "Der obere Rand gilt nicht nur in C-Gebieten.", 0),
        ("The upper rate holds not only in C areas.", "The upper rate holds only in C areas.", 1),
    ],
)
def test_not_only_is_not_only(said: str, text: str, faults: int) -> None:
    assert len(polarity_faults(said, text)) == faults


def test_not_before_a_day_is_a_bound_and_not_before_a_deed_is_a_denial() -> None:
    text = "Der Antrag ist vor der Anmeldung zur Messe zu stellen. Anträge sind nicht vor dem 1. März möglich."
    assert polarity_faults("Der Antrag ist nicht vor der Anmeldung zur Messe zu stellen.", text)
    assert polarity_faults("Anträge sind nicht vor dem 1. März möglich.", text) == []
