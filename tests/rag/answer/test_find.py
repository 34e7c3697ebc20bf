"""Finding: entries named are found wherever they rank, spelling is mended, filters hold; the store is the library."""

from __future__ import annotations

from datetime import date
from typing import get_type_hints

from rag.answer.find import ENTRY_KINDS, Finder, Scope
from rag.answer.library import Library
from rag.answer.parts import Part
from rag.assemble import Reader
from rag.records import KINDS, PUBLIC, Filters
from rag.store.store import Store

SCOPE = Scope(date(2026, 11, 24), Filters(), PUBLIC)


def test_the_kinds_of_entries_are_all_but_documents() -> None:
    assert set(ENTRY_KINDS) == set(KINDS) - {"document"}


def test_the_store_offers_what_the_library_asks_for() -> None:
    asked = [name for name in vars(Library) if not name.startswith("_")]
    assert asked and all(hasattr(Store, name) for name in asked) and get_type_hints(Library.info)


def test_names_are_read_once_for_a_scope(corpus: Reader) -> None:
    finder = Finder(corpus.retriever, 4_000)
    assert finder.names(SCOPE) is finder.names(SCOPE)
    rules = Scope(SCOPE.today, Filters(kinds=("rule",)), PUBLIC)
    assert set(finder.names(rules).entries) < set(finder.names(SCOPE).entries)


def test_a_named_entry_is_found_however_much_else_the_question_says(corpus: Reader) -> None:
    finder = Finder(corpus.retriever, 4_000)
    question = "Zuschuss Kredit Beratung Weiterbildung Energie Digitalisierung Netzwerk Messe Export Gründung TraWeBa"
    assert "hub-traweba" in finder.find(Part(question), "", SCOPE, finder.names(SCOPE)).extract.subjects


def test_a_misspelt_name_is_mended(corpus: Reader) -> None:
    finder = Finder(corpus.retriever, 4_000)
    assert finder.mended("Digitalbonus inovativ", finder.names(SCOPE)) == "Digitalbonus innovativ"


def test_a_filter_that_nothing_meets_finds_nothing(corpus: Reader) -> None:
    finder = Finder(corpus.retriever, 4_000)
    nowhere = Scope(SCOPE.today, Filters(doc_ids=("none",)), PUBLIC)
    assert finder.find(Part("Was ist ReTraSON?"), "", nowhere, finder.names(nowhere)).extract.picks == ()
