"""Loads a PDF: pages are read one by one, unreadable ones by another engine or by OCR, and made one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.load import ocr
from ingest.load.draft import Draft
from ingest.load.heading_levels import levels
from ingest.load.headings import HeadingFinder
from ingest.load.limits import Limits
from ingest.load.metadata import Found, document, published_in
from ingest.load.page_lines import Line
from ingest.load.page_quality import FEW_WORDS, Quality, quality
from ingest.load.page_reading import read_page
from ingest.load.paragraphs import Passage, PassageMaker, words_undivided
from ingest.load.pdf_file import PdfFile, damaged
from ingest.load.pdf_plain import plain_lines
from ingest.load.pdf_streams import damaged_pages
from ingest.load.pdf_title import meaningful, printed_title, stated_day
from ingest.load.running_heads import without_running_heads
from ingest.load.typography import measure
from ingest.sources import Source
from rag.errors import SourceEmpty, SourceFormatMismatch, SourceScanned, SourceTooLarge
from rag.records import Document, Page, PageEngine

HEADER_BYTES, TRAILER_BYTES = 1024, 4096
"""Where "%PDF" and "%%EOF" are looked for. Source: ISO 32000-1, annex H, implementation notes 13 and 18."""
PICTURE_SHARE = 0.3
"""A page with few words and this share of it under pictures, or under ink, is a picture of text."""
INK_SHARE = 0.004


@dataclass(slots=True)
class ReadPage:
    """The lines of one page, who read them, and whether it is a picture, or `drawn` in figures, that nobody has read."""

    lines: list[Line]
    height: float
    engine: PageEngine = "pdfium"
    quality: Quality = field(default_factory=lambda: quality(""))
    wants_ocr: bool = False
    drawn: bool = False


def load_pdf(data: bytes, source: Source, limits: Limits) -> Document:
    """Returns the document with its pages: `document.text[page.start:page.end]` is what stands on the page.

    Pages that OCR read have the engine "ocr", and the document says so in `ocr` and `notes`.

    Raises:
        SourceEmpty: there are no bytes, or no text on its pages.
        SourceFormatMismatch: the bytes are no PDF.
        SourceEncrypted: it needs a password.
        SourceDamaged: it is not whole; nothing of it is returned.
        SourceTooLarge: more pages or characters than the limits.
        SourceScanned: pages are pictures of text, and there is no OCR.
    """
    _check_bytes(data, source.name)
    with PdfFile(data, source.name) as file:
        if file.page_count > limits.pages:
            reason = f"has {file.page_count:,} pages, the limit is {limits.pages:,}"
            raise SourceTooLarge(source.name, reason, "split it, or raise LOTSE_MAX_PAGES")
        if broken := damaged_pages(data):
            raise damaged(source.name, f"{_numbers(broken)} of {file.page_count} cannot be read to the end")
        pages = [_read(file, data, number) for number in range(file.page_count)]
        notes = _read_pictures(file, pages, source.name, limits)
        return _document(file, pages, notes, source, limits)


def _check_bytes(data: bytes, name: str) -> None:
    if not data.strip(b"\0 \r\n\t"):
        raise SourceEmpty(name, "the file is empty", "check that it was saved or copied whole")
    if b"%PDF-" not in data[:HEADER_BYTES]:
        raise SourceFormatMismatch(name, "is named as a PDF, but holds none", "give it the ending of what it is")
    if b"%%EOF" not in data[-TRAILER_BYTES:]:
        raise damaged(name, "is cut off: the end of the PDF is missing")
    length = re.search(rb"/Linearized\b[^>]{0,200}?/L (\d{1,12})\b", data[:HEADER_BYTES])
    if length and int(length[1]) > len(data) + TRAILER_BYTES:
        raise damaged(name, f"is cut off: {len(data):,} of {int(length[1]):,} bytes are there")


def _read(file: PdfFile, data: bytes, number: int) -> ReadPage:
    """Reads one page by pdfium, and by pypdf where that comes out unreadable."""
    content = file.content(number)
    page = ReadPage(read_page(content), content.height)
    page.quality = quality("\n".join(line.text for line in page.lines))
    if page.quality.words < FEW_WORDS:
        page.drawn = content.pictures < PICTURE_SHARE
        page.wants_ocr = (not page.drawn or content.drawn > 0) and file.ink(number) >= INK_SHARE
    if page.quality.readable:
        return page
    lines = plain_lines(data, number)
    other = quality("\n".join(line.text for line in lines))
    if other.score > page.quality.score + 0.1:
        page.lines, page.quality, page.engine = lines, other, "pypdf"
    page.wants_ocr, page.drawn = not page.quality.readable, False
    return page


def _read_pictures(file: PdfFile, pages: Sequence[ReadPage], name: str, limits: Limits) -> list[str]:
    """Has OCR read the pages that want it; returns the notes on that.

    Raises:
        SourceScanned: it cannot, and no page can be read without it.
    """
    written = sum(page.quality.readable and page.quality.words >= FEW_WORDS for page in pages)
    for page in pages:  # in a document of text a page with a drawing and few words is a cover
        page.wants_ocr = page.wants_ocr and not (page.drawn and 2 * written >= len(pages))
    wanted = [number for number, page in enumerate(pages) if page.wants_ocr]
    if not wanted:
        return []
    reason = ""
    if limits.ocr == "off":
        reason, remedy = "OCR is switched off", "set LOTSE_OCR=auto and ingest it again"
    elif not ocr.at_hand():
        reason, remedy = "no OCR for German is installed", ocr.REMEDY
    else:
        remedy = "scan it again at 300 dpi, or ask for a PDF with text"
        try:
            read = ocr.read_pictures(file.extract(wanted), len(wanted))
        except ocr.OcrFailed as error:
            reason = str(error)
        else:
            return _take(read, wanted, pages, name)
    shown = _numbers(wanted)
    if not any(page.quality.readable and page.quality.words for page in pages if not page.wants_ocr):
        raise SourceScanned(name, f"holds pictures of text ({shown}), and {reason}", remedy)
    return [f"{shown} hold pictures of text that were not read: {reason}; {remedy}"]


def _take(read: bytes, wanted: Sequence[int], pages: Sequence[ReadPage], name: str) -> list[str]:
    taken, poor = [], []
    with PdfFile(read, name) as file:
        for place, number in enumerate(wanted):
            content = file.content(place)
            content.words = ocr.mended(content.words)
            lines = read_page(content)
            found = quality("\n".join(line.text for line in lines))
            page = pages[number]
            if not _better(found, page.quality):
                if not page.quality.readable:
                    poor.append(number)
                continue
            page.lines, page.height, page.quality, page.engine = lines, content.height, found, "ocr"
            taken.append(number)
            if not found.readable:
                poor.append(number)
    notes = [f"{_numbers(taken)} read by OCR"] if taken else []
    return notes + ([f"{_numbers(poor)} can hardly be read: check them against the original"] if poor else [])


def _better(read: Quality, there: Quality) -> bool:
    """Whether what OCR read of a page is to replace what is there: a few words of text on a picture stay."""
    if not there.words:
        return read.words > 0
    if there.readable:
        return read.readable and read.words >= max(FEW_WORDS, 2 * there.words)
    return read.score > there.score


def _document(file: PdfFile, pages: Sequence[ReadPage], notes: list[str], source: Source, limits: Limits) -> Document:
    opening = "\n".join(line.text for line in pages[0].lines)
    kept = without_running_heads([page.lines for page in pages], [page.height for page in pages])
    typography = measure(kept)
    named = file.title()
    title = named if meaningful(named, opening) else printed_title(kept[0], typography)
    maker = PassageMaker(typography, HeadingFinder(typography, file.outline()), words_undivided(kept))
    for number, lines in enumerate(kept):
        maker.add_page(number, lines, read=pages[number].engine == "ocr")
        kept[number] = []
    maker.settle_contents()
    if title is None and maker.passages and maker.passages[0].kind == "table":
        title = " ".join(maker.passages[0].text.split("\n")[0].replace("|", " ").split())
    draft, starts = _draft(maker.passages, source.name, limits)
    if not draft.blocks and any(page.wants_ocr for page in pages):
        raise SourceScanned(source.name, "holds pictures in which OCR found no text", "give the text itself")
    if not draft.blocks:
        raise SourceEmpty(source.name, "there is no text on its pages", "check that it is the right file")
    spans = _pages(starts, len(draft.text()), pages, [file.label(number) for number in range(len(pages))])
    more: dict[str, Any] = {"pages": spans, "ocr": any(page.engine == "ocr" for page in spans)}
    day = stated_day(opening) or published_in(draft.text()) or file.changed()
    return document(source, draft, Found(title=title, published=day, notes=notes, more=more))


def _draft(passages: Sequence[Passage], name: str, limits: Limits) -> tuple[Draft, list[tuple[int, int]]]:
    """The draft, and where pages (from 0) begin in its text."""
    draft = Draft(name, limits.text_chars)
    deep = iter(levels([found.heading for found in passages if found.heading is not None]))
    for passage in passages:
        if passage.heading is not None:
            draft.heading(passage.text, next(deep))
        elif passage.kind == "list":
            draft.items(passage.text.split("\n"))
        elif passage.kind == "table":
            draft.table(row.split(" | ") for row in passage.text.split("\n"))
        else:
            draft.paragraph(passage.text)
    starts = []
    for block, passage in zip(draft.blocks, passages, strict=True):
        starts += [(page, block.start + offset) for page, offset in passage.starts]
    return draft, starts


def _pages(
    starts: Sequence[tuple[int, int]], length: int, pages: Sequence[ReadPage], labels: Sequence[str | None]
) -> tuple[Page, ...]:
    begins: dict[int, int] = {}
    for page, offset in starts:
        begins.setdefault(page, offset)
    spans: list[Page] = []
    end = length
    for number in range(len(pages) - 1, -1, -1):
        start = begins.get(number, end)
        label = labels[number] or None
        spans.append(Page(number + 1, start, end, pages[number].engine, label))
        end = start
    return tuple(reversed(spans))


def _numbers(pages: Sequence[int]) -> str:
    """The pages, given from 0, as a reader counts them: "page 3", "pages 1-4, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page:
            runs[-1][-1] = page + 1
        else:
            runs.append([page + 1, page + 1])
    shown = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}"
