"""The passages shown are those the answer stands in, then what is open."""

from __future__ import annotations

import datetime as dt

from rag.answer.candidates import Candidate
from rag.answer.find import Finder, Found, Scope
from rag.answer.parts import Part
from rag.answer.passages import MAX_PASSAGES, passages_of
from rag.assemble import Reader
from rag.records import PUBLIC, Filters

TODAY = dt.date(2026, 11, 24)


def found(corpus: Reader, question: str) -> Found:
    finder, scope = Finder(corpus.retriever, 4_000), Scope(TODAY, Filters(), PUBLIC)
    return finder.find(Part(question), "", scope, finder.names(scope))


def chosen_of(one: Found) -> list[Candidate]:
    return [pick.candidate for pick in one.extract.picks]


def test_the_passages_of_the_chosen_sentences_come_first(corpus: Reader) -> None:
    one = found(corpus, "Wie hoch ist die Förderquote beim Digitalbonus innovativ?")
    passages = passages_of(chosen_of(one), one.hits, TODAY)
    assert [passage.number for passage in passages] == list(range(1, len(passages) + 1)) and len(
        passages
    ) <= MAX_PASSAGES
    assert passages[0].chunk == one.extract.picks[0].candidate.chunk
    assert passages[0].state("de") == "geschlossen seit 1. Januar 2026"


def test_nothing_closed_comes_in_that_nobody_named(corpus: Reader) -> None:
    one = found(
        corpus, "Wir wollen unsere Produktion digitalisieren. Welche Programme fördern Software für kleine Betriebe?"
    )
    chosen = {pick.candidate.document.doc_id for pick in one.extract.picks}
    shown = passages_of(chosen_of(one), one.hits, TODAY)
    others = [passage for passage in shown if passage.document.doc_id not in chosen]
    assert others and all(passage.standing is None or passage.standing.state == "open" for passage in others)


def test_a_passage_is_shown_once(corpus: Reader) -> None:
    one = found(corpus, "Was fördert ZIM?")
    ids = [passage.chunk.chunk_id for passage in passages_of([*chosen_of(one), *chosen_of(one)], one.hits, TODAY)]
    assert len(ids) == len(set(ids))
