from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.load import load
from ingest.load.limits import Limits
from ingest.load.pdf_image import AREA_MAX_PX, page_image, spans
from ingest.sources import discover
from rag.errors import SourceDamaged

LINES = (
    "Die Zuwendung beträgt für kleine Unter-",
    "nehmen höchstens 45 Prozent der",
    "zuwendungsfähigen Ausgaben. Danach ist Schluss.",
)
QUOTE = "Die Zuwendung beträgt für kleine Unternehmen höchstens 45 Prozent der zuwendungsfähigen Ausgaben."
SHARED = Path(__file__).parents[4] / "shared" / "documents" / "pdf" / "BerQAnerkV_BW.pdf"


def made(size: tuple[float, float] = A4, turned: int = 0) -> bytes:
    """A PDF of two pages: the first says something else, the second has LINES."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    canvas.drawString(72, size[1] / 2, "Davor steht etwas anderes.")
    canvas.showPage()
    for number, line in enumerate(LINES):
        canvas.drawString(72, size[1] - 100 - 20 * number, line)
    canvas.setPageRotation(turned)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def marked(png: bytes) -> set[tuple[int, int]]:
    """The places of the picture that have the mark's colour."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return {
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if picture.getpixel((x, y)) == (255, 230, 120)
    }


def test_a_quote_is_marked_over_line_ends_and_hyphens_and_no_further() -> None:
    shown = page_image(made(), 2, QUOTE, 600)
    assert (shown.width_px, shown.marks) == (600, 3)
    places, scale = marked(shown.png), 600 / A4[0]
    assert min(x for x, _ in places) == pytest.approx(72 * scale, abs=3)
    assert min(y for _, y in places) == pytest.approx(88 * scale, abs=5)
    assert max(y for _, y in places) == pytest.approx(145 * scale, abs=6)
    last = [x for x, y in places if y > 130 * scale]
    whole = page_image(made(), 2, " ".join(LINES), 600)
    assert max(last) < max(x for x, y in marked(whole.png) if y > 130 * scale)


def test_the_first_page_of_several_that_has_the_quote_is_shown() -> None:
    assert page_image(made(), 1, QUOTE, 300, last=2).page == 2
    assert page_image(made(), 1, QUOTE, 300, last=9).page == 2
    assert page_image(made(), 1, "Hier steht es nicht, ganz sicher nicht.", 300, last=2).page == 1


def test_what_does_not_stand_on_the_page_marks_nothing() -> None:
    for quote in ("", "  ", "Hier steht es nicht, ganz sicher nicht."):
        assert page_image(made(), 1, quote, 300).marks == 0


def test_a_turned_page_is_shown_without_a_mark() -> None:
    assert page_image(made(turned=90), 2, QUOTE, 300).marks == 0


def test_a_page_beyond_measure_is_drawn_smaller() -> None:
    shown = page_image(made(size=(200, 14_000)), 1, "", 2_000)
    assert shown.width_px * shown.height_px <= AREA_MAX_PX * 1.01 and shown.height_px > 10 * shown.width_px


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_is_an_error(page: int) -> None:
    with pytest.raises(IndexError):
        page_image(made(), page, "", 300)


def test_what_is_no_pdf_is_an_error() -> None:
    with pytest.raises(SourceDamaged):
        page_image(b"%PDF-1.4 kaputt", 1, "", 300)


def test_a_quote_that_begins_on_the_page_is_found_as_far_as_it_goes() -> None:
    text = "Am Ende der Seite steht: Die Förderung beträgt höchstens"
    ((start, end),) = spans(text, "Die Förderung beträgt höchstens 45 Prozent.")
    assert text[start:end] == "Die Förderung beträgt höchstens"


def test_rows_told_in_another_order_are_found_in_parts() -> None:
    text = "Spalte eins zählt\nkleine Unternehmen 45 Prozent\nSpalte zwei zählt\nmittlere Unternehmen 35 Prozent"
    found = spans(text, "mittlere Unternehmen | 35 Prozent\nkleine Unternehmen | 45 Prozent")
    assert [text[start:end] for start, end in found] == ["kleine Unternehmen", "mittlere Unternehmen"]


def test_ligatures_umlauts_as_combining_marks_and_bullets_are_the_same_letters() -> None:
    text = "• Qualiﬁkation für große Betriebe"
    ((start, end),) = spans(text, "Qualifikation fu\u0308r große Betriebe")
    assert text[start:end] == "Qualiﬁkation für große Betriebe"


def test_a_short_word_is_not_marked_wherever_it_stands() -> None:
    assert spans("ein Wort und noch ein Wort", "ein anderes\nein") == []


def test_passages_of_a_real_guideline_are_found_on_their_page() -> None:
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is missing")
    source = next(iter(discover([str(SHARED)])))
    document, data = load(source, Limits()), SHARED.read_bytes()  # type: ignore[arg-type]
    for page in document.pages[1:6]:
        text = document.text[page.start : page.end].strip()
        middle = text.find(" ", len(text) // 3) + 1
        assert page_image(data, page.number, text[middle : middle + 160], 200).marks >= 2
