"""The door to pdfium: one opened PDF with its structure, its pages' words and ruling lines, its pictures.

pdfium is not thread-safe: every call is made under one lock, which is released between pages.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from ingest.load.pdf_page import PageContent, read_content
from rag.errors import SourceDamaged, SourceEncrypted

_LOCK = threading.RLock()
Read = TypeVar("Read")
_DATE = re.compile(r"^(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD, fpdfview.h."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One line of the outline: `level` from 0; `page` counts from 0, None where it leads nowhere."""

    title: str
    level: int
    page: int | None


class PdfFile:
    """An opened PDF; use it in a `with` block. Pages count from 0 here.

    Raises:
        SourceEncrypted: it needs a password, and the empty one does not open it.
        SourceDamaged: pdfium cannot open it, or it has no pages.
    """

    def __init__(self, data: bytes, name: str) -> None:
        import pypdfium2
        import pypdfium2.raw as raw

        self.name = name
        with _LOCK:
            try:
                self._file: Any = pypdfium2.PdfDocument(data)
                self.page_count = len(self._file)
            except pypdfium2.PdfiumError as error:
                if getattr(error, "err_code", raw.FPDF_GetLastError()) == _PASSWORD_ERROR:
                    reason, remedy = "is encrypted with a password", "save a copy without the password and ingest that"
                    raise SourceEncrypted(name, reason, remedy) from error
                raise damaged(name, "cannot be opened as a PDF") from error
        if not self.page_count:
            self.close()
            raise damaged(name, "has no pages that can be read")

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the memory of the file back; closing twice is fine."""
        with _LOCK:
            self._file.close()

    def content(self, page: int) -> PageContent:
        """Returns the words in stream order and the ruling lines of a page.

        Raises:
            SourceDamaged: the page cannot be read.
        """
        return self.on_page(page, read_content)

    def ink(self, page: int) -> float:
        """Returns the share (0-1) of a page that is not white, seen at a third of its size."""
        with _LOCK:
            opened = self._file[page]
            try:
                bitmap = opened.render(scale=0.33, grayscale=True)
                return float((bitmap.to_numpy() < 200).mean())
            finally:
                opened.close()

    def title(self) -> str:
        """Returns the title of the metadata, "" where there is none."""
        with _LOCK:
            return str(self._file.get_metadata_value("Title")).strip()

    def changed(self) -> dt.date | None:
        """Returns the day of the last change that the metadata name, else of the making, else None."""
        with _LOCK:
            values = [self._file.get_metadata_value(key) for key in ("ModDate", "CreationDate")]
        return next((day for value in values if (day := pdf_date(value))), None)

    def label(self, page: int) -> str | None:
        """Returns the printed number of a page, e.g. "iv" or "A-3", None where the file names none."""
        with _LOCK:
            return self._file.get_page_label(page) or None

    def outline(self, most: int = 10_000) -> list[Bookmark]:
        """Returns the bookmarks in order; at most `most`, as a damaged outline can loop."""
        found: list[Bookmark] = []
        with _LOCK:
            for mark in self._file.get_toc(max_depth=8):
                target = mark.get_dest()
                index = target.get_index() if target else None
                title = " ".join(mark.get_title().split())
                if title:
                    found.append(Bookmark(title, mark.level, index if index is not None and index >= 0 else None))
                if len(found) >= most:
                    break
        return found

    def extract(self, pages: Sequence[int]) -> bytes:
        """Returns a PDF of these pages only, without encryption."""
        import pypdfium2

        with _LOCK:
            copy: Any = pypdfium2.PdfDocument.new()
            try:
                copy.import_pages(self._file, list(pages))
                buffer = io.BytesIO()
                copy.save(buffer)
                return buffer.getvalue()
            finally:
                copy.close()

    def on_page(self, page: int, read: Callable[[Any], Read]) -> Read:
        """Returns what `read` makes of a page of pdfium's, which it must not keep.

        Raises:
            SourceDamaged: the page cannot be read.
        """
        import pypdfium2

        with _LOCK:
            try:
                opened = self._file[page]
            except pypdfium2.PdfiumError as error:
                raise damaged(self.name, f"page {page + 1} of {self.page_count} cannot be read") from error
            try:
                return read(opened)
            finally:
                opened.close()

    def check_page(self, page: int) -> None:
        """Raises IndexError where there is no page `page` (from 1)."""
        if not 1 <= page <= self.page_count:
            raise IndexError(f"no page {page}: the PDF has {self.page_count}")

    def picture(self, page: int, width_px: int) -> bytes:
        """Returns a page as PNG, `width_px` wide."""
        with _LOCK:
            opened = self._file[page]
            try:
                bitmap = opened.render(scale=width_px / max(opened.get_width(), 1.0))
                buffer = io.BytesIO()
                bitmap.to_pil().save(buffer, format="PNG")
                return buffer.getvalue()
            finally:
                opened.close()


def render_page(data: bytes, page: int, width_px: int) -> bytes:
    """Returns page `page` (from 1) of a PDF as PNG, `width_px` (1-4000) wide.

    Raises:
        IndexError: there is no such page.
        SourceEncrypted, SourceDamaged: the file cannot be opened.
    """
    with PdfFile(data, "the PDF") as file:
        file.check_page(page)
        return file.picture(page - 1, max(1, min(width_px, 4000)))


def pdf_date(value: str) -> dt.date | None:
    """Returns the day of a PDF date ("D:20240612101500+02'00'"), None where it is none. Source: ISO 32000-1, 7.9.4."""
    match = _DATE.match(value)
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def damaged(name: str, reason: str) -> SourceDamaged:
    """Returns the error for a PDF that is not whole."""
    return SourceDamaged(name, reason, "get the file again, or open it in a viewer and save it anew; nothing is stored")
