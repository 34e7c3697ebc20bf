"""A sheet as PDF, A4, the only door to reportlab: with title, language, outline, links and page numbers.

The font is DejaVu Sans, which ships in `fonts/` and is embedded in parts: all letters of European languages, Greek, Cyrillic.
The file is not tagged (PDF/UA), which reportlab cannot; who needs that takes the Markdown or the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Rows
from reportlab.platypus import TableStyle as RowStyle

from ui import language, texts
from ui.chat.panel import day
from ui.paper.sheet import Block, Grid, Heading, Points, Sheet, Source, Text

FONTS = Path(__file__).parent / "fonts"
FONT, BOLD = "DejaVuSans", "DejaVuSans-Bold"
INK, SOFT, ACCENT, LINE, WARN = (HexColor(one) for one in ("#14242a", "#47595f", "#0b5563", "#cfdadb", "#fff2da"))
PADDING = 6
"""Of the frame that text runs in, in points."""
CELL_MAX_CHARS = 1_500
"""A cell of a table cannot run over a page; a longer one is cut."""


def pdf(sheet: Sheet) -> bytes:
    """Returns a sheet as a PDF file."""
    _load_fonts()
    with language.speaking(sheet.language):
        styles = _styles()
        story = [
            Paragraph(escape(sheet.title), styles["title"]),
            Paragraph(f"{texts.AS_OF} {day(sheet.day)}", styles["soft"]),
            Spacer(1, 4 * mm),
            *(flowable for one in sheet.blocks for flowable in _drawn(one, styles)),
        ]
        file = io.BytesIO()
        document = _Document(
            file,
            pagesize=A4,
            leftMargin=22 * mm,
            rightMargin=22 * mm,
            topMargin=20 * mm,
            bottomMargin=22 * mm,
            title=sheet.title,
            author=texts.TITLE,
            subject=texts.PURPOSE,
            lang={"de": "de-DE", "en": "en-GB"}[sheet.language],
        )
        foot = f"{texts.TITLE} · {texts.TODAY} {day(sheet.day)}"
        document.build(story, canvasmaker=lambda *given, **named: _Numbered(foot, texts.PAGE_OF, *given, **named))
    return file.getvalue()


@cache
def _load_fonts() -> None:
    for name in (FONT, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=FONT, boldItalic=BOLD)


def _styles() -> dict[str, ParagraphStyle]:
    plain = ParagraphStyle(
        "plain", fontName=FONT, fontSize=9.5, leading=14, textColor=INK, spaceAfter=5, splitLongWords=1
    )

    def styled(name: str, **given: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=plain, **given)

    return {
        "plain": plain,
        "title": styled("title", fontName=BOLD, fontSize=18, leading=23, spaceAfter=3),
        "heading2": styled(
            "heading2", fontName=BOLD, fontSize=13, leading=17, textColor=ACCENT, spaceBefore=13, keepWithNext=1
        ),
        "heading3": styled(
            "heading3", fontName=BOLD, fontSize=10.5, leading=14, spaceBefore=8, spaceAfter=3, keepWithNext=1
        ),
        "heading4": styled(
            "heading4", fontName=BOLD, fontSize=9, leading=12, textColor=SOFT, spaceBefore=6, keepWithNext=1
        ),
        "lead": styled("lead", keepWithNext=1),
        "soft": styled("soft", fontSize=8.5, leading=12, textColor=SOFT),
        "warning": styled(
            "warning",
            backColor=WARN,
            borderPadding=(5, 7, 5, 7),
            spaceBefore=7,
            spaceAfter=9,
            leftIndent=7,
            rightIndent=7,
        ),
        "point": styled("point", spaceAfter=2),
        "cell": styled("cell", fontSize=8.5, leading=11.5, spaceAfter=0),
        "quote": styled("quote", fontSize=8.5, leading=12, leftIndent=6 * mm, textColor=SOFT, spaceAfter=2),
        "source": styled("source", fontSize=8.5, leading=12, spaceBefore=4, spaceAfter=1, keepWithNext=1),
    }


def _drawn(block: Block, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    match block:
        case Heading(text, level, url):
            made = Paragraph(_linked(text, url), styles[f"heading{level}"])
            made.in_outline = (text, level)
            yield made
        case Text(text, look):
            leads = look == "plain" and text.endswith(":")  # stays with the list that it leads to
            yield Paragraph(escape(text), styles["lead" if leads else look])
        case Points(items):
            listed = [ListItem(Paragraph(escape(one), styles["point"]), leftIndent=5 * mm) for one in items]
            yield ListFlowable(
                listed, bulletType="bullet", start="•", bulletFontName=FONT, bulletFontSize=9, leftIndent=5 * mm
            )
            yield Spacer(1, 2 * mm)
        case Grid(head, rows):
            yield _grid(head, rows, styles["cell"])
            yield Spacer(1, 3 * mm)
        case Source(marker, title, place, quote, url):
            where = ", ".join(part for part in (title, place) if part)
            pieces = [Paragraph(f"<b>[{marker}]</b> {escape(where)}", styles["source"])]
            if quote:
                pieces.append(Paragraph(escape(texts.QUOTED.format(" ".join(quote.split()))), styles["quote"]))
            if _is_web(url):
                pieces.append(Paragraph(_linked(url or "", url), styles["quote"]))
            yield from [KeepTogether(pieces)] if len(quote) < 1_000 else pieces


def _grid(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], cell: ParagraphStyle) -> Flowable:
    made = [[Paragraph(f"<b>{escape(one)}</b>", cell) for one in head]]
    made += [[Paragraph(escape(one[:CELL_MAX_CHARS]), cell) for one in row] for row in rows]
    table = Rows(made, repeatRows=1, colWidths=[166 * mm / len(head)] * len(head))
    table.setStyle(RowStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _linked(text: str, url: str | None) -> str:
    if not _is_web(url):
        return escape(text)
    return f'<link href={quoteattr(url or "")} color="#0b5563"><u>{escape(text)}</u></link>'


def _is_web(url: str | None) -> bool:
    try:
        return urlsplit(url or "").scheme in ("http", "https")
    except ValueError:
        return False


class _Document(SimpleDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Puts the headings into the outline."""

    def afterFlowable(self, flowable: Flowable) -> None:
        if (named := getattr(flowable, "in_outline", None)) is None:
            return
        text, level = named
        key = f"h{id(flowable)}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(text[:120], key, level=min(level - 2, 1), closed=False)


class _Numbered(Canvas):  # type: ignore[misc]
    """Writes the foot of each page once it is known how many there are."""

    def __init__(self, foot: str, page_of: str, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._foot, self._page_of = foot, page_of
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self.setFont(FONT, 8)
            self.setFillColor(SOFT)
            self.drawString(22 * mm + PADDING, 12 * mm, self._foot)
            said = self._page_of.format(number=number, count=len(self._pages))
            self.drawRightString(A4[0] - 22 * mm - PADDING, 12 * mm, said)
            super().showPage()
        super().save()
