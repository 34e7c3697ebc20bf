"""Twins are found by a whole name in the same region, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.schema import Entry
from ingest.fdb.twins import Names
from rag.answer.options import StateOf
from rag.answer.pool import factors_of
from rag.records import DocumentHits, Query, SearchResult
from tests.rag.answer.made import document


def programme(entry_id: str, name: str, *aliases: str, regions: tuple[str, ...] = ("DE",), **fields: Any) -> Entry:
    """An entry of our own."""
    values = {
        "id": entry_id, "kind": "programme", "name": name, "aliases": aliases, "regions": regions, "level": "federal",
        "sources": [{"url": "https://example.org/", "supports": "alles"}], "confidence": "high", "retrieved": "2026-11-01",
    }  # fmt: skip
    return Entry.model_validate(values | fields)


NAMES = Names.of(
    [
        programme("zim", "Zentrales Innovationsprogramm Mittelstand (ZIM)", "ZIM"),
        programme("he", "Innovationsförderung", regions=("06",)),
        programme("a", "Gründungsförderung Alpha"),
        programme("b", "Gründungsförderung Beta", "Gründungsförderung Alpha"),
    ]
)


@pytest.mark.parametrize(
    ("title", "region", "twin"),
    [
        ("Zentrales Innovationsprogramm Mittelstand (ZIM)", "DE", "zim"),
        ("Zentrales  Innovationsprogramm – Mittelstand", "DE", "zim"),
        ("ZIM", "DE", None),  # an acronym alone
        ("Zentrales Innovationsprogramm Mittelstand (ZIM) – Netzwerke", "DE", None),
        ("Innovationsförderung", "06", "he"),
        ("Innovationsförderung", "03", None),  # another Land
        ("Gründungsförderung Alpha", "DE", None),  # two of ours bear the name
        ("Gründungsförderung Beta", "DE", "b"),
    ],
)
def test_twins(title: str, region: str, twin: str | None) -> None:
    assert NAMES.twin(title, [region]) == twin


def test_our_own_entry_counts_more_than_its_twin_where_both_are_found() -> None:
    from datetime import date

    from rag.answer.need import read_question

    ours, other = document("zim", entry={"name": "ZIM"}), document("fdb-zim", entry={"imported": {"same_as": "zim"}})
    state: StateOf = lambda one: "unproven"  # noqa: E731  the shortest double

    def factors(*found: Any) -> dict[str, float]:
        hits = tuple(DocumentHits(one, 0.5, rank, ()) for rank, one in enumerate(found, start=1))
        result = SearchResult(Query("x", date(2026, 11, 24)), hits, ())
        return factors_of(read_question("Was kostet das?"), result, (), False, state)

    assert factors(ours, other)["zim"] > factors(ours, other)["fdb-zim"]
    assert factors(other)["fdb-zim"] == 1.0
