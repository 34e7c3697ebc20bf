"""A programme of the export as a document: its text, its record, and what the answer to a question reads of both."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from corpus.schema import Entry
from ingest import media
from ingest.fdb.sources import address, sources
from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source
from rag.answer.entries import is_withdrawn, state_of, twin_of
from rag.errors import SourceEmpty
from rag.records import Document
from tests.ingest.fdb_made import FIELDS, pack, xml
from tests.rag.answer.made import document as stored

PATH = "/BMWI/FDB/Content/DE/Foerderprogramm/Land/Hessen/muster"
DAY = dt.date(2026, 11, 24)


def loaded(data: bytes, **fields: object) -> Document:
    """The document of one programme of the export of `DAY`."""
    given = {"path": PATH, "retrieved": DAY, **fields}
    return load(Source(f"fdb:{PATH}", "Land/Hessen/muster", media.FDB, fields=given, content=data), Limits())


def entry(document: Document) -> Entry:
    """Its record."""
    assert document.entry is not None
    return Entry.model_validate(document.entry)


def test_its_record_says_who_where_and_what() -> None:
    document = loaded(xml())
    record = entry(document)
    assert (document.kind, document.regions, document.language) == ("programme", ("06",), "de")
    assert document.doc_id == record.id == document.entry_id
    assert (record.short_name, record.level, record.support_types) == ("MFW", "state", ("grant",))
    assert document.url == "https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/Hessen/muster.html"
    assert record.imported is not None and record.imported.path == PATH
    assert "Förderdatenbank des Bundes" in record.imported.attribution and "CC BY-ND" in record.imported.licence


def test_the_text_is_as_published_with_headings_lists_and_tables() -> None:
    document = loaded(xml())
    assert "Der Ausstoß von CO2 sinkt." in document.text
    assert "Größe | Satz\nklein | 40 %" in document.text
    assert "digitalisieren, können Sie" in document.text  # the soft hyphen is invisible, not a letter
    heads = [(one.level, document.text[one.start : one.end]) for one in document.blocks if one.kind == "heading"]
    assert heads == [
        (1, "Worum geht es"), (1, "Was und wie viel"), (1, "Wer wird gefördert"), (1, "Richtlinie"), (3, "1 Zweck"),
        (1, "Fristen und Stand"),
    ]  # fmt: skip
    assert "unverändert übernommen" in document.text.rpartition("Fristen und Stand")[2]


def test_figures_lie_apart_with_their_passage() -> None:
    document = loaded(xml())
    record = entry(document)
    assert record.imported is not None
    figures = {one.field: one for one in record.imported.extracted}
    assert {name: one.value for name, one in figures.items()} == {
        "funding_rate": 40.0, "grant_max": 25_000.0, "deadline": "2027-03-31", "valid_until": "2028-12-31",
    }  # fmt: skip
    assert all(document.text[one.start : one.end] == one.quote for one in figures.values())
    assert record.rates == () and record.amounts == () and record.clocks.window.closes is None


def test_an_old_record_has_only_its_guideline_which_then_is_read_for_figures() -> None:
    document = loaded(xml({"title": FIELDS["title"], "bodyText": FIELDS["summary"], "summary": "", "teaserText": ""}))
    record = entry(document)
    assert record.imported is not None
    assert {one.field for one in record.imported.extracted} == {"funding_rate", "grant_max", "deadline"}
    with pytest.raises(SourceEmpty, match="no text"):
        loaded(xml({"title": FIELDS["title"]}))


def test_neither_an_expiry_date_nor_being_listed_says_open_or_closed() -> None:
    document = loaded(xml())
    assert document.valid_until is None
    info = stored(document.doc_id, document.title, dict(document.entry or {}))
    info = dataclasses.replace(info, retrieved=DAY)
    for today in (DAY, dt.date(2030, 1, 1)):
        state = state_of(info, today)
        assert state is not None and (state.state, state.as_of) == ("unproven", DAY)
    assert not is_withdrawn(info) and twin_of(info) is None


def test_the_day_of_the_export_changes_neither_hash_nor_text(tmp_path: Path) -> None:
    one, other = (
        next(
            iter(
                sources(
                    address(pack(tmp_path / f"{day}.zip", {"Bund/a.xml": xml()}, (2026, 11, day))), Limits(), tmp_path
                )
            )
        )
        for day in (23, 24)
    )
    assert isinstance(one, Source) and isinstance(other, Source)
    assert one.fields["retrieved"] != other.fields["retrieved"]
    assert (one.hash(), one.uri) == (other.hash(), other.uri)
    assert load(one, Limits()).text == load(other, Limits()).text


def test_two_programmes_of_one_slug_keep_their_own_ids(tmp_path: Path) -> None:
    path = pack(tmp_path / "e.zip", {"Bund/a.xml": xml(), "Land/Hessen/a.xml": xml()})
    ids = {load(one, Limits()).doc_id for one in sources(address(path), Limits(), tmp_path) if isinstance(one, Source)}
    assert len(ids) == 2


def test_a_funder_is_called_as_its_own_file_in_the_archive_says(tmp_path: Path) -> None:
    funder = xml({"title": "<p>Ministerium für Werkstätten</p>"}, kind="gsb:Contact")
    link = '<link xlink:href="target:/BMWI/FDB/Content/DE/Foerdergeber/M/mw"/>'
    links = f'<property name="gsb:funder"><links>{link}</links></property>'
    members = {"Bund/a.xml": xml(extra=links), "/BMWI/FDB/Content/DE/Foerdergeber/M/mw.xml": funder}
    (found,) = sources(address(pack(tmp_path / "e.zip", members)), Limits(), tmp_path)
    assert isinstance(found, Source)
    assert entry(load(found, Limits())).funder == "Ministerium für Werkstätten"
