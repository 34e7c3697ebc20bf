"""Both ways to search vectors hold one contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rag.errors import EncoderMismatch
from rag.store.vectors import ExactVectors, VectorIndex, VectorRow, VectorSearch

PUBLIC = frozenset({"public"})
ALL = frozenset({"public", "internal"})
ROWS = [VectorRow(f"d{n}@1#0", f"d{n}", "internal" if n % 5 == 0 else "public") for n in range(40)]
VECTORS = np.random.default_rng(7).normal(size=(40, 16)).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)


@pytest.fixture(params=["chroma", "exact"])
def search(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorSearch]:
    if request.param == "exact":
        yield ExactVectors(ROWS, VECTORS)
        return
    index = VectorIndex(tmp_path, "test", 16)
    index.add(ROWS, VECTORS)
    yield index
    index.close()


def test_the_nearest_come_first_with_their_cosine(search: VectorSearch) -> None:
    found = search.search(VECTORS[3], 5, ALL)
    assert found[0].chunk_id == "d3@1#0" and abs(found[0].score - 1) < 1e-4
    expected = np.argsort(-(VECTORS @ VECTORS[3]))[:5]
    assert [one.doc_id for one in found] == [f"d{n}" for n in expected]


def test_what_is_internal_needs_its_audience(search: VectorSearch) -> None:
    assert all(int(one.doc_id[1:]) % 5 for one in search.search(VECTORS[5], 40, PUBLIC))
    assert search.search(VECTORS[5], 1, ALL)[0].doc_id == "d5"


def test_a_filter_holds_and_an_empty_one_finds_nothing(search: VectorSearch) -> None:
    assert {one.doc_id for one in search.search(VECTORS[1], 9, ALL, frozenset({"d1", "d2", "x"}))} == {"d1", "d2"}
    assert search.search(VECTORS[1], 9, ALL, frozenset()) == []


def test_no_vectors_find_nothing() -> None:
    assert ExactVectors([], np.zeros((0, 16), dtype=np.float32)).search(VECTORS[0], 3, ALL) == []


def test_another_encoder_is_refused(tmp_path: Path) -> None:
    VectorIndex(tmp_path, "one", 16).close()
    with pytest.raises(EncoderMismatch, match="one"):
        VectorIndex(tmp_path, "two", 16)


def test_deleting_takes_chunks_out_of_every_collection(tmp_path: Path) -> None:
    index = VectorIndex(tmp_path, "test", 16)
    index.add(ROWS, VECTORS)
    index.delete([ROWS[0].chunk_id, ROWS[1].chunk_id, "unknown"])
    assert index.count() == 38
    assert set().union(*index.chunk_ids().values()) == {row.chunk_id for row in ROWS[2:]}
    index.close()
