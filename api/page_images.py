"""Pictures of pages of PDFs whose file is still at hand, unchanged, for whom may see the document."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from api.services import Services
from ingest.load.pdf_image import PageImage, page_image
from ingest.media import PDF
from rag.errors import DocumentUnknown, PageImageMissing, SourceError

FILE_MAX_BYTES = 100_000_000
"""A larger file is not opened for a picture."""

QUOTE_MAX_CHARS = 4_000


def at_hand(services: Services, doc_id: str, version: str, audiences: frozenset[str]) -> Path | None:
    """Returns the PDF that a live version was read from; None where it is gone, has changed, or is none of a file.

    The file is read once for each of its states, to compare its hash with the stored one.
    """
    origin = services.store.database.versions.origin(doc_id, version, audiences)
    if origin is None or origin[1] != PDF or not origin[0].startswith("file:"):
        return None
    path = Path(unquote(urlsplit(origin[0]).path))
    try:
        found = path.stat()
        if found.st_size > FILE_MAX_BYTES:
            return None
        same = _hash(path, found.st_mtime_ns, found.st_size) == origin[2]
    except OSError:
        return None
    return path if same else None


def picture(
    services: Services,
    doc_id: str,
    version: str | None,
    page: int,
    audiences: frozenset[str],
    *,
    start: int = 0,
    end: int = 0,
    width_px: int = 900,
    through_passage: bool = False,
) -> PageImage:
    """Returns page `page` (from 1) of a document, the passage `text[start:end]` marked; the live version where none is named.

    A citation names the page on which its passage begins: `through_passage` shows the first page from there to the one on which
    it ends that has enough of it to be marked.

    Raises:
        DocumentUnknown: there is no such document or version for this caller.
        PageImageMissing: its file is not at hand as it was read, is no PDF, or has no such page.
    """
    info = services.store.info(doc_id, audiences)
    if info is None:
        raise DocumentUnknown(doc_id)
    version = version or info.version
    text = services.store.text(doc_id, version, audiences)
    if text is None:
        raise DocumentUnknown(f"{doc_id}@{version}")
    path = at_hand(services, doc_id, version, audiences)
    if path is None:
        raise PageImageMissing(doc_id, page)
    try:
        last = _last_page(services, doc_id, start, end, audiences) if through_passage else None
        return page_image(path.read_bytes(), page, text[start : min(end, start + QUOTE_MAX_CHARS)], width_px, last)
    except (IndexError, OSError, SourceError) as error:
        raise PageImageMissing(doc_id, page) from error


def _last_page(services: Services, doc_id: str, start: int, end: int, audiences: frozenset[str]) -> int | None:
    """The page on which a passage ends."""
    chunks = services.store.document_chunks(doc_id, audiences)
    pages = next((one.pages_of(start, end) for one in chunks if one.start <= start < one.end), None)
    return pages[1] if pages else None


@lru_cache(maxsize=512)
def _hash(path: Path, changed_ns: int, size: int) -> str:
    """The SHA-256 of a file in a state, as `ingest.sources.Source.hash` makes it of a file without fields."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
