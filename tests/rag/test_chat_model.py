"""A chat model by name: one time limit for all tries, every fault told in our own words, nothing loaded where none is set."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from rag.chat_model import PROVIDERS, REST_SECONDS, LangChainModel, _options, load_chat_model, named_chat_model
from rag.errors import ChatModelBroken, ChatModelDown, ChatModelSlow, ChatModelUnavailable
from rag.settings import Settings, effective_settings
from tests.chat_server import ChatServer, Reply

ROOT = Path(__file__).resolve().parents[2]
HELLO = [("human", "Hallo")]


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        """Starts at 0; `slept` keeps each pause."""
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Returns the seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Moves on at once."""
        self.slept.append(seconds)
        self.now += seconds


def over(server: ChatServer, clock: Clock | None = None, **changes: Any) -> LangChainModel:
    """The model of a server, by name; with a clock, pauses cost no time."""
    settings = Settings(chat_model="openai:probe", chat_base_url=server.url, **changes)
    model = named_chat_model("openai:probe", settings)
    if clock is None:
        return model
    return LangChainModel(
        model._model, model.name, timeout_seconds=settings.chat_timeout_seconds, retries=settings.chat_retries,
        sleep=clock.sleep, clock=clock,
    )  # fmt: skip


def told(model: LangChainModel) -> str:
    return "".join(model.stream(HELLO))


@pytest.fixture
def serve() -> Iterator[Any]:
    """Starts servers that end with the test."""
    with ExitStack() as stack:
        yield lambda *replies: stack.enter_context(ChatServer(*replies).running())


def test_the_reply_comes_in_pieces_with_the_settings_given(serve: Any) -> None:
    server = serve(Reply("Guten Tag, was suchen Sie?"))
    model = over(server, chat_api_key="geheim", chat_answer_tokens=321, chat_temperature=0.5)
    pieces = list(model.stream([("system", "Regeln"), *HELLO]))
    assert len(pieces) > 3 and "".join(pieces).strip() == "Guten Tag, was suchen Sie?"
    (sent,) = server.requests
    assert [one["role"] for one in sent["messages"]] == ["system", "user"]
    assert sent["stream"] is True and sent["temperature"] == 0.5 and 321 in sent.values()
    assert server.keys == ["Bearer geheim"]


def test_the_environments_key_never_goes_to_another_server(serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-von-openai")
    server = serve(Reply("ja"))
    told(over(server))
    assert server.keys == ["Bearer none"]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_an_overloaded_server_is_asked_again(serve: Any, status: int) -> None:
    server, clock = serve(Reply(status=status), Reply(status=status), Reply("da")), Clock()
    assert told(over(server, clock)).strip() == "da"
    assert len(clock.slept) == 2 and 0.25 <= clock.slept[0] <= 0.5 <= clock.slept[1] <= 1.0


def test_the_server_says_how_long_to_wait(serve: Any) -> None:
    server, clock = serve(Reply(status=429, headers={"retry-after": "7"}), Reply("da")), Clock()
    told(over(server, clock))
    assert clock.slept == [7.0]


def test_a_wait_beyond_the_limit_is_not_begun(serve: Any) -> None:
    server, clock = serve(Reply(status=429, headers={"retry-after": "90"}), Reply("da")), Clock()
    with pytest.raises(ChatModelDown, match="HTTP 429"):
        told(over(server, clock, chat_timeout_seconds=20))
    assert not clock.slept


def test_after_the_last_try_it_is_down_and_left_alone_for_a_while(serve: Any) -> None:
    server, clock = serve(Reply(status=503)), Clock()
    model = over(server, clock, chat_retries=1)
    with pytest.raises(ChatModelDown, match="HTTP 503"):
        told(model)
    assert len(server.requests) == 2
    with pytest.raises(ChatModelDown, match="not asked again yet"):
        told(model)
    assert len(server.requests) == 2
    clock.now += REST_SECONDS
    with pytest.raises(ChatModelDown, match="HTTP 503"):
        told(model)
    assert len(server.requests) == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_refusal_is_not_repeated(serve: Any, status: int) -> None:
    server = serve(Reply(status=status))
    with pytest.raises(ChatModelDown, match=f"HTTP {status}"):
        told(over(server, Clock()))
    assert len(server.requests) == 1


def test_a_server_that_is_not_there_is_tried_again_and_named(serve: Any) -> None:
    with ChatServer(Reply()).running() as gone:
        pass
    clock = Clock()
    with pytest.raises(ChatModelDown, match=r"Connection refused.*LOTSE_CHAT_BASE_URL"):
        told(over(gone, clock))
    assert len(clock.slept) == 2


@pytest.mark.parametrize("text", ["", "Ein Anfang"])
def test_a_stalled_reply_ends_at_the_limit(serve: Any, text: str) -> None:
    model = over(serve(Reply(text, "stall")), chat_timeout_seconds=0.4, chat_retries=0)
    heard = []
    with pytest.raises(ChatModelSlow, match=r"within 0\.4 seconds"):
        heard.extend(model.stream(HELLO))


def test_what_came_before_a_stall_was_heard(serve: Any) -> None:
    model, heard = over(serve(Reply("Ein Anfang", "stall")), chat_timeout_seconds=1.0), []
    with pytest.raises(ChatModelSlow):
        for piece in model.stream(HELLO):
            heard.append(piece)
    assert "".join(heard).strip() == "Ein Anfang"


@pytest.mark.parametrize("end", ["cut", "broken json", "error event"])
def test_a_reply_that_breaks_off_is_not_begun_again(serve: Any, end: Any) -> None:
    server, heard = serve(Reply("Ein Anfang", end)), []
    with pytest.raises(ChatModelBroken, match="openai:probe"):
        for piece in over(server, Clock()).stream(HELLO):
            heard.append(piece)
    assert "".join(heard).strip() == "Ein Anfang" and len(server.requests) == 1


def test_an_empty_reply_is_none(serve: Any) -> None:
    with pytest.raises(ChatModelBroken, match="empty"):
        told(over(serve(Reply()), Clock()))


def test_a_listener_that_leaves_stops_the_hearing() -> None:
    words = GenericFakeChatModel(messages=iter([AIMessage("eins zwei drei vier")]))
    stream = LangChainModel(words, "test:fake").stream(HELLO)
    assert next(stream) == "eins"
    stream.close()


def test_any_model_of_langchain_will_do() -> None:
    words = GenericFakeChatModel(messages=iter([AIMessage("eins zwei drei")]))
    assert told(LangChainModel(words, "test:fake")) == "eins zwei drei"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mistralai:mistral-small", r"pip install 'foerderlotse\[mistralai\]'"),
        ("openai:gpt", "set LOTSE_CHAT_API_KEY, or LOTSE_CHAT_BASE_URL"),
        ("unsinn:modell", "no provider 'unsinn'.*use one of openai, ollama"),
        ("groq:modell", "pip install langchain-groq"),
    ],
)
def test_what_is_missing_is_said_with_the_next_step(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ChatModelUnavailable, match=said):
        load_chat_model(Settings(chat_model=name))


def test_ollama_is_told_its_context_as_it_cuts_silently() -> None:
    settings = Settings(chat_model="ollama:qwen3:8b", chat_context_tokens=16_000, chat_api_key="k")
    options = _options("ollama", PROVIDERS["ollama"], settings)
    assert options["num_ctx"] == 16_000 and options["num_predict"] == settings.chat_answer_tokens
    assert options["client_kwargs"]["headers"] == {"Authorization": "Bearer k"} and "max_retries" not in options


def test_without_a_model_nothing_of_langchain_is_imported() -> None:
    code = (
        "import sys; from rag.chat_model import load_chat_model; from rag.settings import Settings\n"
        "import rag.assemble\nassert load_chat_model(Settings()) is None\n"
        "print([name for name in sys.modules if name.split('.')[0].startswith('langchain')])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_key_is_masked() -> None:
    rows = {one.name: one.value for one in effective_settings({"LOTSE_CHAT_API_KEY": "geheim"})}
    assert rows["chat_api_key"] == "********"
