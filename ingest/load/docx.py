"""Loads DOCX: the only door to python-docx, and the guard before it that refuses bombs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.clean import list_mark
from ingest.load.draft import Draft
from ingest.load.limits import Limits
from ingest.load.metadata import Found, document, parse_date
from ingest.sources import Source
from rag.errors import SourceDamaged, SourceEncrypted, SourceFormatMismatch, SourceFormatUnknown, SourceTooLarge
from rag.records import Document

MAX_PARTS = 5_000
MAX_XML_MB = 100
"""No single XML part may be larger: its tree takes about ten times as much memory."""
MAX_RATIO = 300
"""Word's own XML packs 10 to 40 times; a part above 10 MB that packs better than this is a bomb."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING_STYLE = re.compile(r"(?:heading|überschrift|ueberschrift)\s*([1-9])", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|aufz[äa]hl|nummerier", re.IGNORECASE)
_RESAVE = "open it in a word processor and save it again as .docx"


def load_docx(data: bytes, source: Source, limits: Limits) -> Document:
    """Returns the document of a DOCX: paragraphs, headings by style or outline level, lists and tables in their order.

    Headers, footers and deleted text are left out; inserted text, text in content controls and footnotes are kept.
    The title is the paragraph styled as one, else it comes, like the day, from the properties of the document.

    Raises:
        SourceEncrypted: a password protects it.
        SourceFormatMismatch: the bytes are an old Word file, or another kind of Office file.
        SourceTooLarge: it expands beyond the limits; found before anything is expanded.
        SourceDamaged: the archive is truncated or a part of it is no valid XML.
        SourceEmpty: there is no text in it.
    """
    _guard(data, source, limits)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    draft = Draft(source.name, limits.text_chars)
    try:
        opened = docx.Document(io.BytesIO(data))
        properties = opened.core_properties
        walk = _Walk(draft, {style.style_id: _Style.of(style) for style in opened.styles})
        walk.add(opened.element.body)
        found = Found(
            title=walk.title or properties.title or None,
            language=properties.language or None,
            published=parse_date(properties.modified or properties.created),
        )
        for number, note in enumerate(_footnotes(opened.part), start=1):
            draft.paragraph(f"Fußnote {number}: {note}")
    except (OpcError, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, AttributeError, OSError) as error:
        raise SourceDamaged(source.name, f"the DOCX cannot be read ({error})", _RESAVE) from error
    return document(source, draft, found)


def _guard(data: bytes, source: Source, limits: Limits) -> None:
    """Refuses what is no DOCX, and what would expand beyond the limits, by the archive's directory alone.

    Python's zipfile reads no part beyond its declared size, so the declared sizes bind.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceEncrypted(
                source.name, "a password protects it", "open it, remove the password and save it again"
            )
        reason = "its name says .docx, but its content is an old Word file (.doc)"
        raise SourceFormatMismatch(source.name, reason, "open it in a word processor and save it as .docx or .pdf")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            _check_sizes(parts, source, limits)
            if "word/document.xml" not in names and not any(name.startswith("word/") for name in names):
                if "[Content_Types].xml" in names:
                    raise SourceFormatUnknown(source.name, "it is an Office file other than Word", "save it as .pdf")
                reason = "its name says .docx, but its content is a zip archive"
                raise SourceFormatMismatch(source.name, reason, "rename it to what it is, or replace it")
            if any(part.flag_bits & 1 for part in parts):
                raise SourceEncrypted(source.name, "a password protects it", "unpack it and save it without one")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(1_024):
                            raise SourceDamaged(source.name, f"part {part.filename} declares entities", _RESAVE)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise SourceDamaged(source.name, f"the archive is truncated or damaged ({error})", _RESAVE) from error


def _check_sizes(parts: list[zipfile.ZipInfo], source: Source, limits: Limits) -> None:
    total = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS:
        raise SourceTooLarge(source.name, f"it has {len(parts):,} parts, more than {MAX_PARTS:,}", _RESAVE)
    if total > limits.file_mb * 1_000_000:
        reason = f"it expands to {total / 1_000_000:,.0f} MB, the limit is {limits.file_mb} MB"
        raise SourceTooLarge(source.name, reason, "remove its pictures, or raise LOTSE_MAX_FILE_MB")
    for part in parts:
        is_bomb = part.file_size > 10_000_000 and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        if is_bomb or (part.filename.endswith(".xml") and part.file_size > MAX_XML_MB * 1_000_000):
            reason = f"its part {part.filename} expands to {part.file_size / 1_000_000:,.0f} MB"
            raise SourceTooLarge(source.name, reason, "split the document, or save it as .pdf")


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says: a heading level (0 for none), and whether it is a list's or a title's."""

    level: int = 0
    is_list: bool = False
    is_numbered: bool = False
    is_title: bool = False

    @classmethod
    def of(cls, style: Any) -> _Style:
        """Returns it for a style of python-docx, seeking upwards in the styles it is based on."""
        seen: set[str] = set()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            name = style.name or ""
            outline = style.element.find(f"{_W}pPr/{_W}outlineLvl")
            if found := _HEADING_STYLE.match(name):
                return cls(level=min(int(found.group(1)), 6))
            if outline is not None and int(outline.get(f"{_W}val", "9")) < 6:
                return cls(level=int(outline.get(f"{_W}val")) + 1)
            if name.lower() in ("title", "titel"):
                return cls(level=1, is_title=True)
            if _LIST_STYLE.match(name) or style.element.find(f"{_W}pPr/{_W}numPr") is not None:
                return cls(is_list=True, is_numbered=bool(re.search("num", name, re.IGNORECASE)))
            style = getattr(style, "base_style", None)
        return cls()


class _Walk:
    """Adds the body of a document to the draft, in the order of its XML."""

    def __init__(self, draft: Draft, styles: dict[str, _Style]) -> None:
        self._draft = draft
        self._styles = styles
        self._items: list[str] = []
        self._number = 0
        self.title: str | None = None

    def add(self, container: Any) -> None:
        """Adds the paragraphs and tables of the body or of a content control."""
        self._block(container)
        self._end_list()

    def _block(self, container: Any) -> None:
        for node in container:
            if node.tag == f"{_W}p":
                self._paragraph(node)
            elif node.tag == f"{_W}tbl":
                self._end_list()
                rows = (list(_cells(row)) for row in node.iter(f"{_W}tr") if _own_table(row) is node)
                self._draft.table(rows)
            elif node.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
                self._block(node)

    def _paragraph(self, node: Any) -> None:
        text = _text(node)
        if not text.strip():
            return
        named = node.find(f"{_W}pPr/{_W}pStyle")
        style = self._styles.get(named.get(f"{_W}val", ""), _Style()) if named is not None else _Style()
        outline = node.find(f"{_W}pPr/{_W}outlineLvl")
        level = style.level
        if outline is not None and outline.get(f"{_W}val", "9").isdecimal() and int(outline.get(f"{_W}val")) < 6:
            level = int(outline.get(f"{_W}val")) + 1
        numbered = node.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if level:
            self._end_list()
            self._draft.heading(text, level)
            if style.is_title and self.title is None:
                self.title = text
        elif style.is_list or (numbered is not None and numbered.get(f"{_W}val") != "0"):
            self._number = self._number + 1 if style.is_numbered else 0
            mark = f"{self._number}." if style.is_numbered else "-"
            self._items.append(text if list_mark(text) else f"{mark} {text}")
        else:
            self._end_list()
            self._draft.paragraph(text)

    def _end_list(self) -> None:
        self._draft.items(self._items)
        self._items = []
        self._number = 0


def _own_table(row: Any) -> Any:
    return next(row.iterancestors(f"{_W}tbl"), None)


def _cells(row: Any) -> Iterator[str]:
    """Yields the text of each cell of a row; a cell that goes on from the row above is empty."""
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr"), None) is row:
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            yield "" if goes_on else " ".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _text(paragraph: Any) -> str:
    """Returns the text of a paragraph with what was inserted, without what was deleted, and each once."""
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        ancestors = {each.tag for each in node.iterancestors()}
        if _FALLBACK in ancestors or f"{_W}del" in ancestors or f"{_W}tabs" in ancestors:
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        else:
            parts.append({f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}.get(node.tag, "\n"))
    return "".join(parts)


def _footnotes(part: Any) -> Iterator[str]:
    """Yields the text of each footnote, in the order of the file; the separators have a type and are no notes."""
    from lxml import etree

    for relation in part.rels.values():
        if relation.is_external or not relation.reltype.endswith("/footnotes"):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(relation.target_part.blob, parser).iter(f"{_W}footnote"):
            text = " ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")).strip()
            if text and note.get(f"{_W}type") is None:
                yield text
