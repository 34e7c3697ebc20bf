from __future__ import annotations

import pytest

from rag.errors import LotseError, SourceDamaged
from tests.ui.made import HOSTILE
from ui import language, texts
from ui.staff import parts


def test_numbers_and_sizes_follow_the_language() -> None:
    assert (parts.count(1234), parts.size(1_536_000), parts.size(2.5e9)) == ("1.234", "1,5 MB", "2,5 GB")
    with language.speaking("en"):
        assert (parts.count(1234), parts.size(1_536_000)) == ("1,234", "1.5 MB")
    assert parts.counted(("1 Seite", "{count} Seiten"), 1) == "1 Seite"


def test_an_error_is_a_sentence_with_its_detail_as_text() -> None:
    html = parts.failure(SourceDamaged("x.pdf", HOSTILE, "mend it"))
    assert texts.STAFF_ERRORS["source-damaged"] in html and "<script" not in html and "mend it" in html
    assert texts.STAFF_ERROR in parts.failure(LotseError("other"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("page 3 read by OCR", "Aus Bildern gelesen: Seite 3."),
        ("pages 1, 4–6 read by OCR", "Aus Bildern gelesen: Seite 1, 4–6."),
        ("read as windows-1252", "Als windows-1252 gelesen, weil die Datei ihre Kodierung nicht nennt."),
        ("something else", "something else"),
    ],
)
def test_what_a_loader_says_is_told_in_german(said: str, told: str) -> None:
    assert parts.note(said) == told


def test_cells_facts_and_buttons_carry_no_markup_of_others() -> None:
    html = parts.facts([(HOSTILE, HOSTILE), ("leer", "")])
    html += parts.asking("Ja", HOSTILE, HOSTILE, "x", {"id": HOSTILE}, "ort") + parts.notice(HOSTILE)
    assert "<script" not in html and "<img" not in html and "leer" not in html and "\"'>" not in html


@pytest.mark.parametrize(("ab", "offset"), [("25", 25), ("-1", 0), ("x", 0), ("9" * 40, 0), ("", 0)])
def test_an_offset_is_a_number_or_nothing(ab: str, offset: int) -> None:
    assert parts.offset({"ab": [ab]}) == offset


def test_pages_lead_both_ways_and_only_where_there_are_some() -> None:
    assert parts.pages(0, 3, 3, 10, "ort", "x") == ""
    assert "ab=0" in parts.pages(10, 10, 30, 10, "ort", "x?a=1") and "&amp;ab=20" in parts.pages(
        10, 10, 30, 10, "ort", "x?a=1"
    )
