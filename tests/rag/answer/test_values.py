"""Quantities and dates of a sentence against a text."""

from __future__ import annotations

import pytest

from rag.answer.values import date_faults, quantity_faults


@pytest.mark.parametrize(
    ("said", "evidence"),
    [
        ("1,5 Mio. EUR", "1.500.000 Euro"),
        ("1,28 Milliarden Euro", "1.280 Mio. Euro"),
        ("45 %", "45 Prozent"),
        ("24 Monate", "zwei Jahre"),
        ("50 Beschäftigte", "50 Mitarbeiter"),
        ("in Modul 5 sind es 40 %", "In Modul 5 sind es mindestens 40 Prozent"),
        ("Modul 1 zahlt 30.000.000 Euro", "in Modul 1 bis zu 30 Millionen Euro"),
    ],
)
def test_one_value_in_two_forms_is_the_same(said: str, evidence: str) -> None:
    assert quantity_faults(said, evidence) == []


@pytest.mark.parametrize(
    ("said", "evidence"),
    [("1,5 Milliarden Euro", "1,5 Millionen Euro"), ("45 %", "45 Euro"), ("27 Hubs", "27 Netzwerke"),
     ("mindestens 10 Personen", "höchstens 10 Personen"), ("§ 44", "§ 45"), ("Modul 5", "Modul 4")],
)  # fmt: skip
def test_another_value_unit_thing_or_bound_is_a_fault(said: str, evidence: str) -> None:
    assert quantity_faults(said, evidence)


@pytest.mark.parametrize(
    ("said", "evidence"),
    [("31.12.2026", "Ende 2026"), ("Ende 2026", "31. Dezember 2026"), ("Mai 2023", "8. und 9. Mai 2023"), ("2026", "im Mai 2026"),
     ("vom 22. bis 24.10.2024", "vom 22. bis zum 24. Oktober 2024"), ("8. Mai", "am 8. Mai")],
)  # fmt: skip
def test_a_date_may_be_said_less_exactly(said: str, evidence: str) -> None:
    assert date_faults(said, evidence) == []


@pytest.mark.parametrize(
    ("said", "evidence"), [("30.12.2026", "Ende 2026"), ("8. Mai 2023", "im Mai 2024"), ("15. Mai 2023", "2023")]
)
def test_a_date_is_never_said_more_exactly(said: str, evidence: str) -> None:
    assert date_faults(said, evidence)
