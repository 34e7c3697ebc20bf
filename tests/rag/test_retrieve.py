"""Retrieval: grouped and ranked, fail closed, plain words whatever the question looks like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from rag.embed import HashEncoder
from rag.errors import QuestionEmpty, QuestionTooLong
from rag.records import AUDIENCES, Chunk, Document, Filters, Query, SearchResult, chunk_id
from rag.retrieve import DENSE_WEIGHT, DENSE_WEIGHT_UNKNOWN, Retriever, dense_weight_for
from rag.settings import Settings
from rag.store.store import Store, passage_text

ENCODER = HashEncoder()
TODAY = dt.date(2026, 11, 24)
TEXTS = {
    "zim": ("public", "Die Förderquote für kleine Unternehmen beträgt 45 Prozent.\nAnträge nimmt der Träger an.\n"),
    "digital": ("public", "Der Digitalbonus ist ausgelaufen.\nDie Förderquote betrug 50 Prozent.\n"),
    "copy": ("public", "Der Digitalbonus ist ausgelaufen.\nEin Nachfolger ist nicht bekannt.\n"),
    "vermerk": ("internal", "Interner Vermerk: Die Förderquote wird geprüft.\n"),
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    settings = Settings(data=Path(tmp_path_factory.mktemp("retrieve")))
    with Store.open(settings, role="owner", encoder_name=ENCODER.name, dim=ENCODER.dim) as store:
        for name, (audience, text) in TEXTS.items():
            one = Document(name, f"file:///{name}", name, text, name.title(), "text/plain", audience=audience)  # type: ignore[arg-type]
            chunks, start = [], 0
            for ordinal, line in enumerate(text.splitlines(keepends=True)):
                place = chunk_id(name, one.version, ordinal)
                chunks.append(Chunk(place, name, one.version, ordinal, line, start, start + len(line)))
                start += len(line)
            vectors = ENCODER.passages([passage_text(one.title, "", chunk.text) for chunk in chunks])
            store.write([(one, chunks, vectors, "1")])
        yield Retriever(store, ENCODER)


def ask(retriever: Retriever, text: str, **fields: object) -> SearchResult:
    return retriever.search(Query(text, TODAY, **fields))  # type: ignore[arg-type]


def test_ranks_count_from_1_and_scores_fall(retriever: Retriever) -> None:
    result = ask(retriever, "Wie hoch ist die Förderquote für kleine Unternehmen?")
    assert result.documents[0].document.doc_id == "zim"
    assert [one.rank for one in result.hits] == list(range(1, len(result.hits) + 1))
    assert [one.score for one in result.hits] == sorted((one.score for one in result.hits), reverse=True)
    assert all(0 <= one.score <= 1 for one in result.hits)
    assert {"filter", "terms", "vectors", "load"} <= result.timings_ms.keys()


def test_the_same_words_in_two_documents_count_once(retriever: Retriever) -> None:
    texts = [hit.chunk.text for hit in ask(retriever, "Digitalbonus ausgelaufen").hits]
    assert len(texts) == len(set(texts))


def test_the_newest_version_of_a_clause_stands_for_the_others_and_names_them(tmp_path: Path) -> None:
    clause = (
        "Belege sind nach Vorlage des Verwendungsnachweises fünf Jahre aufzubewahren, sofern nicht nach steuerlichen "
    )
    clause += "oder anderen Vorschriften eine längere Frist bestimmt ist; {} Datenträger sind zugelassen."
    made = {
        "neu": (2025, clause.format("elektronische"), None),
        "alt": (2014, clause.format("andere"), None),
        "anders": (2019, clause.format("andere").replace("fünf", "10"), None),
        "eintrag": (2020, clause.format("magnetische"), "eintrag"),
    }
    settings = Settings(data=tmp_path)
    with Store.open(settings, role="owner", encoder_name=ENCODER.name, dim=ENCODER.dim) as store:
        for name, (year, text, entry) in made.items():
            one = Document(
                name, f"file:///{name}", name, text, name, "text/plain", published=dt.date(year, 1, 1), entry_id=entry
            )
            chunk = Chunk(chunk_id(name, one.version, 0), name, one.version, 0, text, 0, len(text))
            store.write([(one, [chunk], ENCODER.passages([text]), "1")])
        for limit in (1, 10):
            found = ask(
                Retriever(store, ENCODER), "Wie lange sind Belege aufzubewahren? andere Datenträger", limit=limit
            )
            also = {hit.document.doc_id: [one.doc_id for one in hit.also_in] for hit in found.hits}
            assert "alt" not in also
            assert len(also) == min(limit, 3)
        assert also == {"neu": ["alt"], "anders": [], "eintrag": []}


def test_internal_documents_need_the_audience(retriever: Retriever) -> None:
    seen = {hit.document.doc_id for hit in ask(retriever, "interner Vermerk Förderquote").hits}
    assert seen
    assert "vermerk" not in seen
    everyone = ask(retriever, "interner Vermerk Förderquote", audiences=frozenset(AUDIENCES))
    assert everyone.documents[0].document.doc_id == "vermerk"


def test_a_filter_that_nothing_meets_gives_nothing(retriever: Retriever) -> None:
    assert ask(retriever, "Förderquote", filters=Filters(doc_ids=("vermerk",))).hits == ()
    assert ask(retriever, "Förderquote", filters=Filters(published_from=TODAY)).documents == ()


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE chunks; --", "title:(zim^9 AND NOT [a TO z]", "*:*", "\x00 Förderquote"]
)
def test_a_question_that_is_a_query_is_plain_words(retriever: Retriever, text: str) -> None:
    ask(retriever, text)
    assert ask(retriever, "Förderquote").hits


def test_a_question_of_stop_words_claims_little(retriever: Retriever) -> None:
    assert all(hit.score <= DENSE_WEIGHT for hit in ask(retriever, "Was ist wie und warum?").hits)


def test_an_empty_or_endless_question_is_refused(retriever: Retriever) -> None:
    with pytest.raises(QuestionEmpty):
        ask(retriever, " \n\t")
    with pytest.raises(QuestionTooLong):
        ask(retriever, "x" * 100_000)


def test_a_reranker_reads_the_question_with_title_and_text_and_decides(retriever: Retriever) -> None:
    seen: list[str] = []

    class ByWord:
        name = "by word"

        def scores(self, question: str, passages: Sequence[str]) -> np.ndarray:
            seen.extend(passages)
            return np.array([1.0 if "45 Prozent" in one else 0.1 for one in passages], dtype=np.float32)

    reranking = Retriever(retriever.store, ENCODER, reranker=ByWord())
    found = ask(reranking, "Förderquote")
    assert ask(retriever, "Förderquote").documents[0].document.doc_id == "digital"
    assert found.documents[0].document.doc_id == "zim" and found.documents[0].score == 1.0
    assert any(one.startswith("Zim\n") for one in seen) and "rerank" in found.timings_ms
    assert not any("Vermerk" in one for one in seen)


def test_the_vectors_count_more_where_words_are_unknown(retriever: Retriever) -> None:
    assert retriever.store.unknown_share("Förderquote Quxblorf") == 0.5 and retriever.store.unknown_share("und") == 0.0
    assert dense_weight_for(0.0) == DENSE_WEIGHT < dense_weight_for(0.5) < dense_weight_for(1.0) == DENSE_WEIGHT_UNKNOWN
    assert all(hit.score <= DENSE_WEIGHT_UNKNOWN for hit in ask(retriever, "Quxblorf").hits)
