"""Which of the entries found a question is about."""

from __future__ import annotations

import datetime as dt

from rag.answer.evidence import weigh
from rag.answer.names import Names
from rag.answer.need import read_question, with_names
from rag.answer.subjects import speaks_of, subjects_of, title_terms
from rag.records import DocumentHits, DocumentInfo, Query, SearchResult
from tests.rag.answer.made import Corpus, document, named

OLD = named("bonus-2022", "Digitalbonus 2022/23", successor="bonus-neu")
NEW = named("bonus-neu", "Digitalbonus innovativ")
ZIM = named("zim", "Zentrales Innovationsprogramm Mittelstand", "ZIM")
HALLE = named("halle", "Halle Verbund GmbH")


def subjects(question: str, *found: DocumentInfo) -> tuple[str, ...]:
    """The subjects among the documents found, in that order of rank."""
    names = Names(found)
    need = with_names(read_question(question), names.nouns, names.identifiers)
    hits = tuple(DocumentHits(one, 1.0, rank, ()) for rank, one in enumerate(found, start=1))
    result = SearchResult(Query(question, dt.date(2026, 11, 24)), hits, ())
    return subjects_of(names.said(question), weigh(need, Corpus()), result)


def test_a_whole_name_makes_the_subject() -> None:
    assert subjects("Was fördert ZIM?", OLD, ZIM) == ("zim",)


def test_a_name_in_part_makes_all_that_bear_it_the_successor_first() -> None:
    assert subjects("Gibt es den Digitalbonus noch?", OLD, NEW, ZIM) == ("bonus-neu", "bonus-2022")


def test_the_whole_name_beats_the_part() -> None:
    assert subjects("Was zahlt der Digitalbonus innovativ?", OLD, NEW) == ("bonus-neu",)


def test_generic_words_name_nothing() -> None:
    assert subjects("Welche Förderung gibt es für Unternehmen?", HALLE, ZIM) == ()


def test_a_document_speaks_of_an_entry_by_its_title_an_entry_never_of_another() -> None:
    assert speaks_of(document("press", "Neues vom ZIM"), ZIM)
    assert not speaks_of(document("press", "Neues vom Wetter"), ZIM)
    assert not speaks_of(named("zim-netz", "ZIM Netzwerke"), ZIM)


def test_titles_hold_the_aliases() -> None:
    assert "zim" in title_terms(ZIM)
