"""Test collections: read whole or in part, split into passages, named when absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.benchmarks.sets import load_set, read_set
from rag.errors import FilterUnknown, InputError


def test_a_set_holds_documents_judged_queries_and_grades(folder: Path) -> None:
    found = read_set(folder)
    assert len(found.documents) == 4 and list(found.queries) == ["q0", "q1", "q2"]
    assert found.qrels["q1"] == {"d1": 1}


def test_a_part_keeps_the_answers_of_its_queries(folder: Path) -> None:
    found = read_set(folder, queries=2, documents=3)
    assert list(found.queries) == ["q0", "q1"] and [key for key, _, _ in found.documents] == ["d0", "d1", "d2"]
    assert found.fingerprint != read_set(folder).fingerprint == read_set(folder).fingerprint


def test_passages_lose_no_word(folder: Path) -> None:
    found = read_set(folder)
    passages = found.passages()
    assert [one.document for one in passages] == ["d0", "d1", "d2", "d3"]
    assert [one.text for one in passages] == [text for _, _, text in found.documents]


def test_what_is_not_there_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSE_SHARED", str(folder.parent.parent))
    assert load_set("legalquad") == read_set(folder)
    with pytest.raises(FilterUnknown):
        load_set("unknown")
    with pytest.raises(InputError, match="LOTSE_SHARED"):
        load_set("xquad_de")
    (folder / "qrels.tsv").unlink()
    with pytest.raises(InputError, match="holds no benchmark"):
        load_set("legalquad")
