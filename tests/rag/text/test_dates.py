from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.dates import dates


def read(text: str) -> list[tuple[str, str]]:
    return [(one.first.isoformat(), one.last.isoformat()) for one in dates(text)]


def day(text: str) -> tuple[str, str]:
    return (text, text)


MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"

CASES = [
    ("bis zum 31. März 2027", [day("2027-03-31")]),
    ("am 30.06.27", [day("2027-06-30")]),
    ("am 1. 4. 2026", [day("2026-04-01")]),
    ("seit 2026-11-22", [day("2026-11-22")]),
    ("im Mai 2023", [("2023-05-01", "2023-05-31")]),
    ("2023", [("2023-01-01", "2023-12-31")]),
    ("am 8. und 9. Mai 2023", [("2023-05-08", "2023-05-09")]),
    ("vom 1. bis 31. März 2024", [("2024-03-01", "2024-03-31")]),
    ("Ende 2026", [day("2026-12-31")]),
    ("Ende Juni 2026", [day("2026-06-30")]),
    ("Frühjahr 2022", [("2022-03-01", "2022-05-31")]),
    ("im 2. Halbjahr 2024", [("2024-07-01", "2024-12-31")]),
    ("im ersten Quartal 2025", [("2025-01-01", "2025-03-31")]),
    ("01.01.2022 – 30.06.2025", [day("2022-01-01"), day("2025-06-30")]),
    ("01.01.2022 bis 30.06.2025", [day("2022-01-01"), day("2025-06-30")]),
    ("1. Oktober bis 31. März 2025", [day("2024-10-01"), day("2025-03-31")]),
    ("15.03. und 15.09.2025", [day("2025-03-15"), day("2025-09-15")]),
    ("March 31, 2027", [day("2027-03-31")]),
    ("8 May 2023", [day("2023-05-08")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_german_and_english_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["2000 Euro", "§ 2023 BGB", "31. Februar 2023", "Nr. 4.2", "am 8. November", "Verordnung (EU) 2023/2831", ""],
)
def test_what_is_no_date_is_left_out(text: str) -> None:
    assert read(text) == []


def test_a_day_without_a_year_takes_the_one_given() -> None:
    assert [one.first for one in dates("am 8. November", yearless=2019)] == [date(2019, 11, 8)]


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_every_day_is_read_back_in_each_form(when: date) -> None:
    forms = [
        f"{when:%d.%m.%Y}",
        f"{when.day}.{when.month}.{when:%y}",
        f"{when.day}. {MONTHS.split()[when.month - 1]} {when.year}",
    ]
    for form in [*forms, when.isoformat()]:
        text = f"Die Frist endet am {form}."
        assert [(one.first, one.last, text[one.start : one.end]) for one in dates(text)] == [(when, when, form)]


@given(st.text(alphabet="0123456789. -–bisundMaärzEnde", max_size=60))
def test_spans_are_ordered_and_periods_run_forward(text: str) -> None:
    found = dates(text)
    flat = [at for one in found for at in (one.start, one.end)]
    assert flat == sorted(flat)
    assert all(one.first <= one.last for one in found)


def test_days_in_digits_with_an_earlier_first_day_are_one_period() -> None:
    found = dates("vom 22. bis 24.10.2024")
    assert [(one.first, one.last) for one in found] == [(date(2024, 10, 22), date(2024, 10, 24))]
