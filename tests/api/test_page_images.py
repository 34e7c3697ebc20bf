from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from api import page_images
from api.page_images import at_hand, picture
from api.services import Services
from rag.errors import DocumentUnknown, PageImageMissing
from rag.records import PUBLIC
from rag.store.store import EVERYONE
from tests.api.pdfs import SAID, info, marked, open_with_pdfs, write


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Services]:
    """The small world with PDFs."""
    with open_with_pdfs(tmp_path) as services:
        yield services


def test_a_page_is_shown_with_its_passage_marked(world: Services) -> None:
    document = info(world, "richtlinie.pdf")
    text = world.store.text(document.doc_id, document.version, PUBLIC) or ""
    start = text.index(SAID)
    shown = picture(world, document.doc_id, None, 2, PUBLIC, start=start, end=start + len(SAID))
    assert shown.marks == 1 and marked(shown.png) > 1_000 and shown.width_px == 900
    assert not marked(picture(world, document.doc_id, document.version, 2, PUBLIC).png)
    assert not marked(picture(world, document.doc_id, None, 1, PUBLIC, start=start, end=start + len(SAID)).png)


def test_an_answer_cites_the_page_that_its_picture_shows(world: Services) -> None:
    question = "Wie hoch ist der Zuschuss der Richtlinie Wärmepumpe?"
    given = world.reader.answerer.answer(question, today=world.today())
    one = next(one for one in given.citations if SAID in one.quote)
    (chunk,) = world.store.document_chunks(one.doc_id, PUBLIC)
    assert (chunk.page_first, chunk.page_last, one.page) == (1, 2, 2)
    for page in (1, 2):  # 1: as answers before named it
        place = {"start": one.start, "end": one.end}
        shown = picture(world, one.doc_id, one.version, page, PUBLIC, **place, through_passage=True)
        assert (shown.page, shown.marks) == (2, 1)


def test_what_has_no_such_page_or_is_no_pdf_has_no_picture(world: Services) -> None:
    for name, page in (("richtlinie.pdf", 3), ("merkblatt.md", 1)):
        with pytest.raises(PageImageMissing, match=f"page {page}"):
            picture(world, info(world, name).doc_id, None, page, PUBLIC)


def test_a_file_that_changed_or_went_has_no_picture(world: Services, tmp_path: Path) -> None:
    document, path = info(world, "richtlinie.pdf"), tmp_path / "richtlinie.pdf"
    assert at_hand(world, document.doc_id, document.version, PUBLIC) == path
    write(path, "Etwas anderes steht jetzt hier.")
    os.utime(path, (1, 1))
    assert at_hand(world, document.doc_id, document.version, PUBLIC) is None
    path.unlink()
    with pytest.raises(PageImageMissing):
        picture(world, document.doc_id, None, 1, PUBLIC)


def test_an_internal_page_is_as_unknown_to_the_public_as_none(world: Services) -> None:
    document = info(world, "geheim.pdf")
    assert picture(world, document.doc_id, None, 1, EVERYONE).png.startswith(b"\x89PNG")
    assert at_hand(world, document.doc_id, document.version, PUBLIC) is None
    with pytest.raises(DocumentUnknown):
        picture(world, document.doc_id, None, 1, PUBLIC)


def test_a_version_that_is_gone_is_unknown(world: Services) -> None:
    with pytest.raises(DocumentUnknown):
        picture(world, info(world, "richtlinie.pdf").doc_id, "0000", 1, PUBLIC)


def test_a_file_without_bounds_is_not_opened(world: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    document = info(world, "richtlinie.pdf")
    monkeypatch.setattr(page_images, "FILE_MAX_BYTES", 10)
    assert at_hand(world, document.doc_id, document.version, PUBLIC) is None
