"""Markers, quotes and the layout of an answer."""

from __future__ import annotations

import dataclasses

import pytest

from rag.answer.cite import Citer
from rag.answer.extract import Pick
from tests.rag.answer.made import cut, document

TEXT = "ZIM fördert Forschung. Es zahlt 45 Prozent.\n\n- Erst der Antrag.\n- Dann der Bescheid.\n"


def picks(text: str = TEXT, doc_id: str = "zim", label: str = "") -> list[Pick]:
    """A pick for each sentence of a passage."""
    return [Pick(one, one.cut.start, one.cut.end, 1.0, label) for one in cut(text, doc=document(doc_id))]


def test_neighbours_of_one_passage_share_a_quote_and_a_marker() -> None:
    citer = Citer()
    assert citer.sentences(picks()[:2]) == ["ZIM fördert Forschung. [1]", "Es zahlt 45 Prozent. [1]"]
    assert [one.quote for one in citer.citations()] == ["ZIM fördert Forschung. Es zahlt 45 Prozent."]


def test_another_document_has_another_marker() -> None:
    citer = Citer()
    citer.sentences(picks()[:1])
    assert citer.sentences(picks(doc_id="ifp")[:1]) == ["ZIM fördert Forschung. [2]"]


def test_what_is_dropped_leaves_no_gap_in_the_markers() -> None:
    citer = Citer()
    citer.sentences(picks()[:1])
    kept = citer.sentences(picks("Das IFP zahlt mehr.", "ifp"))
    sentences, citations = citer.renumbered(kept)
    assert sentences == ["Das IFP zahlt mehr. [1]"] and [(one.marker, one.doc_id) for one in citations] == [(1, "ifp")]


def test_items_stand_on_lines_of_their_own_and_sentences_in_a_row() -> None:
    citer = Citer()
    found = citer.sentences(picks())
    assert citer.layout(found).splitlines() == [
        "ZIM fördert Forschung. [1] Es zahlt 45 Prozent. [1]",
        "- Erst der Antrag. [1]",
        "- Dann der Bescheid. [1]",
    ]


def test_a_label_stands_before_its_value() -> None:
    assert Citer().sentences(picks("Fördersumme: 7,6 Mio. €", label="Eckdaten")) == [
        "Eckdaten – Fördersumme: 7,6 Mio. € [1]"
    ]


def test_a_notice_counts_as_an_answer_only_where_it_says_what_is_asked() -> None:
    citer = Citer()
    source = cut("Das ZIM ist geschlossen.")[0]
    assert citer.notice("Das ZIM ist zu", source, answers=False) == "Das ZIM ist zu. [1]" and not citer.answering
    citer.notice("Das ZIM ist zu", source, answers=True)
    assert citer.answering


@pytest.mark.parametrize(("breaks", "page"), [((23,), 8), ((24,), 7), ((), 7)])
def test_a_citation_names_the_page_on_which_its_quote_begins(breaks: tuple[int, ...], page: int) -> None:
    """The second sentence begins at 23; without breaks, in a store made before they were kept, it is the chunk's first."""
    citer, pick = Citer(), picks()[1]
    chunk = dataclasses.replace(pick.candidate.chunk, page_first=7, page_last=8, page_breaks=breaks)
    citer.sentences([dataclasses.replace(pick, candidate=dataclasses.replace(pick.candidate, chunk=chunk))])
    (citation,) = citer.citations()
    assert (citation.start, citation.page) == (23, page)
