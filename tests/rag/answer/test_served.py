"""A real server that speaks like OpenAI: streaming, limits, and whole answers over what a random model says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from rag.answer.compose import Answerer
from rag.assemble import Reader
from rag.chat_model import LangChainModel, named_chat_model
from rag.errors import ChatModelSlow
from rag.settings import Settings
from tests.tiny_llama import make_model, served

MISSING = [name for name in ("accelerate", "openai", "langchain_openai") if find_spec(name) is None]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING), reason=f"the server of the tests needs {MISSING}: pip install 'foerderlotse[dev]'"
    ),
]
TODAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a running server."""
    folder = tmp_path_factory.mktemp("tiny")
    model = make_model(folder / "model")
    with served(model, folder / "log") as url:
        yield Settings(
            data=folder, chat_model=f"openai:{model}", chat_base_url=url, chat_answer_tokens=64, chat_timeout_seconds=60
        )


@pytest.fixture
def model(settings: Settings) -> LangChainModel:
    """The chat model of the server."""
    return named_chat_model(str(settings.chat_model), settings)


def test_a_reply_is_streamed_within_its_length(model: LangChainModel) -> None:
    pieces = list(model.stream([("system", "Antworten Sie kurz."), ("human", "Was fördert ZIM?")]))
    assert 1 < len(pieces) <= 70 and "".join(pieces).strip()


def test_a_reply_ends_at_the_time_limit(settings: Settings) -> None:
    short = settings.model_copy(update={"chat_timeout_seconds": 0.05, "chat_answer_tokens": 1_024, "chat_retries": 0})
    with pytest.raises(ChatModelSlow):
        list(named_chat_model(str(settings.chat_model), short).stream([("human", "Hallo")]))


def test_a_random_model_changes_no_fact(model: LangChainModel, corpus: Reader, settings: Settings) -> None:
    asked = "Mit wie viel Prozent wird das INQA-Coaching bezuschusst?"
    plain = Answerer(corpus.retriever, settings, ()).answer(asked, today=TODAY)
    worded = Answerer(corpus.retriever, settings, (), model).answer(asked, today=TODAY)
    assert (worded.text, worded.citations, worded.engine) == (plain.text, plain.citations, "extract")
    assert worded.note and "80 Prozent" in worded.text
