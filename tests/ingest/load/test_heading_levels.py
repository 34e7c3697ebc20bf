from __future__ import annotations

from ingest.load.heading_levels import levels
from ingest.load.headings import Heading


def heading(text: str, size: float = 12.0, outline: int | None = None) -> Heading:
    return Heading(1, text, size, True, outline)


def test_decimal_numbering_decides_below_a_larger_title() -> None:
    texts = ["1 Zweck", "1.1 Ziel", "1.1.1 Einzelnes", "2 Gegenstand"]
    assert levels([heading("Richtlinie", 18), *map(heading, texts)]) == [1, 2, 3, 4, 2]
    assert levels([heading(text) for text in texts]) == [1, 2, 3, 1]


def test_a_paragraph_of_a_law_stands_below_its_part() -> None:
    assert levels([heading(text) for text in ("Teil 1 Allgemeines", "§ 1 Zweck", "Teil 2 Verfahren", "§ 2 Antrag")]) == [
        1, 2, 1, 2,
    ]  # fmt: skip


def test_the_outline_decides_where_it_names_the_heading() -> None:
    assert levels([heading("Gesetz", 15, 0), heading("Abschnitt 1", 11, 1), heading("§ 1", 10, 2), heading("§ 2", 10)]) == [
        1, 2, 3, 3,
    ]  # fmt: skip


def test_larger_type_stands_above() -> None:
    assert levels([heading("Titel", 20), heading("Kapitel", 14), heading("Abschnitt", 12)]) == [1, 2, 3]


def test_no_headings_have_no_levels() -> None:
    assert levels([]) == []
