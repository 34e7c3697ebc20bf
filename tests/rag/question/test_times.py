"""Days and periods, those relative to 25 November 2026 included."""

from __future__ import annotations

from datetime import date

import pytest

from rag.question.times import times
from tests.rag.question.made import TODAY


@pytest.mark.parametrize(
    ("text", "said", "first", "last"),
    [
        ("gestern bestellt", "gestern", date(2026, 11, 24), date(2026, 11, 24)),
        ("im letzten Jahr", "letzten Jahr", date(2025, 1, 1), date(2025, 12, 31)),
        ("Wir wollen nächstes Jahr anfangen", "nächstes Jahr", date(2027, 1, 1), date(2027, 12, 31)),
        ("next month", "next month", date(2026, 12, 1), date(2026, 12, 31)),
        ("letzte Woche unterschrieben", "letzte Woche", date(2026, 11, 16), date(2026, 11, 22)),
        ("vor 3 Jahren gegründet", "vor 3 Jahren", date(2023, 11, 25), date(2023, 11, 25)),
        ("vor zwei Wochen", "vor zwei Wochen", date(2026, 11, 11), date(2026, 11, 11)),
        ("in sechs Monaten", "in sechs Monaten", date(2027, 5, 25), date(2027, 5, 25)),
        ("three years ago", "three years ago", date(2023, 11, 25), date(2023, 11, 25)),
        ("bis Ende März", "Ende März", date(2027, 3, 31), date(2027, 3, 31)),
        ("Baubeginn war im Mai", "Mai", date(2026, 5, 1), date(2026, 5, 31)),
        ("wir haben im Dezember begonnen", "Dezember", date(2025, 12, 1), date(2025, 12, 31)),
        ("Start ist im Dezember", "Dezember", date(2026, 12, 1), date(2026, 12, 31)),
        ("zum Jahresende", "zum Jahresende", date(2026, 12, 31), date(2026, 12, 31)),
        ("im Frühjahr", "im Frühjahr", date(2027, 3, 1), date(2027, 5, 31)),
        ("im fruehjahr 2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("Stand März 2024", "März 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("am 1. Juni 2023", "1. Juni 2023", date(2023, 6, 1), date(2023, 6, 1)),
    ],
)
def test_a_day_or_period_is_read(text: str, said: str, first: date, last: date) -> None:
    found = [(text[one.start : one.end], one.first, one.last) for one in times(text, TODAY)]
    assert (said, first, last) in found


@pytest.mark.parametrize(
    "text", ["vor allem", "in 99999 Jahren", "we may apply", "seit Jahren", "ein jan", "march on", "vor 9999 Jahren"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert times(text, TODAY) == ()


def test_the_29th_of_february_has_its_day_a_year_before() -> None:
    assert times("vor einem Jahr", date(2028, 2, 29))[0].first == date(2027, 2, 28)
