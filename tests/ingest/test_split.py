import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.load import load
from ingest.load.draft import Draft
from ingest.load.limits import Limits
from ingest.sources import Source, discover
from ingest.split import MAX_CHARS, MAX_WORDS, split
from rag.records import Block, Document, Page

WORDS = st.sampled_from(
    ["Förderung", "Das", "Land", "gewährt", "z. B.", "50 Prozent.", "§ 3", "1,5 Mio. EUR.", "x" * 90]
)


def _document(
    text: str, blocks: tuple[Block, ...] = (), title: str = "Titel", pages: tuple[Page, ...] = ()
) -> Document:
    return Document("id", "file:///x", "0", text, title, "text/plain", blocks=blocks, pages=pages)


def _drafted(parts: list[tuple[str, str | list[str], int]]) -> Document:
    draft = Draft("x", 10_000_000)
    for kind, content, level in parts:
        if kind == "heading":
            draft.heading(str(content), level)
        elif kind == "paragraph":
            draft.paragraph(str(content))
        elif kind == "list":
            draft.items(f"- {item}" for item in content)
        else:
            draft.table([item, "Zelle"] for item in content)
    return _document(draft.text(), draft.blocks)


def _hold(document: Document) -> None:
    chunks = split(document)
    at = 0
    for ordinal, chunk in enumerate(chunks):
        assert chunk.ordinal == ordinal
        assert document.text[chunk.start : chunk.end] == chunk.text == chunk.text.strip()
        assert chunk.text
        assert chunk.start >= at and not document.text[at : chunk.start].strip()
        assert chunk.version == document.version and chunk.version in chunk.chunk_id
        at = chunk.end
    assert not document.text[at:].strip()
    assert split(document) == chunks


_texts = st.lists(WORDS, min_size=1, max_size=900).map(" ".join)
_block = st.one_of(
    st.tuples(st.just("heading"), st.sampled_from(["Zweck", "Titel", "1. Höhe", "Verfahren:"]), st.integers(1, 4)),
    st.tuples(st.just("paragraph"), _texts, st.just(0)),
    st.tuples(st.sampled_from(["list", "table"]), st.lists(st.lists(WORDS, max_size=40).map(" ".join)), st.just(0)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_block, max_size=25))
def test_chunks_slice_back_never_overlap_and_lose_nothing(parts: list[tuple[str, str | list[str], int]]) -> None:
    document = _drafted(parts)
    _hold(document)
    headings = {
        document.text[block.start : block.end].rstrip(":") for block in document.blocks if block.kind == "heading"
    }
    for chunk in split(document):
        body = [line for line in chunk.text.split("\n") if line.rstrip(":") not in headings]
        assert len(" ".join(body).split()) <= MAX_WORDS
        assert set(chunk.heading_path) <= headings - {"Titel"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=3_000), st.lists(st.integers(0, 3_000), max_size=12))
def test_any_text_with_any_blocks_is_whole(text: str, cuts: list[int]) -> None:
    bounds = sorted({min(cut, len(text)) for cut in cuts})
    kinds = ("heading", "paragraph", "list", "table", "quote")
    blocks = tuple(
        Block(kinds[index % 5], start, end, 1 if index % 5 == 0 else 0)  # type: ignore[arg-type]
        for index, (start, end) in enumerate(itertools.pairwise(bounds))
    )
    _hold(_document(text, blocks))


def test_no_chunk_comes_from_an_empty_text() -> None:
    assert split(_document(" \n ")) == []


def test_text_without_spaces_is_cut() -> None:
    document = _document("x" * (3 * MAX_CHARS + 5))
    _hold(document)
    assert max(len(chunk.text) for chunk in split(document)) <= MAX_CHARS


def test_a_long_table_is_cut_between_rows_and_a_long_list_between_items() -> None:
    rows = [f"Zeile {number} mit einigen Worten darin" for number in range(200)]
    for kind, mark in (("table", "Zeile "), ("list", "- Zeile ")):
        document = _drafted([(kind, rows, 0)])
        _hold(document)
        chunks = split(document)
        assert len(chunks) > 3
        assert all(chunk.text.startswith(mark) for chunk in chunks)


def test_a_chunk_opens_with_its_heading_and_knows_those_above() -> None:
    body = "Das Land gewährt Zuwendungen nach Maßgabe dieser Richtlinie an kleine Unternehmen. " * 5
    document = _drafted(
        [
            ("heading", "Titel", 1),
            ("heading", "I. Zweck:", 2),
            ("heading", "1. Ziele", 3),
            ("paragraph", body, 0),
            ("heading", "2. Höhe", 3),
            ("paragraph", body, 0),
            ("heading", "II. Verfahren", 2),
            ("paragraph", body, 0),
        ]
    )
    chunks = split(document)
    assert [chunk.heading_path for chunk in chunks] == [
        ("I. Zweck", "1. Ziele"),
        ("I. Zweck", "2. Höhe"),
        ("II. Verfahren",),
    ]
    assert chunks[0].text.startswith("Titel\n\nI. Zweck:\n\n1. Ziele")


def test_a_title_before_each_heading_is_not_repeated_in_the_path() -> None:
    document = _drafted([("heading", "Titel II. Gegenstand", 2), ("paragraph", "Gefördert wird viel.", 0)])
    assert split(document)[0].heading_path == ("II. Gegenstand",)


def test_tiny_siblings_are_joined_under_what_is_true_for_both() -> None:
    parts = [("heading", "Eckdaten", 1), ("heading", "Laufzeit", 2), ("paragraph", "3 Jahre", 0)]
    document = _drafted([*parts, ("heading", "Träger", 2), ("paragraph", "Das Land", 0)])  # type: ignore[list-item]
    assert [chunk.heading_path for chunk in split(document)] == [("Eckdaten",)]


def test_pages_come_from_offsets() -> None:
    text = "a " * 150 + "\n\n" + "b " * 200
    pages = (Page(1, 0, 302), Page(2, 302, len(text)))
    document = _document(text, pages=pages)
    spans = [(chunk.page_first, chunk.page_last) for chunk in split(document)]
    assert spans[0][0] == 1 and spans[-1][1] == 2
    assert all(first is not None and last is not None and first <= last for first, last in spans)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=400), st.lists(st.integers(0, 2_000), max_size=8))
def test_every_letter_of_a_chunk_knows_its_page(words: list[str], cuts: list[int]) -> None:
    text = " ".join(words)
    starts = [0, *sorted(min(cut, len(text)) for cut in cuts)]  # two that are equal: an empty page
    ends = [*starts[1:], len(text)]
    pages = tuple(Page(number, *span) for number, span in enumerate(zip(starts, ends, strict=True), 1))
    for chunk in split(_document(text, pages=pages)):
        for at in range(chunk.start, chunk.end):
            (number,) = (page.number for page in pages if page.start <= at < page.end)
            assert chunk.pages_of(at, at + 1) == (number, number)


def test_a_sentence_is_not_cut_where_it_need_not_be() -> None:
    sentence = "Die Zuwendung beträgt bis zu 50 Prozent der Ausgaben nach Nr. 2 der Richtlinie vom 31. März 2027. "
    chunks = split(_document(sentence * 60))
    assert all(chunk.text.endswith("2027.") for chunk in chunks)


@pytest.mark.slow
def test_all_real_documents_hold(shared: Path) -> None:
    folder = shared / "documents"
    found = discover([str(folder / "seeds"), *map(str, sorted(folder.glob("*.jsonl.gz")))])
    documents = [load(source, Limits()) for source in found if isinstance(source, Source)]
    assert len(documents) == 5 + 130 + 57
    for document in documents:
        _hold(document)
