from __future__ import annotations

from datetime import date

import pytest

from ingest.load.page_lines import Line, line_of
from ingest.load.pdf_page import Word
from ingest.load.pdf_title import meaningful, printed_title, stated_day
from ingest.load.typography import Typography

BODY = Typography(9.0, False, {})


def line(text: str, size: float = 9.0, *, bold: bool = False, x: float = 60.0) -> Line:
    return line_of([Word(text, x, 0.0, 600 - x, size, size, bold)])


@pytest.mark.parametrize(
    "title",
    ["", "Microsoft Word - Merkblatt.doc", "merkblatt.pdf", "bgbl110065 1979..2106", "tmp-14096", "797273_18", "–"],
)
def test_a_file_name_is_no_title(title: str) -> None:
    assert not meaningful(title, title + " und noch mehr")


def test_a_title_of_another_document_is_none() -> None:
    assert not meaningful("FwDV 12/1", "FwDV 100\nFührung und Leitung im Einsatz")
    assert meaningful("FwDV 100", "FwDV 100\nFührung und Leitung im Einsatz")


def test_the_title_of_a_guideline_stands_between_the_ministry_and_its_date() -> None:
    lines = [
        line("Bekanntmachung", 16, bold=True),
        line("Bundesministerium", 14, bold=True),
        line("für Wirtschaft und Klimaschutz", 14, bold=True),
        line("Richtlinie zur Förderung", 10, bold=True),
        line("der Transformation", 10, bold=True),
        line("Vom 12. Juni 2024", 9, bold=True),
        line("Das Land gewährt Zuwendungen."),
    ]
    assert printed_title(lines, BODY) == "Richtlinie zur Förderung der Transformation"


def test_a_title_in_several_lines_is_whole() -> None:
    lines = [
        line("Merkblatt", 9),
        line("Förderung der Beschäfti-", 18),
        line("gung im Handwerk", 18),
        line("Text folgt."),
    ]
    assert printed_title(lines, BODY) == "Förderung der Beschäftigung im Handwerk"


def test_nothing_that_stands_out_is_no_title() -> None:
    assert printed_title([line("Ein Satz.")], BODY) is None
    assert printed_title([], BODY) is None


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Merkblatt\nStand: 12. Juni 2024", date(2024, 6, 12)),
        ("Merkblatt (Stand 01.07.2025)", date(2025, 7, 1)),
        ("Rahmenrichtlinie, Stand: Oktober 1993", date(1993, 10, 1)),
        ("Veröffentlicht am Mittwoch, 17. Juli 2024\nVom 8. Juli 2024", date(2024, 7, 17)),
        ("Richtlinie\nVom 8. Juli 2024", date(2024, 7, 8)),
        ("Fassung vom: | 28.01.2021", date(2021, 1, 28)),
        ("das Gesetz vom 12. April 1976 in der Fassung vom 2. März 2010 gilt", None),
        ("", None),
    ],
)
def test_the_first_page_states_its_day(opening: str, day: date | None) -> None:
    assert stated_day(opening) == day
