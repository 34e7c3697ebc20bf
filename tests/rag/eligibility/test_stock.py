"""The programmes of a store."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rag.eligibility.stock import Stock
from rag.records import PUBLIC, DocumentInfo, Filters
from tests.rag.answer.made import entry, entry_document


@dataclass
class Shelf:
    """A store of these documents; counts how often it is read."""

    documents: list[DocumentInfo]
    generation: int = 1
    read: int = 0

    def list(
        self, filters: Filters, audiences: frozenset[str], offset: int = 0, limit: int = 50
    ) -> tuple[list[DocumentInfo], int]:
        self.read += 1
        seen = [one for one in self.documents if one.kind in filters.kinds and one.audience in audiences]
        return seen[offset : offset + limit], len(seen)


def test_it_is_read_once_for_each_state_and_audience() -> None:
    shelf = Shelf([entry_document(entry("a", "programme")), entry_document(entry("n", "network"))])
    stock = Stock(shelf)  # type: ignore[arg-type]
    assert [one.id for one in stock.programmes(PUBLIC)] == [one.id for one in stock.programmes(PUBLIC)] == ["a"]
    assert shelf.read == 1
    shelf.documents.append(replace(entry_document(entry("b", "programme")), audience="internal"))
    shelf.generation = 2
    assert [one.id for one in stock.programmes(PUBLIC)] == ["a"]
    assert [one.id for one in stock.programmes(PUBLIC | {"internal"})] == ["a", "b"]
    assert shelf.read == 3
