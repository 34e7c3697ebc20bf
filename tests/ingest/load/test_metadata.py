from datetime import date

import pytest

from ingest.load.metadata import (
    detect_language,
    last_day_in,
    opening,
    parse_date,
    published_in,
    shortened,
    web_address,
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-09-30", date(2025, 9, 30), date(2025, 9, 30)),
        ("2025-09-30T12:00:00Z", date(2025, 9, 30), date(2025, 9, 30)),
        ("30.09.2025", date(2025, 9, 30), date(2025, 9, 30)),
        ("31. März 2027", date(2027, 3, 31), date(2027, 3, 31)),
        ("September 2025", date(2025, 9, 1), date(2025, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (2025, date(2025, 1, 1), date(2025, 12, 31)),
        ("31.02.2025", None, None),
        ("demnächst", None, None),
        (None, None, None),
        (True, None, None),
    ],
)
def test_days_are_read(value: object, first: date | None, last: date | None) -> None:
    assert parse_date(value) == first
    assert parse_date(value, last=True) == last


def test_the_language_is_told_from_short_and_long_texts() -> None:
    assert detect_language("Das Land fördert kleine Unternehmen.") == "de"
    assert detect_language("The state supports small companies in the region.") == "en"
    assert detect_language("xqz 123 brrr") is None


def test_a_day_of_publication_is_found_near_the_ends() -> None:
    assert published_in("Text\n\nerstellt am:\n18.11.2019") == date(2019, 11, 18)
    assert published_in("Der Vertrag vom 18.11.2019 gilt.") is None


def test_the_day_of_the_last_signature_counts_where_none_is_stated() -> None:
    signed = "Dresden, den 27. Oktober 2016\n\nDer Staatsminister\n\n" + "Anlage. " * 300
    assert published_in("Richtlinie.\n\n" + signed) == date(2016, 10, 27)
    assert published_in("Stand: 1.2.2020\n\n" + signed) == date(2020, 2, 1)
    assert published_in("Er kam nach Dresden, den 27. Oktober 2016 im Sinn.") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Diese Richtlinie tritt mit Ablauf des 31. Dezember 2030 außer Kraft.", date(2030, 12, 31)),
        ("Diese Förderrichtlinie tritt am Tag nach der Veröffentlichung in Kraft und am 30. Juni 2028 außer Kraft.",
         date(2028, 6, 30)),
        ("I. Sie gilt ab sofort. Sie tritt zum 1. Januar 2026 außer Kraft.", date(2025, 12, 31)),
        ("Gleichzeitig tritt die Richtlinie Altbau vom 3. Mai 2012 zum 30. Juni 2022 außer Kraft.", None),
        ("Die Regelung in Ziffer IV Nummer 1 tritt mit Ablauf des 31. Dezember 2024 außer Kraft.", None),
        ("Diese Richtlinie tritt am 1. Mai 2020 in Kraft. Die Richtlinie vom 2. Mai 2012 tritt am 1. Mai 2020 außer Kraft.",
         None),
    ],
)  # fmt: skip
def test_a_guideline_says_of_itself_how_long_it_is_in_force(text: str, day: date | None) -> None:
    assert last_day_in(text) == day


def test_titles_are_shortened_between_words() -> None:
    assert shortened("eins zwei, drei", 12) == "eins zwei…"
    assert opening("Das ist Nr. 2 der Liste. Mehr.") == "Das ist Nr. 2 der Liste."
    assert opening("") == ""


def test_only_web_addresses_pass() -> None:
    assert web_address(" https://x.de/a ") == "https://x.de/a"
    assert web_address("javascript:alert(1)") is None
