from __future__ import annotations

import io
import threading
from datetime import date

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.load.page_reading import read_page
from ingest.load.pdf_file import PdfFile, pdf_date
from ingest.load.pdf_plain import plain_lines


def made(pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for page in range(pages):
        canvas.drawString(60, 700, f"Die Förderung auf Seite {page + 1} beträgt 50 %.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("D:20240612101500+02'00'", date(2024, 6, 12)),
        ("20240612", date(2024, 6, 12)),
        ("D:2024", date(2024, 1, 1)),
        ("D:20241399", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_the_day_of_a_pdf_date_is_read(value: str, day: date | None) -> None:
    assert pdf_date(value) == day


def test_threads_read_their_own_files_at_once() -> None:
    data, wrong = made(20), []

    def read(number: int) -> None:
        with PdfFile(data, f"{number}.pdf") as file:
            for page in range(file.page_count):
                said = [line.text for line in read_page(file.content(page))]
                if said != [f"Die Förderung auf Seite {page + 1} beträgt 50 %."]:
                    wrong.append(said)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_single_pages_are_taken_out() -> None:
    with PdfFile(made(5), "a.pdf") as file, PdfFile(file.extract([1, 4]), "b.pdf") as part:
        said = [read_page(part.content(page))[0].text for page in range(part.page_count)]
    assert said == ["Die Förderung auf Seite 2 beträgt 50 %.", "Die Förderung auf Seite 5 beträgt 50 %."]


def test_the_second_engine_reads_the_same_words() -> None:
    assert [line.text for line in plain_lines(made(2), 1)] == ["Die Förderung auf Seite 2 beträgt 50 %."]
    assert plain_lines(b"%PDF-1.4 broken", 0) == []
