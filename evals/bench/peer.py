"""The peer of the benchmark: LangChain's EnsembleRetriever over BM25Retriever and Chroma, as its documentation builds it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rag.embed import Encoder

BATCH = 5_000


class Peer:
    """The ensemble over the same texts and vectors as ours."""

    def __init__(self, rows: Sequence[tuple[str, str, bytes]], encoder: Encoder, folder: Path) -> None:
        """`rows` are (chunk id, text, float32 vector as bytes)."""
        import warnings

        warnings.simplefilter("ignore", DeprecationWarning)
        from langchain_chroma import Chroma
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever
        from langchain_core.embeddings import Embeddings

        class Given(Embeddings):
            def embed_documents(self, texts: list[str]) -> list[list[float]]:
                return [list(map(float, row)) for row in encoder.passages(texts)]

            def embed_query(self, text: str) -> list[float]:
                return [float(value) for value in encoder.query(text)]

        store = Chroma(embedding_function=Given(), persist_directory=str(folder), collection_name="peer")
        for first in range(0, len(rows), BATCH):
            part = rows[first : first + BATCH]
            store._collection.upsert(
                ids=[row[0] for row in part],
                documents=[row[1] for row in part],
                embeddings=np.stack([np.frombuffer(row[2], dtype=np.float32) for row in part]),
            )
        lexical = BM25Retriever.from_texts([row[1] for row in rows], metadatas=[{"id": row[0]} for row in rows], k=50)
        dense = store.as_retriever(search_kwargs={"k": 50})
        self._ensemble: Any = EnsembleRetriever(retrievers=[lexical, dense], weights=[0.5, 0.5])

    def search(self, question: str) -> list[Any]:
        """Returns the ensemble's documents."""
        return list(self._ensemble.invoke(question))
