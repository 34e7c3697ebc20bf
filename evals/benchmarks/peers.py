"""The peers, each as its own documentation builds it, over the same passages; documents count by their best passage.

Chroma and the ensemble take all-MiniLM-L6-v2, which is Chroma's own default (there downloaded, here from the package).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.retrievers import DEPTH, Ranker, passage_vectors
from evals.benchmarks.sets import Passage
from rag.embed import Encoder, FloatMatrix
from rag.errors import InputError

PASSAGES = 60
"""Passages that a peer is asked for, as ours are."""

BATCH = 5_000
INSTALL = "run 'pip install -r requirements-bench.lock'"


class Bm25s:
    """bm25s with its German stop words and a Snowball stemmer."""

    name = "bm25s"

    def __init__(self, passages: Sequence[Passage], folder: Path, load: Callable[[], Encoder]) -> None:
        """Indexes the passages; needs neither folder nor encoder."""
        import bm25s
        import Stemmer

        logging.getLogger("bm25s").setLevel(logging.WARNING)
        self._bm25s, self._stemmer = bm25s, Stemmer.Stemmer("german")
        self._documents = [one.document for one in passages]
        self._index = bm25s.BM25()
        self._index.index(self._tokens([f"{one.title}\n{one.text}" for one in passages]), show_progress=False)

    def rank(self, query: str) -> Sequence[str]:
        """Returns documents, best first."""
        k = min(PASSAGES, len(self._documents))
        found, _ = self._index.retrieve(self._tokens([query]), k=k, show_progress=False)
        return _documents(self._documents[index] for index in found[0])

    def _tokens(self, texts: list[str]) -> Any:
        return self._bm25s.tokenize(texts, stopwords="de", stemmer=self._stemmer, show_progress=False)


class Chroma:
    """Chroma's similarity search alone."""

    name = "Chroma"

    def __init__(self, passages: Sequence[Passage], folder: Path, load: Callable[[], Encoder]) -> None:
        """Fills a collection in memory."""
        store = chroma(passages, folder, load())
        self._store = store

    def rank(self, query: str) -> Sequence[str]:
        """Returns documents, best first."""
        return _documents(one.metadata["document"] for one in self._store.similarity_search(query, k=PASSAGES))


class Ensemble:
    """LangChain's EnsembleRetriever over BM25Retriever and Chroma, half and half, with its reciprocal ranks."""

    name = "LangChain ensemble"

    def __init__(self, passages: Sequence[Passage], folder: Path, load: Callable[[], Encoder]) -> None:
        """Fills both indexes."""
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever

        texts = [f"{one.title}\n{one.text}" for one in passages]
        lexical = BM25Retriever.from_texts(
            texts, metadatas=[{"document": one.document} for one in passages], k=PASSAGES
        )
        dense = chroma(passages, folder, load()).as_retriever(search_kwargs={"k": PASSAGES})
        self._ensemble: Any = EnsembleRetriever(retrievers=[lexical, dense], weights=[0.5, 0.5])

    def rank(self, query: str) -> Sequence[str]:
        """Returns documents, best first."""
        return _documents(one.metadata["document"] for one in self._ensemble.invoke(query))


PEERS: dict[str, Callable[[Sequence[Passage], Path, Callable[[], Encoder]], Ranker]] = {
    "bm25s": Bm25s,
    "chroma": Chroma,
    "ensemble": Ensemble,
}


def peer(name: str, passages: Sequence[Passage], folder: Path, load: Callable[[], Encoder]) -> Ranker:
    """Returns a peer over the passages; vectors come from the cache in `folder`.

    Raises:
        InputError: its package is not installed.
    """
    try:
        return PEERS[name](passages, folder, load)
    except ImportError as error:
        raise InputError(f"'{name}' needs a package that is not installed ({error.name}): {INSTALL}") from error


def chroma(passages: Sequence[Passage], folder: Path, encoder: Encoder) -> Any:
    """Returns a LangChain Chroma store in memory that holds the passages with the encoder's vectors."""
    import chromadb
    from langchain_chroma import Chroma as Store
    from langchain_core.embeddings import Embeddings

    class Given(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[float(value) for value in row] for row in encoder.passages(texts)]

        def embed_query(self, text: str) -> list[float]:
            return [float(value) for value in encoder.query(text)]

    vectors: FloatMatrix = passage_vectors(folder, passages, encoder.name, encoder.passages)
    client = chromadb.EphemeralClient()
    store = Store(client=client, embedding_function=Given(), collection_name=f"peer-{id(passages)}-{id(vectors)}")
    for first in range(0, len(passages), BATCH):
        part = passages[first : first + BATCH]
        store._collection.upsert(
            ids=[one.id for one in part],
            documents=[one.text for one in part],
            metadatas=[{"document": one.document} for one in part],
            embeddings=vectors[first : first + BATCH],
        )
    return store


def _documents(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))[:DEPTH]
