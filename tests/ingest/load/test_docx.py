import io
import zipfile

import docx
import pytest

from ingest.load import load
from ingest.load.limits import Limits
from ingest.media import DOCX
from ingest.sources import Source
from rag.errors import (
    SourceDamaged,
    SourceEmpty,
    SourceEncrypted,
    SourceFormatMismatch,
    SourceFormatUnknown,
    SourceTooLarge,
)
from rag.records import Document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _load(data: bytes, limits: Limits | None = None) -> Document:
    return load(Source(uri="upload:///r.docx", name="r.docx", media_type=DOCX, content=data), limits or Limits())


def _bytes(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def _guideline() -> object:
    made = docx.Document()
    made.core_properties.title = "Dokument1"
    made.add_heading("Förderrichtlinie Bus", 0)
    made.add_heading("1 Zweck", 1)
    made.add_paragraph("Das Land fördert Busse.")
    for style in ("List Bullet", "List Number"):
        for word in ("eins", "zwei"):
            made.add_paragraph(word, style=style)
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Größe", "Satz", "klein", "50 %"), strict=True):
        cell.text = text
    made.add_heading("1.1 Höhe", 2)
    made.add_paragraph("Bis zu 50 Prozent.")
    made.sections[0].header.paragraphs[0].text = "KOPFZEILE"
    made.sections[0].footer.paragraphs[0].text = "FUSSZEILE"
    return made


def _repacked(data: bytes, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def test_everything_comes_in_its_order() -> None:
    document = _load(_bytes(_guideline()))
    assert [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", 1, "Förderrichtlinie Bus"),
        ("heading", 1, "1 Zweck"),
        ("paragraph", 0, "Das Land fördert Busse."),
        ("list", 0, "- eins\n- zwei\n1. eins\n2. zwei"),
        ("table", 0, "Größe | Satz\nklein | 50 %"),
        ("heading", 2, "1.1 Höhe"),
        ("paragraph", 0, "Bis zu 50 Prozent."),
    ]
    assert document.title == "Förderrichtlinie Bus"


def test_inserted_text_stays_and_deleted_text_goes() -> None:
    data = _bytes(_guideline())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    marked = xml.replace(
        "Das Land fördert Busse.</w:t></w:r>",
        "Das Land </w:t></w:r><w:del><w:r><w:delText>nicht</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>fördert Busse.</w:t></w:r></w:ins>",
    )
    assert marked != xml
    assert "Das Land fördert Busse." in _load(_repacked(data, **{"word/document.xml": marked.encode()})).text


def test_a_bomb_is_refused_before_it_is_expanded() -> None:
    bomb = _repacked(_bytes(_guideline()), **{"word/media/x.bin": b"\0" * 210_000_000})
    assert len(bomb) < 1_000_000
    with pytest.raises(SourceTooLarge, match=r"expands to 21. MB"):
        _load(bomb)
    with pytest.raises(SourceTooLarge, match=r"x\.bin"):
        _load(bomb, Limits(file_mb=2_000))


def test_a_part_that_declares_entities_is_refused() -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(SourceDamaged, match="entities"):
        _load(_repacked(_bytes(_guideline()), **{"word/document.xml": lol}))


def test_a_truncated_file_is_damaged() -> None:
    data = _bytes(_guideline())
    for cut in (100, len(data) // 2, len(data) - 30):
        with pytest.raises(SourceDamaged):
            _load(data[:cut])


def test_a_broken_part_is_damaged_and_a_lie_about_sizes_too() -> None:
    with pytest.raises(SourceDamaged):
        _load(_repacked(_bytes(_guideline()), **{"word/document.xml": b"<w:document"}))


def test_encrypted_old_and_foreign_files_are_told_apart() -> None:
    with pytest.raises(SourceEncrypted, match="password"):
        _load(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(SourceFormatMismatch, match=r"\.doc\b"):
        _load(OLE + "WordDocument".encode("utf-16-le"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(SourceFormatUnknown, match="other than Word"):
        _load(stream.getvalue())


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(SourceEmpty):
        _load(_bytes(docx.Document()))
