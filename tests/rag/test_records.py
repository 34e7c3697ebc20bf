"""Records: a version changes with content, not with the time of loading."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from pydantic import ValidationError

from rag.records import Block, Chunk, Citation, Document, Filters, Page, chunk_id

DOCUMENT = Document("a-1", "file:///a.txt", "00", "Förderung", "A", "text/plain", blocks=(Block("paragraph", 0, 9),))


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Forderung"},
        {"title": "B"},
        {"audience": "internal"},
        {"valid_until": dt.date(2026, 1, 1)},
        {"blocks": (Block("heading", 0, 9, 1),)},
    ],
)
def test_a_version_changes_with_content_and_metadata(changes: dict[str, object]) -> None:
    assert dataclasses.replace(DOCUMENT, **changes).version != DOCUMENT.version


@pytest.mark.parametrize("changes", [{"retrieved": dt.date(2026, 1, 1)}, {"source_hash": "ff"}])
def test_a_version_does_not_change_with_the_time_of_loading(changes: dict[str, object]) -> None:
    assert dataclasses.replace(DOCUMENT, **changes).version == DOCUMENT.version


@pytest.mark.parametrize("name", [one.name for one in dataclasses.fields(Block)])
def test_every_field_of_a_block_counts(name: str) -> None:
    block = Block("paragraph", 0, 9)
    other = dataclasses.replace(block, **{name: "quote" if name == "kind" else 5})
    assert (
        dataclasses.replace(DOCUMENT, blocks=(other,)).version != dataclasses.replace(DOCUMENT, blocks=(block,)).version
    )


@pytest.mark.parametrize("name", [one.name for one in dataclasses.fields(Page)])
def test_every_field_of_a_page_counts(name: str) -> None:
    page = Page(1, 0, 9)
    other = dataclasses.replace(page, **{name: {"engine": "ocr", "label": "iv"}.get(name, 5)})
    assert dataclasses.replace(DOCUMENT, pages=(other,)).version != dataclasses.replace(DOCUMENT, pages=(page,)).version


def test_chunk_ids_sort_in_document_order() -> None:
    ids = [chunk_id("a", "v", ordinal) for ordinal in (0, 2, 10, 100)]
    assert ids == sorted(ids)


def test_a_citation_counts_pages_and_markers_from_one() -> None:
    good = {"marker": 1, "doc_id": "a", "title": "A", "quote": "q", "start": 0, "end": 1, "version": "v"}
    assert Citation.model_validate(good).marker == 1
    for wrong in ({"marker": 0}, {"page": 0}, {"start": -1}):
        with pytest.raises(ValidationError):
            Citation.model_validate(good | wrong)


def test_empty_filters_say_so() -> None:
    assert Filters().is_empty()
    assert not Filters(kinds=("programme",)).is_empty()


@pytest.mark.parametrize(
    ("first", "last", "breaks", "start", "end", "pages"),
    [
        (3, 4, (120,), 100, 120, (3, 3)),
        (3, 4, (120,), 119, 121, (3, 4)),
        (3, 4, (120,), 120, 130, (4, 4)),
        (3, 5, (120, 120), 120, 130, (5, 5)),  # page 4 is empty
        (3, 3, (), 100, 150, (3, 3)),
        (3, 4, (120,), 120, 120, (4, 4)),
        (3, 4, (), 120, 130, (3, 4)),  # stored before breaks were kept
        (None, None, (), 120, 130, None),
    ],
)
def test_a_part_of_a_chunk_stands_on_the_pages_between_its_breaks(
    first: int | None, last: int | None, breaks: tuple[int, ...], start: int, end: int, pages: tuple[int, int] | None
) -> None:
    chunk = Chunk("d@v#0", "d", "v", 0, "x" * 50, 100, 150, (), first, last, breaks)
    assert chunk.pages_of(start, end) == pages
