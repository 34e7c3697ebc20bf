import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean, inline, list_mark, unwrap, without_emphasis


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_text_that_can_be_stored(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once
    assert not any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in once)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Fo\u0308rderung", "Förderung"),
        ("För\u00adde\u200brung\ufeff", "Förderung"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("1,5\u00a0Mio.\u202f€", "1,5 Mio. €"),
        ("a  \n\n\n\n b\t\n", "a\n\n b"),
        ("Seite 1\x0cSeite 2", "Seite 1\n\nSeite 2"),
        ("\u202egnuredröF", "gnuredröF"),
        ("\ud800x", "\N{REPLACEMENT CHARACTER}x"),
        ("A\tB", "A\tB"),
    ],
)
def test_each_case_is_cleaned(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_lines_broken_by_width_are_joined_and_addresses_stay() -> None:
    wrapped = "Die Förderung richtet sich an kleine und mittlere Unternehmen der Zu-\nlieferindustrie mit Sitz im Land."
    assert "der Zulieferindustrie mit" in unwrap(wrapped)
    address = "Frau Muster\nFrankfurter Straße 284\n38122 Braunschweig"
    assert unwrap(address) == address


def test_a_hyphen_before_und_at_a_line_end_stays() -> None:
    text = "Gefördert werden im ganzen Land alle Unternehmen, auch die Klein-\nund Mittelbetriebe."
    assert "Klein- und Mittelbetriebe" in unwrap(text)


def test_stars_around_words_go_and_gender_stars_stay() -> None:
    assert without_emphasis("**Fördersumme:** 7,6 Mio. € (*siehe Abbildung 1*)") == (
        "Fördersumme: 7,6 Mio. € (siehe Abbildung 1)"
    )
    assert without_emphasis("Mitarbeiter*innen und Kolleg*innen, 2*3*4") == "Mitarbeiter*innen und Kolleg*innen, 2*3*4"


def test_marks_of_list_items_are_known() -> None:
    assert [list_mark(line) for line in ("- a", "2. b", "a) c", "1.2 d", "(3) e", "Text", "2023 war", "-x")] == [
        "- ",
        "2. ",
        "a) ",
        "1.2 ",
        "(3) ",
        "",
        "",
        "",
    ]


def test_inline_text_is_one_line() -> None:
    assert inline(" a\n\tb\u00a0 c ") == "a b c"
