"""The sentences chosen from passages: the best first, what says more behind it, nothing twice."""

from __future__ import annotations

import datetime as dt

from rag.answer.evidence import weigh
from rag.answer.extract import Extract, extract
from rag.answer.names import Names
from rag.answer.need import read_question, with_names
from rag.records import Chunk, DocumentHits, DocumentInfo, Hit, Query, SearchResult
from tests.rag.answer.made import Corpus, chunk, document, named


def choose(question: str, *found: tuple[DocumentInfo, Chunk]) -> Extract:
    """What is chosen of the passages found, in that order of rank."""
    names = Names(one for one, _ in found)
    need = with_names(read_question(question), names.nouns, names.identifiers)
    hits = [Hit(passage, one, 1.0, rank) for rank, (one, passage) in enumerate(found, start=1)]
    groups = tuple(DocumentHits(hit.document, 1.0, hit.rank, (hit,)) for hit in hits)
    result = SearchResult(Query(question, dt.date(2026, 11, 24)), groups, tuple(hits))
    said = names.said(question)
    return extract(need, weigh(need, Corpus()), result, said, lambda doc_id: [], lambda one: None)


def texts(found: Extract) -> list[str]:
    """The sentences chosen."""
    return [pick.candidate.text for pick in found.picks]


ZIM = named("zim", "ZIM")
TEXT = "ZIM fördert Forschung. ZIM zahlt kleinen Betrieben 45 Prozent. ZIM zahlt mittleren Betrieben 35 Prozent. Es regnet."


def test_a_fact_is_answered_by_the_sentences_that_hold_it() -> None:
    found = choose("Wie hoch ist die Förderquote von ZIM?", (ZIM, chunk(TEXT, doc_id="zim")))
    assert texts(found) == ["ZIM zahlt kleinen Betrieben 45 Prozent.", "ZIM zahlt mittleren Betrieben 35 Prozent."]
    assert found.subjects == ("zim",) and found.evidence.score > 0.8


def test_the_same_said_twice_is_chosen_once() -> None:
    press = document("press", "Neues vom ZIM")
    found = choose(
        "Was fördert ZIM?",
        (ZIM, chunk("ZIM fördert Forschung.", doc_id="zim")),
        (press, chunk("ZIM fördert Forschung.", doc_id="press")),
    )
    assert len(found.picks) == 1


def test_the_items_of_a_list_come_together_in_order() -> None:
    text = "Die Themen von ZIM sind:\n- Technik und ZIM\n- Arbeit\n- Geld\n"
    assert texts(choose("Welche Themen hat ZIM?", (ZIM, chunk(text, doc_id="zim")))) == [
        "- Technik und ZIM",
        "- Arbeit",
        "- Geld",
    ]


def test_a_sentence_that_leans_takes_the_one_before_into_its_quote() -> None:
    text = "Der Antrag auf ZIM ist ein Formular. Es muss vor Beginn bei der NBank vorliegen."
    pick = choose("Muss der Antrag auf ZIM vor Beginn vorliegen?", (ZIM, chunk(text, doc_id="zim"))).picks[0]
    assert text[pick.start : pick.end] in (text, "Der Antrag auf ZIM ist ein Formular.")


def test_nothing_found_is_an_empty_extract_that_names_what_is_missing() -> None:
    found = choose("Wie wird das Wetter?")
    assert found.picks == () and found.evidence.score == 0.0 and found.evidence.missing == ("Wetter",)
