"""Media types: what the name of a file promises, and what its first bytes say.

A loader exists for `PDF, HTML, DOCX, MARKDOWN, TEXT`; everything else that is recognised by its bytes is named so
that a message can say what a file is.
"""

from __future__ import annotations

import re

from rag.errors import SourceFormatMismatch, SourceFormatUnknown

PDF = "application/pdf"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
FDB = "application/vnd.foerderdatenbank+xml"
"""A programme of the Förderdatenbank's export; it comes by `ingest.fdb` only, never by the name of a file."""
HEAD_BYTES = 8_192
"""As many bytes are looked at; a PDF's mark may stand up to 1,024 bytes in, and a zip names its parts early."""

BY_EXTENSION = {
    ".pdf": PDF,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".docx": DOCX,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": TEXT,
    ".text": TEXT,
}
_REMEDIES = {
    ".doc": "open it in a word processor and save it as .docx or .pdf",
    ".rtf": "open it in a word processor and save it as .docx or .pdf",
    ".odt": "open it in a word processor and save it as .docx or .pdf",
    ".ppt": "save it as .pdf",
    ".pptx": "save it as .pdf",
    ".odp": "save it as .pdf",
    ".xls": "save the sheets that matter as .pdf or .csv",
    ".xlsx": "save the sheets that matter as .pdf or .csv",
    ".ods": "save the sheets that matter as .pdf or .csv",
    ".zip": "unpack it and give the folder",
    ".gz": "unpack it, or name a collection .jsonl.gz",
    ".xz": "unpack it, or name a collection .jsonl.xz",
}
SUPPORTED = "give .pdf, .html, .docx, .md, .txt, or a collection .jsonl, .jsonl.gz, .jsonl.xz"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE = "an Office container (old Word, or encrypted)"
ZIP = "a zip archive"
BINARY = "binary data"
_HTML_START = re.compile(rb"^\s*(<\?xml[^>]*>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html)[\s>]", re.I | re.S)


def sniff(head: bytes) -> str:
    """Returns what the first `HEAD_BYTES` say: a media type, or words for what no loader reads; "" for no bytes."""
    if not head:
        return ""
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head.startswith(_OLE):
        return OLE
    if head.startswith(b"PK\x03\x04"):
        return DOCX if b"word/" in head or b"[Content_Types].xml" in head else ZIP
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide_text(head):
        return TEXT
    if b"%PDF-" in head[:1_024]:
        return PDF
    if _HTML_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    controls = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head)
    return BINARY if b"\x00" in head or controls > len(head) / 20 else TEXT


def media_type(name: str, head: bytes, source: str) -> str:
    """Returns the media type of a file by its name, checked against its first bytes; else by these alone.

    An empty file gets the type its name promises, so that the loader says that it is empty.

    Raises:
        SourceFormatMismatch: the bytes are of another format than the extension says.
        SourceFormatUnknown: no loader reads it.
    """
    found, ending = sniff(head), extension(name)
    expected = BY_EXTENSION.get(ending)
    if expected is None:
        if ending in _REMEDIES:
            raise SourceFormatUnknown(source, f"no loader reads {ending} files", _REMEDIES[ending])
        if not found or found in BY_EXTENSION.values():
            return found or TEXT
        raise SourceFormatUnknown(source, f"it is {found}, which no loader reads", SUPPORTED)
    fits = found in {
        PDF: {"", PDF, BINARY},
        DOCX: {"", DOCX, OLE, ZIP, BINARY},
        HTML: {"", HTML, TEXT},
        MARKDOWN: {"", TEXT},
        TEXT: {"", TEXT},
    }[expected] or (expected is PDF and found is TEXT and not head.strip())
    if not fits:
        raise SourceFormatMismatch(
            source,
            f"its name says {ending}, but its content is {_in_words(found)}",
            "rename it to what it is, or replace it by the right file",
        )
    return expected


def extension(name: str) -> str:
    """Returns the extension with its dot in lower case, "" for none."""
    return f".{name.rsplit('.', 1)[1].lower()}" if "." in name[1:] else ""


def _in_words(found: str) -> str:
    return {PDF: "a PDF", HTML: "HTML", DOCX: "an Office document (zip)", TEXT: "plain text"}.get(found, found)


def is_wide_text(head: bytes) -> bool:
    """Returns True for UTF-16 without a mark: nearly every second byte is zero, and the others never."""
    even, odd = head[0::2], head[1::2]
    if len(odd) < 4:
        return False
    zeros = sorted((even.count(0) / len(even), odd.count(0) / len(odd)))
    return zeros[0] == 0 and zeros[1] > 0.7
