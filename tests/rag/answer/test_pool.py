"""What may be chosen from, and what a document counts."""

from __future__ import annotations

import datetime as dt

from rag.answer.need import read_question
from rag.answer.pool import CLOSED, LATER_SUBJECT, NO_AGENCY, OTHER, OTHER_NAMED, factors_of, pool_of, read_of
from rag.records import DocumentHits, DocumentInfo, Hit, Query, SearchResult
from tests.rag.answer.made import chunk, document, named

ZIM, IFP = named("zim", "ZIM"), named("ifp", "IFP")
PRESS = document("press", "Neues vom ZIM")


def result(*documents: DocumentInfo) -> SearchResult:
    """Documents found with one passage each."""
    found = []
    for rank, one in enumerate(documents, start=1):
        hit = Hit(chunk(f"Ein Satz zu {one.doc_id}.", doc_id=one.doc_id), one, 1.0, rank)
        found.append(DocumentHits(one, 1.0, rank, (hit,)))
    return SearchResult(Query("q", dt.date(2026, 1, 1)), tuple(found), tuple(hit for one in found for hit in one.hits))


def test_documents_beside_the_one_named_count_less_still_less_for_a_whole_name() -> None:
    need = read_question("Was fördert ZIM?")
    part = factors_of(need, result(ZIM, IFP, PRESS), ("zim",), False, lambda one: None)
    whole = factors_of(need, result(ZIM, IFP, PRESS), ("zim",), True, lambda one: None)
    assert part == {"zim": 1.0, "ifp": OTHER, "press": LATER_SUBJECT} and whole["ifp"] == OTHER_NAMED


def test_what_is_closed_counts_less_unless_it_is_named() -> None:
    need = read_question("Was fördert ZIM?")
    found = factors_of(need, result(ZIM, IFP), ("zim",), False, lambda one: "closed")
    assert found == {"zim": 1.0, "ifp": OTHER * CLOSED}


def test_a_contact_is_looked_for_at_agencies() -> None:
    agency = document("nbank", "NBank", {"name": "NBank"}, kind="agency")
    found = factors_of(read_question("An wen wende ich mich?"), result(ZIM, agency), (), False, lambda one: None)
    assert found == {"zim": NO_AGENCY, "nbank": 1.0}


def test_a_named_document_is_looked_through_whole_and_each_passage_once() -> None:
    more = [chunk("Ein Satz zu zim.", doc_id="zim"), chunk("Noch ein Satz.", doc_id="zim", start=100)]
    pool = pool_of(result(PRESS, IFP, document("x"), ZIM), ("zim",), lambda doc_id: more if doc_id == "zim" else [], ())
    assert [one.text for one in pool if one.document.doc_id == "zim"] == ["Ein Satz zu zim.", "Noch ein Satz."]
    assert "noch" not in read_of(pool)["press"] and {"press", "ifp", "x", "zim"} == set(read_of(pool))
