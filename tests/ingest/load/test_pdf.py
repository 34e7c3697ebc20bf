from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.load import ocr
from ingest.load.limits import Limits
from ingest.load.pdf import load_pdf
from ingest.load.pdf_file import PdfFile, render_page
from ingest.sources import Source
from rag.errors import (
    SourceDamaged,
    SourceEmpty,
    SourceEncrypted,
    SourceError,
    SourceFormatMismatch,
    SourceScanned,
    SourceTooLarge,
)
from rag.records import Document

SENTENCES = (
    "Das Land gewährt Zuwendungen für Vorhaben kleiner Unternehmen in Niedersachsen.",
    "Die Förderung erfolgt als Zuschuss von bis zu 50 Prozent der Ausgaben.",
    "Anträge sind vor Beginn des Vorhabens bei der Bewilligungsstelle zu stellen.",
    "Ein Anspruch auf die Gewährung der Zuwendung besteht nicht.",
)


def pdf(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """The bytes of a PDF that `draw` draws on a canvas, 595 x 842 points a page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def lines(
    canvas: Canvas, texts: list[str], *, x: float = 60, y: float = 760, size: float = 10, step: float = 13
) -> float:
    canvas.setFont("Helvetica", size)
    for text in texts:
        canvas.drawString(x, y, text)
        y -= step
    return y


def load(data: bytes, name: str = "richtlinie.pdf", **limits: object) -> Document:
    source = Source(f"file:///{name}", name, "application/pdf", content=data)
    return load_pdf(data, source, Limits(**{"ocr": "off", **limits}))  # type: ignore[arg-type]


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def check(document: Document) -> None:
    """Blocks and pages slice back, stand in order without overlap, and cover the text."""
    text, at = document.text, 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        at = block.end
    assert not text[at:].strip()
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert document.pages[0].start == 0 and document.pages[-1].end == len(text)
    for page, after in zip(document.pages, document.pages[1:], strict=False):
        assert page.start <= page.end == after.start


def test_a_paragraph_over_two_pages_is_one_block_and_each_page_keeps_its_part() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, [*SENTENCES, "Zuwendungsfähig sind Ausgaben, die für die Durchfüh-"], y=120)
        canvas.showPage()
        lines(canvas, ["rung des Vorhabens notwendig und angemessen sind und", "nach der Bewilligung entstehen."])

    document = load(pdf(draw))
    check(document)
    first, second = (document.text[page.start : page.end] for page in document.pages)
    assert "die für die Durchführung des Vorhabens notwendig" in document.text
    assert first.startswith("Das Land gewährt") and "Bewilligungsstelle" in first
    assert second.startswith("rung des Vorhabens") and second.endswith("entstehen.")
    assert [block.kind for block in document.blocks].count("heading") == 0


def test_headings_come_from_type_numbering_and_outline_with_their_levels() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 790, "Richtlinie zur Förderung der Transformation")
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, 760, "1 Zweck der Förderung")
        lines(canvas, list(SENTENCES), y=740)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, 660, "2 Gegenstand")
        canvas.drawString(60, 640, "2.1 Beratung")
        lines(canvas, list(SENTENCES), y=620)
        canvas.drawString(60, 540, "§ 3 Verfahren")
        lines(canvas, list(SENTENCES), y=515)
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("§ 3 Verfahren", "a", 0)

    document = load(pdf(draw))
    check(document)
    found = [(document.text[b.start : b.end], b.level) for b in document.blocks if b.kind == "heading"]
    assert found == [
        ("Richtlinie zur Förderung der Transformation", 1),
        ("1 Zweck der Förderung", 2),
        ("2 Gegenstand", 2),
        ("2.1 Beratung", 3),
        ("§ 3 Verfahren", 1),
    ]
    assert document.title == "Richtlinie zur Förderung der Transformation"
    assert document.language == "de"


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"links {n} steht der laufende Text der Spalte" for n in range(12)]
    right = [f"rechts {n} geht der laufende Text weiter hier" for n in range(12)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 790, "Ein Titel, der über beide Spalten der Seite reicht")
        for one, other, y in zip(left, right, range(750, 0, -13), strict=False):  # row by row, as some programs write
            lines(canvas, [one], y=y)
            lines(canvas, [other], x=320, y=y)

    text = load(pdf(draw)).text
    places = [text.index(f"{side} {n} ") for side in ("links", "rechts") for n in range(12)]
    assert places == sorted(places)


def test_a_ruled_table_has_a_line_for_each_row() -> None:
    rows = [("Größe", "Quote"), ("kleine Unternehmen", "50 %"), ("mittlere Unternehmen", "40 %")]

    def draw(canvas: Canvas) -> None:
        lines(canvas, list(SENTENCES))
        canvas.grid([60, 220, 330], [600, 630, 660, 690])
        for number, (size, rate) in enumerate(rows):
            y = 675 - 30 * number
            words = size.split(" ")
            lines(canvas, words, x=65, y=y, step=11)
            lines(canvas, [rate], x=225, y=y)
        lines(canvas, ["Die Quote gilt für jedes Vorhaben."], y=570)

    document = load(pdf(draw))
    check(document)
    assert ("table", "Größe | Quote\nkleine Unternehmen | 50 %\nmittlere Unternehmen | 40 %") in blocks(document)
    assert document.text.endswith("Die Quote gilt für jedes Vorhaben.")


def test_aligned_cells_without_rules_are_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, list(SENTENCES))
        for y, cells in zip(
            (680, 665, 650), (("Jahr", "Betrag"), ("2025", "1,5 Mio. EUR"), ("2026", "2 Mio. EUR")), strict=True
        ):
            for x, cell in zip((60, 200), cells, strict=True):
                lines(canvas, [cell], x=x, y=y)

    assert ("table", "Jahr | Betrag\n2025 | 1,5 Mio. EUR\n2026 | 2 Mio. EUR") in blocks(load(pdf(draw)))


def test_a_list_stays_whole_with_an_item_on_each_line() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, [*SENTENCES, "Gefördert werden"])
        y = 680.0
        for item in (
            ["Beratung durch Fachleute und Begleitung", "der Beschäftigten,"],
            ["Investitionen,"],
            ["Reisen."],
        ):
            canvas.drawString(60, y, "•")
            y = lines(canvas, item, x=75, y=y)

    expected = "• Beratung durch Fachleute und Begleitung der Beschäftigten,\n• Investitionen,\n• Reisen."
    assert ("list", expected) in blocks(load(pdf(draw)))


def test_running_heads_and_page_numbers_go_and_the_content_stays() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 6):
            lines(canvas, ["Merkblatt Digitalbonus"], y=810, size=8)
            lines(canvas, [f"Absatz {page}: {SENTENCES[page % 4]}", "Gleicher Satz mitten auf der Seite."], y=600)
            lines(canvas, [f"- Seite {page} von 5 -"], x=260, y=30, size=8)
            canvas.showPage()

    document = load(pdf(draw))
    check(document)
    assert "Seite 1 von 5" not in document.text
    assert document.text.count("Merkblatt Digitalbonus") == 1  # it stands nowhere else
    assert document.text.count("Gleicher Satz") == 5
    assert all(f"Absatz {page}:" in document.text for page in range(1, 6))


def test_page_labels_are_kept() -> None:
    source = pdf(lambda canvas: [(lines(canvas, list(SENTENCES)), canvas.showPage()) for _ in range(3)] and None)
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(source))
    writer.set_page_label(0, 1, "/r")
    writer.set_page_label(2, 2, "/D", start=1)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert [page.label for page in load(buffer.getvalue()).pages] == ["i", "ii", "1"]


def test_a_title_of_the_metadata_counts_only_where_it_names_the_document() -> None:
    def titled(title: str) -> str:
        def draw(canvas: Canvas) -> None:
            canvas.setTitle(title)
            canvas.setFont("Helvetica-Bold", 18)
            canvas.drawString(60, 790, "Merkblatt Digitalbonus")
            lines(canvas, list(SENTENCES))

        return load(pdf(draw)).title

    assert titled("Microsoft Word - Merkblatt_neu.docx") == "Merkblatt Digitalbonus"
    assert titled("Vorlage Bescheid 2019") == "Merkblatt Digitalbonus"
    assert titled("Merkblatt Digitalbonus") == "Merkblatt Digitalbonus"


def test_the_stated_day_wins_over_that_of_the_file() -> None:
    assert load(pdf(lambda c: lines(c, ["Stand: 12. Juni 2024", *SENTENCES]) and None)).published == date(2024, 6, 12)


def test_fields_of_the_source_win() -> None:
    data = pdf(lambda canvas: lines(canvas, list(SENTENCES)) and None)
    source = Source("file:///a.pdf", "a.pdf", "application/pdf", fields={"title": "Gegeben"}, content=data)
    assert load_pdf(data, source, Limits()).title == "Gegeben"


def test_an_owner_password_hinders_nobody_and_a_user_password_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, list(SENTENCES))

    assert SENTENCES[0] in load(pdf(draw, encrypt=StandardEncryption("", "eigner"))).text
    with pytest.raises(SourceEncrypted, match=r"geheim\.pdf.*without the password"):
        load(pdf(draw, encrypt=StandardEncryption("nutzer", "eigner")), "geheim.pdf")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda data: b"", SourceEmpty),
        (lambda data: b"\0" * 5000, SourceEmpty),
        (lambda data: b"<html><body>kein PDF</body></html>", SourceFormatMismatch),
        (lambda data: data[: len(data) // 2], SourceDamaged),
        (lambda data: data[:-8], SourceDamaged),
        (lambda data: data[: len(data) // 2] + b"\n%%EOF\n", SourceDamaged),
        (lambda data: b"%PDF-1.7\n%%EOF\n", SourceDamaged),
    ],
)
def test_a_bad_file_is_refused_in_a_line_that_names_it(
    change: Callable[[bytes], bytes], error: type[SourceError]
) -> None:
    whole = pdf(lambda canvas: [(lines(canvas, list(SENTENCES)), canvas.showPage()) for _ in range(20)] and None)
    with pytest.raises(error) as raised:
        load(change(whole), "kaputt.pdf")
    message = str(raised.value)
    assert message.startswith("kaputt.pdf: ") and "\n" not in message and raised.value.remedy in message


def test_a_page_that_is_damaged_inside_is_not_read_in_half(shared: Path) -> None:
    data = (shared / "documents" / "pdf" / "GG.pdf").read_bytes()
    at = data.index(b"stream", len(data) // 4) + 600
    with pytest.raises(SourceDamaged, match=r"page \d+"):
        load(data[:at] + b"\0" * 2000 + data[at + 2000 :])


def test_a_pdf_without_text_and_without_pictures_is_empty() -> None:
    with pytest.raises(SourceEmpty):
        load(pdf(lambda canvas: canvas.showPage()))


def test_more_pages_than_the_limit_name_the_setting() -> None:
    data = pdf(lambda canvas: [(lines(canvas, ["Text"]), canvas.showPage()) for _ in range(4)] and None)
    with pytest.raises(SourceTooLarge, match=r"4 pages, the limit is 3.*LOTSE_MAX_PAGES"):
        load(data, pages=3)


def scan(page_lines: list[str]) -> ImageReader:
    """A picture of a page with these lines."""
    png = render_page(pdf(lambda canvas: lines(canvas, page_lines, size=14, step=22) and None), 1, 1240)
    return ImageReader(io.BytesIO(png))


def test_a_scan_without_ocr_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(lambda canvas: canvas.drawImage(scan(list(SENTENCES)), 0, 0, 595, 842) and None)
    with pytest.raises(SourceScanned, match="switched off"):
        load(data)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceScanned, match="apt install ocrmypdf tesseract-ocr tesseract-ocr-deu"):
        load(data, ocr="auto")


def mixed() -> bytes:
    def draw(canvas: Canvas) -> None:
        lines(canvas, list(SENTENCES))
        canvas.showPage()
        canvas.drawImage(scan(["Eigenanteil", "Der Eigenanteil beträgt mindestens zehn Prozent."]), 0, 0, 595, 842)

    return pdf(draw)


def test_a_scanned_page_among_others_is_noted_where_nobody_reads_it() -> None:
    document = load(mixed())
    check(document)
    assert not document.ocr and document.pages[1].start == document.pages[1].end
    assert "page 2 hold" in document.notes[0] and "LOTSE_OCR=auto" in document.notes[0]


@pytest.mark.skipif(not ocr.at_hand(), reason="ocrmypdf and tesseract with German are not installed")
def test_ocr_reads_only_the_scanned_page_and_says_so() -> None:
    document = load(mixed(), ocr="auto")
    check(document)
    assert [page.engine for page in document.pages] == ["pdfium", "ocr"]
    assert document.ocr and document.notes == ("page 2 read by OCR",)
    assert "Der Eigenanteil beträgt mindestens zehn Prozent." in document.text


@pytest.mark.skipif(not ocr.at_hand(), reason="ocrmypdf and tesseract with German are not installed")
def test_ocr_turns_a_page_that_was_scanned_upside_down() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(595, 842)
        canvas.rotate(180)
        canvas.drawImage(scan(list(SENTENCES) * 6), 0, 0, 595, 842)

    document = load(pdf(draw), ocr="auto")
    assert document.notes == ("page 1 read by OCR",)
    assert document.text.count("Ein Anspruch auf die Gewährung der Zuwendung besteht nicht.") >= 5


def test_a_page_is_drawn_as_png() -> None:
    data = pdf(lambda canvas: lines(canvas, list(SENTENCES)) and None)
    image = ImageReader(io.BytesIO(render_page(data, 1, 300)))
    assert image.getSize()[0] == pytest.approx(300, abs=1)
    with pytest.raises(IndexError, match="no page 2"):
        render_page(data, 2, 300)


WORD = st.text(st.sampled_from("abcdeäöüßABCÄÖ0123456789.,;:-–§•()€%\u00ad"), min_size=1, max_size=14)
LINE = st.tuples(st.lists(WORD, min_size=1, max_size=9), st.integers(40, 330), st.sampled_from([8, 10, 10, 10, 14]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(LINE, max_size=12), min_size=1, max_size=5))
def test_blocks_and_pages_slice_back_and_cover_the_text_of_any_pages(
    pages: list[list[tuple[list[str], int, int]]],
) -> None:
    def draw(canvas: Canvas) -> None:
        for page in pages:
            for number, (words, x, size) in enumerate(page):
                canvas.setFont("Helvetica-Bold" if size == 14 else "Helvetica", size)
                canvas.drawString(x, 800 - 20 * number, " ".join(words))
            canvas.showPage()

    try:
        document = load(pdf(draw))
    except (SourceEmpty, SourceScanned):
        return
    check(document)


REAL = "GG JArbSchG ZFeuVwV DGUV_Vorschrift_1_grundsaetze_der_praevention fwdv100_fuehren_und_leiten_im_einsatz".split()


@pytest.mark.parametrize("name", REAL)
def test_no_word_of_a_real_document_is_lost(shared: Path, name: str) -> None:
    path = shared / "documents" / "pdf" / f"{name}.pdf"
    document = load(path.read_bytes(), path.name)
    check(document)
    assert not {"\ufffd", "\x02", "\ufffe", "\u00ad", "ﬁ"} & set(document.text)
    if not shutil.which("pdftotext"):
        pytest.skip("poppler's pdftotext is not here to compare with")
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    ours = Counter(document.text.casefold().split())
    inside = [word for line in said.casefold().splitlines() for word in line.split()[1:-1] if word.isalpha()]
    known = [word for word in set(inside) if len(word) > 3]
    assert sum(word in ours or word in document.text.casefold() for word in known) >= 0.98 * len(known)


def test_the_grundgesetz_has_its_articles_as_headings(shared: Path) -> None:
    path = shared / "documents" / "pdf" / "GG.pdf"
    document = load(path.read_bytes(), path.name)
    headings = [(document.text[b.start : b.end], b.level) for b in document.blocks if b.kind == "heading"]
    assert ("I. Die Grundrechte", 2) in headings and ("Art 1", 3) in headings
    assert sum(text.startswith("Art ") for text, _ in headings) >= 190
    assert "- Seite 4 von 51 -" not in document.text
    assert document.title == "Grundgesetz für die Bundesrepublik Deutschland"


@pytest.mark.slow
def test_three_thousand_pages_load() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(3000):
            lines(canvas, [f"Seite {page} sagt etwas.", *SENTENCES * 8])
            canvas.showPage()

    document = load(pdf(draw))
    check(document)
    assert len(document.pages) == 3000
    assert document.text[document.pages[2999].start :].startswith("Seite 2999")


def test_a_file_can_be_closed_twice() -> None:
    file = PdfFile(pdf(lambda canvas: lines(canvas, ["Text"]) and None), "a.pdf")
    file.close()
    file.close()
