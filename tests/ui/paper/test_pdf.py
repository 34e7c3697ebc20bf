from __future__ import annotations

import io

import pypdf
import pytest

from rag.eligibility.wording import Language
from tests.ui.paper.made import LETTERS, sheet, words
from ui.paper.pdf import pdf
from ui.paper.sheet import Grid, Source, Text


def read(file: bytes) -> pypdf.PdfReader:
    """The file, strictly read."""
    return pypdf.PdfReader(io.BytesIO(file), strict=True)


def test_every_letter_of_europe_is_there_and_the_font_is_embedded() -> None:
    file = pdf(sheet())
    assert " ".join(LETTERS.split()) in words(file)
    fonts = [font.get_object() for page in read(file).pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    used = [font for font in fonts if "DejaVu" in font["/BaseFont"]]
    assert used and all("/FontFile2" in font["/FontDescriptor"].get_object() for font in used)


@pytest.mark.parametrize(
    ("language", "tag", "said"), [("de", "de-DE", "Seite 1 von 1"), ("en", "en-GB", "Page 1 of 1")]
)
def test_title_language_outline_and_page_numbers_are_set(language: Language, tag: str, said: str) -> None:
    file = pdf(sheet(language))
    document = read(file)
    assert document.metadata is not None and document.metadata.title == "Gespräch"
    assert document.root_object["/Lang"] == tag and said in words(file)
    assert document.outline[0]["/Title"] == "Förderung <b>für</b> Gifhorn"


def test_addresses_of_the_web_are_links_and_no_others() -> None:
    found = [
        note.get_object()["/A"]["/URI"] for page in read(pdf(sheet())).pages for note in page.get("/Annots", []) or []
    ]
    assert found == ["https://www.example.org/a?b=1&c=2", "https://www.example.org/r"]


def test_markup_is_text() -> None:
    said = words(pdf(sheet()))
    assert "Das gilt & bleibt <script>." in said and "Förderung <b>für</b> Gifhorn" in said


def test_what_is_longer_than_a_page_runs_on() -> None:
    long = "Wort " * 8_000
    file = pdf(sheet(blocks=(Text(long), Source(1, "T", "", long), Grid(("A", "B"), ((long, "x" * 9_000),)), Text(""))))
    assert len(read(file).pages) > 5 and f"von {len(read(file).pages)}" in words(file)


def test_nothing_to_say_is_a_page_all_the_same() -> None:
    assert len(read(pdf(sheet(blocks=()))).pages) == 1
