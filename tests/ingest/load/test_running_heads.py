from __future__ import annotations

from ingest.load.page_lines import Line, line_of
from ingest.load.pdf_page import Word
from ingest.load.running_heads import without_running_heads

HEIGHT = 800.0


def line(text: str, top: float, size: float = 10.0) -> Line:
    words = [
        Word(word, 50.0 + 60 * number, top, 100.0 + 60 * number, top + size, size)
        for number, word in enumerate(text.split())
    ]
    return line_of(words)


def texts(pages: list[list[Line]]) -> list[list[str]]:
    kept = without_running_heads(pages, [HEIGHT] * len(pages))
    return [[each.text for each in lines] for lines in kept]


def test_a_head_that_changes_by_chapter_goes_too() -> None:
    pages = [[line(f"Kapitel {1 + n // 4} Handbuch", 20), line(f"Absatz {n} Text", 400)] for n in range(8)]
    body = [line("Handbuch und Kapitel stehen auch hier", 420)]
    pages[0] += body
    assert [len(page) for page in texts(pages)] == [2, 1, 1, 1, 1, 1, 1, 1]


def test_a_line_in_the_middle_of_every_page_stays() -> None:
    pages = [[line("Unterschrift des Antragstellers", 400)] for _ in range(6)]
    assert texts(pages) == [["Unterschrift des Antragstellers"]] * 6


def test_a_title_set_larger_than_the_head_of_the_same_words_stays() -> None:
    pages = [[line("Richtlinie Digitalbonus", 20, size=18)]]
    pages += [[line("Richtlinie Digitalbonus", 20, size=8), line("Text", 300)] for _ in range(5)]
    assert texts(pages)[0] == ["Richtlinie Digitalbonus"]
    assert texts(pages)[1] == ["Text"]


def test_a_line_of_the_text_that_comes_on_every_page_stays() -> None:
    pages = [[line(f"Fall {n} des Merkblatts", 60), line(f"Gleich {'darunter ' * n} Text", 73)] for n in range(6)]
    assert [len(page) for page in texts(pages)] == [2] * 6


def test_two_pages_keep_what_they_share_but_no_page_numbers() -> None:
    pages = [[line("Landeshauptstadt Hannover", 20), line("Text", 300), line(f"Seite {n} von 2", 780)] for n in (1, 2)]
    assert texts(pages) == [["Landeshauptstadt Hannover", "Text"]] * 2


def test_a_figure_that_is_no_page_number_stays() -> None:
    assert texts([[line("Summe", 300), line("1500", 780)]]) == [["Summe", "1500"]]


def test_no_pages_stay_none() -> None:
    assert without_running_heads([], []) == []
