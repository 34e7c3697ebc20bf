"""The time of which a sentence speaks."""

from datetime import date

import pytest

from rag.answer.facts.periods import Period, periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seit dem 1. Dezember 2025 sind es 200.000 Euro.", [Period(date(2025, 12, 1), None)]),
        ("Es lief vom 1. Januar 2022 bis zum 30. Juni 2025.", [Period(date(2022, 1, 1), date(2025, 6, 30))]),
        ("Bis zum 5. März 2024 waren es 25 Prozent.", [Period(None, date(2024, 3, 5))]),
        ("Im Jahr 2023 galt das nicht.", [Period(date(2023, 1, 1), date(2023, 12, 31))]),
        ("Das Programm ist offen (Stand: 4. Oktober 2023).", []),
        ("Vor 2026 galt anderes.", [Period(None, date(2026, 1, 1))]),
    ],
)
def test_a_sentence_says_from_when_until_when(text: str, expected: list[Period]) -> None:
    assert list(periods(text)) == expected


def test_what_was_before_a_date_is_a_time_of_its_own() -> None:
    found = periods("Ab dem 1. Januar 2026 zählen 100 Euro je Stunde (vorher 70 Euro).")
    assert any(one.meets(date(2025, 5, 1), date(2025, 5, 1)) for one in found)
    assert any(one.meets(date(2026, 5, 1), date(2026, 5, 1)) for one in found)


def test_an_open_end_meets_every_later_day_and_no_earlier_one() -> None:
    since = Period(date(2025, 1, 1), None)
    assert since.meets(date(2030, 1, 1), date(2030, 1, 1))
    assert not since.meets(date(2024, 12, 31), date(2024, 12, 31))
