"""The term index: audiences, filters, syntax as plain words, and other readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.errors import StoreDamaged
from rag.store.terms import TermIndex, TermRow

PUBLIC = frozenset({"public"})
ALL = frozenset({"public", "internal"})
ROWS = [
    TermRow("a@1#0", "a", "public", "ZIM", "Wie viel", "Die Förderquote beträgt 45 Prozent."),
    TermRow("b@1#0", "b", "public", "Digitalbonus", "Frist", "Der Antrag ist bis zum 31. März zu stellen."),
    TermRow("c@1#0", "c", "internal", "Vermerk", "Intern", "Die Förderquote ist geheim."),
]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TermIndex]:
    index = TermIndex(tmp_path / "terms", writable=True)
    index.add(ROWS)
    index.commit()
    yield index
    index.close()


def test_what_is_internal_needs_its_audience(index: TermIndex) -> None:
    assert {one.doc_id for one in index.search("Förderquoten", 10, PUBLIC)} == {"a"}
    assert {one.doc_id for one in index.search("Förderquoten", 10, ALL)} == {"a", "c"}
    assert index.search("Förderquoten", 10, frozenset()) == []


def test_a_filter_that_allows_nothing_finds_nothing(index: TermIndex) -> None:
    assert index.search("Förderquote", 10, PUBLIC, frozenset()) == []
    assert index.search("Förderquote", 10, PUBLIC, frozenset({"b"})) == []


@pytest.mark.parametrize("kept", ["the best", "the worst", "every third", "one"])
def test_a_filter_finds_the_best_of_what_it_allows_however_far_below(tmp_path: Path, kept: str) -> None:
    count = 1_500
    index = TermIndex(tmp_path / "many", writable=True)
    index.add(
        TermRow(f"d{one}@1#0", f"d{one}", "public", "", "", "Frist " + "Antrag " * (one // 10)) for one in range(count)
    )
    index.commit()
    ranked = [one.doc_id for one in index.search("Frist", count, PUBLIC)]
    allowed = {"the best": ranked[:600], "the worst": ranked[-600:], "every third": ranked[::3], "one": ranked[-1:]}[
        kept
    ]
    assert [one.doc_id for one in index.search("Frist", 10, PUBLIC, frozenset(allowed))] == allowed[:10]
    index.close()


@pytest.mark.parametrize(
    "question",
    ['body:"Förderquote" AND (x OR', "'; DROP TABLE versions; --", "*", "+-&|!(){}[]^~?:\\/", "Förderquote^1e9", ""],
)
def test_syntax_is_plain_words(index: TermIndex, question: str) -> None:
    found = index.search(question, 10, PUBLIC)
    assert {one.doc_id for one in found} <= {"a"}
    assert index.count() == 3


def test_a_chunk_added_again_is_replaced_and_deleted_ones_are_gone(index: TermIndex) -> None:
    index.add([TermRow("a@1#0", "a", "public", "ZIM", "", "ganz anders")])
    index.delete(["b@1#0", "unknown"])
    index.commit()
    assert index.chunk_ids() == {"a@1#0", "c@1#0"}
    assert index.search("Förderquote", 10, PUBLIC) == []


def test_a_reader_sees_a_commit_after_reload(index: TermIndex, tmp_path: Path) -> None:
    reader = TermIndex(tmp_path / "terms", writable=False)
    index.add([TermRow("d@1#0", "d", "public", "KfW", "", "Kredit")])
    index.commit()
    reader.reload()
    assert [one.doc_id for one in reader.search("Kredite", 5, PUBLIC)] == ["d"]


def test_files_that_are_no_index_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "terms"
    folder.mkdir()
    (folder / "meta.json").write_text("{ kaputt")
    with pytest.raises(StoreDamaged, match="lotse repair"):
        TermIndex(folder, writable=True)
