import pytest

from ingest.media import DOCX, HTML, PDF, TEXT, media_type, sniff
from rag.errors import SourceFormatMismatch, SourceFormatUnknown


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"", ""),
        (b"\n\n%PDF-1.5", PDF),
        (b"PK\x03\x04....[Content_Types].xml", DOCX),
        (b"\xef\xbb\xbf<!DOCTYPE html>", HTML),
        (b"<?xml version='1.0'?><!-- x --><html lang='de'>", HTML),
        ("Förderung".encode("utf-16"), TEXT),
        ("Förderung in Niedersachsen".encode("utf-16-le"), TEXT),
        ("Förderung".encode("latin-1"), TEXT),
        (b"\x00\x01\x02\x03", "binary data"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
    ],
)
def test_bytes_tell_what_they_are(head: bytes, found: str) -> None:
    assert sniff(head) == found


def test_an_empty_file_has_the_type_of_its_name() -> None:
    assert media_type("leer.pdf", b"", "leer.pdf") == PDF


def test_a_picture_named_pdf_is_a_mismatch_and_a_table_is_unknown() -> None:
    with pytest.raises(SourceFormatMismatch, match=r"\.pdf.*PNG"):
        media_type("a.pdf", b"\x89PNG\r\n\x1a\n", "a.pdf")
    with pytest.raises(SourceFormatUnknown, match=r"\.xlsx"):
        media_type("a.xlsx", b"PK\x03\x04", "a.xlsx")
