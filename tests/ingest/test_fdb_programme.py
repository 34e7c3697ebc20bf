"""One XML of the export: control characters, escaped HTML, and no entity ever expanded."""

from __future__ import annotations

import pytest

from ingest.fdb.programme import read_programme
from rag.errors import SourceDamaged, SourceEmpty
from tests.ingest.fdb_made import FIELDS, TITLE, xml

BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'


def test_rich_text_in_an_escaped_section_and_bare_values_are_read() -> None:
    programme = read_programme(xml(), "a")
    assert programme.title == TITLE
    assert programme.fields["regulatoryFWork"] == f"<div>{FIELDS['regulatoryFWork']}</div>"
    assert programme.fields["dateOfExpiration"] == "2019-12-31"
    assert len(programme.links) == len(set(programme.links)) == 5
    real_section = b"<text><![CDATA[<div><p>Titel</p></div>]]></text>"
    plain = b'<document type="gsb:ServiceOffer"><property name="gsb:title">%s</property></document>' % real_section
    assert read_programme(plain, "a").title == "Titel"


def test_empty_divs_of_old_records_are_no_fields() -> None:
    assert set(read_programme(xml({**FIELDS, "summary": "", "teaserText": " "}), "a").fields) == {
        "regulatoryFWork", "bodyText", "dateOfExpiration",
    }  # fmt: skip


@pytest.mark.parametrize(
    "odd", [b"\x02", b"\x1f", b"\xc2\x90", b"&#2;", b"&#x1F;", b"&#xD800;", b"&#1114112;", b"\xff"]
)
def test_characters_that_xml_forbids_do_not_stop_it(odd: bytes) -> None:
    programme = read_programme(xml().replace(b"Antragsberechtigt sind", b"Antragsberechtigt" + odd + b" sind"), "a")
    assert (
        "Antragsberechtigt" in programme.fields["regulatoryFWork"] and "\x02" not in programme.fields["regulatoryFWork"]
    )


def test_a_document_type_is_refused_and_nothing_expands() -> None:
    with pytest.raises(SourceDamaged, match="document type"):
        read_programme(xml().replace(b"<document", BOMB.encode() + b"<document", 1), "a")
    text = read_programme(xml({**FIELDS, "summary": f"<p>Im Text steht {BOMB}</p>"}), "a").fields["summary"]
    assert "root:" not in text and "aaaaaaaaaaaa" not in text


def test_what_is_broken_or_no_programme_is_named() -> None:
    for wrong in (
        b"<document",
        xml()[:-30],
        b"\x00\x01\x02",
        b"<html><body>Captcha</body></html>",
        xml(kind="gsb:Contact"),
    ):
        with pytest.raises(SourceDamaged, match="Bund/a"):
            read_programme(wrong, "Bund/a")
    with pytest.raises(SourceEmpty, match="no title"):
        read_programme(xml({"summary": "<p>Text</p>"}), "Bund/a")
