from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.load.line_breaks import glue, join_lines


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("die Förder-", "quote beträgt", "die Förderquote beträgt"),
        ("Haupt-", "und Nebenbestimmungen", "Haupt- und Nebenbestimmungen"),
        ("Aus- und Fort-", "bildung", "Aus- und Fortbildung"),
        ("nach EU-", "Recht", "nach EU-Recht"),
        ("Nordrhein-", "Westfalen", "Nordrhein-Westfalen"),
        ("öffentlich-", "rechtliche Vereinbarung", "öffentlich-rechtliche Vereinbarung"),
        ("sowie so-", "wie", "sowie sowie"),
        ("EU-Strukturfonds-", "förderung", "EU-Strukturfondsförderung"),
        ("FÖRDER-", "QUOTE", "FÖRDERQUOTE"),
        ("Feuerwehrfrau/-", "mann", "Feuerwehrfrau/-mann"),
        ("Aufträge/", "Käufe", "Aufträge/Käufe"),
        ("ein Ziel -", "auch ein fernes", "ein Ziel - auch ein fernes"),
        ("eine 10-", "jährige Frist", "eine 10-jährige Frist"),
        ("2025-", "2027", "2025-2027"),
        ("der Antrag", "ist zu stellen", "der Antrag ist zu stellen"),
    ],
)
def test_a_hyphen_at_the_line_end_is_kept_only_where_it_belongs_to_the_word(
    before: str, after: str, expected: str
) -> None:
    assert glue(before, after) == expected


def test_the_document_itself_decides_where_it_has_the_word_whole() -> None:
    assert glue("LbAn-", "VO-BW", {"lbanvo-bw"}) == "LbAnVO-BW"
    assert glue("Trans-", "ferlotse", {"trans-ferlotse"}) == "Trans-ferlotse"


def test_no_lines_make_no_text() -> None:
    assert join_lines([]) == ""


@given(st.lists(st.text(st.sampled_from("abcÄß-/ 12."), min_size=1, max_size=9)))
def test_joining_loses_nothing_but_hyphens_and_blanks(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if char not in "- ")

    assert letters(join_lines(lines)) == letters("".join(lines))
