"""Puts the parts of a question's path together once, at the edge: store, encoder, retriever, answerer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rag.answer.compose import Answerer
from rag.chat_model import ChatModel, load_chat_model
from rag.eligibility.stock import Stock
from rag.embed import Encoder, load_encoder
from rag.rerank import load_reranker
from rag.retrieve import Retriever
from rag.settings import Settings
from rag.store.store import Store


@dataclass(frozen=True, slots=True)
class Reader:
    """What answers questions, and the programmes to check; `store` may be an owner's or a reader's."""

    store: Store
    encoder: Encoder
    retriever: Retriever
    answerer: Answerer
    stock: Stock


def assemble(store: Store, encoder: Encoder, settings: Settings, chat_model: ChatModel | None = None) -> Reader:
    """Returns the question's path over an open store; answers are quotes without a `chat_model`."""
    retriever = Retriever(
        store,
        encoder,
        dense_weight=settings.dense_weight,
        max_chars=settings.max_question_chars,
        reranker=load_reranker(settings),
    )
    return Reader(store, encoder, retriever, Answerer(retriever, settings, chat_model=chat_model), Stock(store))


@contextmanager
def open_reader(settings: Settings, *, answers: bool = True) -> Iterator[Reader]:
    """Opens the data folder for reading, beside whatever process owns it; the chat model is left out without `answers`.

    Raises:
        ChatModelUnavailable: one is set, but its package or key is missing.
        IndexMissing: nothing has been ingested yet.
        EncoderMismatch: the index was made with another encoder.
    """
    with Store.open(settings, role="reader") as store:
        encoder = load_encoder(settings)
        store.check_encoder(encoder.name, encoder.dim)
        yield assemble(store, encoder, settings, load_chat_model(settings) if answers else None)
