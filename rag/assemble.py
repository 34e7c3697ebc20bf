"""Puts the parts of a question's path together once, at the edge: store, encoder, retriever, answerer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rag.answer.compose import Answerer
from rag.embed import Encoder, load_encoder
from rag.retrieve import Retriever
from rag.settings import Settings
from rag.store.store import Store


@dataclass(frozen=True, slots=True)
class Reader:
    """What answers questions; `store` may be an owner's or a reader's."""

    store: Store
    encoder: Encoder
    retriever: Retriever
    answerer: Answerer


def assemble(store: Store, encoder: Encoder, settings: Settings) -> Reader:
    """Returns the question's path over an open store."""
    retriever = Retriever(store, encoder, dense_weight=settings.dense_weight, max_chars=settings.max_question_chars)
    return Reader(store, encoder, retriever, Answerer(retriever, settings))


@contextmanager
def open_reader(settings: Settings) -> Iterator[Reader]:
    """Opens the data folder for reading, beside whatever process owns it.

    Raises:
        IndexMissing: nothing has been ingested yet.
        EncoderMismatch: the index was made with another encoder.
    """
    with Store.open(settings, role="reader") as store:
        encoder = load_encoder(settings)
        store.check_encoder(encoder.name, encoder.dim)
        yield assemble(store, encoder, settings)
