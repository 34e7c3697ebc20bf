"""A sheet with every kind of block, and what stands in a PDF."""

from __future__ import annotations

import datetime as dt

import pypdfium2

from rag.eligibility.wording import Language
from ui.paper.sheet import Grid, Heading, Points, Sheet, Source, Text

LETTERS = "ÄÖÜäöüß „Größe“ – čďěřšž őű łńśźż ăîșț ģķļņ åæø éèêçñ ¿ αβγ БЖя € ≤ § ✓"
"""Letters of European languages, and signs that our texts use."""


def sheet(language: Language = "de", **given: object) -> Sheet:
    """A sheet of a day."""
    blocks = (
        Heading("Förderung <b>für</b> Gifhorn", 2, "https://www.example.org/a?b=1&c=2"),
        Text("Das gilt & bleibt <script>."),
        Text("Achtung", "warning"),
        Points((LETTERS, "zwei")),
        Grid(("Programm", "Höhe"), (("ZIM | Netz", "45 %"),)),
        Source(1, "Richtlinie", "Abschnitt 5, Seite 3", "Die Quote\nbeträgt 45 Prozent.", "https://www.example.org/r"),
        Source(2, "Vermerk", "", "Ohne Adresse.", "javascript:alert(1)"),
    )
    fixed = {"title": "Gespräch", "day": dt.date(2026, 11, 24), "language": language, "blocks": blocks}
    return Sheet(**{**fixed, **given})  # type: ignore[arg-type]


def words(file: bytes) -> str:
    """The text of all pages, blanks made one."""
    document = pypdfium2.PdfDocument(file)
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(said.split())
