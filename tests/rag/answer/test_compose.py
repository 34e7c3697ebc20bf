"""Answers over the seed texts and the corpus: the right figure from the right file, or a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.run import ingest
from rag.answer.compose import Answerer
from rag.assemble import assemble
from rag.embed import HashEncoder
from rag.records import PUBLIC, Answer
from rag.settings import Settings
from rag.store.store import Store

TODAY = dt.date(2026, 11, 24)
STORES: dict[int, Store] = {}


@pytest.fixture(scope="module")
def answerer(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    encoder, settings = HashEncoder(), Settings(data=tmp_path_factory.mktemp("var"))
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        ingest([str(shared / "documents" / "seeds"), str(settings.corpus)], store, encoder, settings)
        answerer = assemble(store, encoder, settings).answerer
        STORES[id(answerer)] = store
        yield answerer


def ask(answerer: Answerer, question: str) -> Answer:
    """One answer; every quote is the slice of its document that it says it is."""
    answer = answerer.answer(question, today=TODAY)
    for citation in answer.citations:
        text = answerer_store(answerer).text(citation.doc_id, citation.version, PUBLIC)
        assert text is not None and text[citation.start : citation.end] == citation.quote
    return answer


def answerer_store(answerer: Answerer) -> Store:
    """The store below an answerer."""
    return STORES[id(answerer)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wie viele Transformations-Netzwerke, Hubs und Cluster fördert der Bund?", ("27", "11", "drei")),
        ("Was zahlt das Land für die Transformationsbegleitung?", ("1,8 Millionen Euro",)),
        ("Wer hat ReTraSON beantragt?", ("Allianz für die Region",)),
        ("Wie hoch ist die Förderquote beim Digitalbonus innovativ?", ("35 Prozent",)),
    ],
)
def test_a_fact_is_answered_with_its_figure_and_a_quote(
    answerer: Answerer, question: str, said: tuple[str, ...]
) -> None:
    answer = ask(answerer, question)
    assert answer.status == "answered" and answer.citations
    assert all(word in answer.text for word in said)


@pytest.mark.parametrize(
    "question", ["Wie wird das Wetter morgen?", "Was fördert das Programm Zukunftsblitz 3000?", "Wer gewinnt die Wahl?"]
)
def test_what_no_document_says_is_refused(answerer: Answerer, question: str) -> None:
    answer = ask(answerer, question)
    assert answer.status == "abstained" and not answer.citations and answer.text


def test_a_closed_programme_is_warned_of(answerer: Answerer) -> None:
    answer = ask(answerer, "Wie hoch ist die Förderquote beim Digitalbonus innovativ?")
    assert "closed_successor" in {warning.code for warning in answer.warnings}
    assert all(one.availability and one.availability.state == "closed" for one in answer.citations if one.entry_id)
