"""The door to pypdf, the second engine for a page that pdfium reads badly."""

from __future__ import annotations

import io
import logging

from ingest.load.page_lines import Line, line_of
from ingest.load.pdf_page import Word

SIZE = 10.0
"""Points; pypdf tells no places, so its lines are laid out as if they were typed."""


def plain_lines(data: bytes, page: int) -> list[Line]:
    """Returns the lines of a page (counted from 0), typed one under the other; [] where pypdf cannot read it."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return []
        text = reader.pages[page].extract_text()
    except (
        PyPdfError,
        DependencyError,
        NotImplementedError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
    ):
        return []
    lines: list[Line] = []
    top = 100.0
    for typed in text.splitlines():
        words: list[Word] = []
        x = 50.0
        for part in typed.split():
            words.append(Word(part, x, top, x + 0.5 * SIZE * len(part), top + SIZE, SIZE))
            x += 0.5 * SIZE * (len(part) + 1)
        if words:
            words[-1].hyphen = len(words[-1].text) > 1 and words[-1].text[-1] in "-‐\xad"
            lines.append(line_of(words))
        top += 1.2 * SIZE
    right = max((line.x1 for line in lines), default=0.0)
    for line in lines:
        line.right = right
        line.settle()
    return lines
