"""Reranking: a cross-encoder reads the question and each of the best passages together. Off unless `LOTSE_RERANKER` names one."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import RerankerUnavailable
from rag.fuse import Fused
from rag.settings import Settings

RERANKED = 30
"""Passages that are read again: the first of the fused list."""

BATCH = 16


class Reranker(Protocol):
    """Judges passages against a question."""

    name: str

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Returns `float32 (len(passages),)` in 0-1, higher is better."""


class CrossEncoderReranker:
    """Any cross-encoder with one output that sentence-transformers loads, by folder or hub name; loaded at the first question."""

    def __init__(self, model: str, threads: int = 0) -> None:
        """Takes the folder or hub name; 0 threads means one for each core."""
        self.name = model
        self._threads = threads
        self._model: Any = None
        self._loading = threading.Lock()

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Returns the sigmoid of the model's output for each passage; text over the model's limit is cut at its end.

        Raises:
            RerankerUnavailable: there is no such folder, the hub is not at hand, or the model has several outputs.
        """
        if not passages:
            return np.zeros(0, dtype=np.float32)
        import torch

        pairs = [(question, passage) for passage in passages]
        given = self._loaded().predict(
            pairs, batch_size=BATCH, show_progress_bar=False, activation_fn=torch.nn.Sigmoid(), convert_to_numpy=True
        )
        return np.asarray(given, dtype=np.float32)

    def _loaded(self) -> Any:
        with self._loading:
            if self._model is None:
                self._model = self._load()
        return self._model

    def _load(self) -> Any:
        try:
            import torch
            from sentence_transformers import CrossEncoder

            if self._threads:
                torch.set_num_threads(self._threads)
            model = CrossEncoder(self.name, device="cpu")
        except (OSError, ValueError, ImportError, RuntimeError) as error:
            raise RerankerUnavailable(self.name, str(error).splitlines()[0][:200]) from error
        if model.num_labels != 1:
            raise RerankerUnavailable(self.name, f"it has {model.num_labels} outputs instead of one")
        return model


def load_reranker(settings: Settings) -> Reranker | None:
    """Returns the reranker that the settings name, None without one; its weights are loaded when it is first needed."""
    return CrossEncoderReranker(settings.reranker, settings.threads) if settings.reranker else None


def rerank(question: str, fused: Sequence[Fused], texts: Mapping[str, str], reranker: Reranker) -> list[Fused]:
    """Returns the fused list with its first `RERANKED` passages in the reranker's order, ties by chunk id; the rest follows.

    Scores stay in 0-1: those read again lie between the best of the rest and 1. A passage without text in `texts` is gone.
    """
    there = [one for one in fused[:RERANKED] if one.chunk_id in texts]
    rest = list(fused[RERANKED:])
    floor = rest[0].score if rest else 0.0
    judged = reranker.scores(question, [texts[one.chunk_id] for one in there])
    again = [
        dataclasses.replace(one, score=floor + (1.0 - floor) * min(1.0, max(0.0, float(score))))
        for one, score in zip(there, judged, strict=True)
    ]
    return [*sorted(again, key=lambda one: (-one.score, one.chunk_id)), *rest]
