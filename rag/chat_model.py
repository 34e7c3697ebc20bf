"""Chat models: any that LangChain knows by name; the only door to LangChain's models.

A model is asked within one time limit, whatever its provider: each piece of text is waited for until the limit, a try that
fails before its first piece is made again after a pause, and one that was down is left alone for a while.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal, Protocol

from rag.chat_faults import passing, reason, retry_after, status_of
from rag.errors import ChatModelBroken, ChatModelDown, ChatModelError, ChatModelSlow, ChatModelUnavailable
from rag.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Role = Literal["system", "human", "ai"]
Message = tuple[Role, str]
"""Who says it, in LangChain's words, and the text."""

FIRST_PAUSE_SECONDS = 0.5
"""Before the second try; doubled for each further one, of which a random half is waited, so that many askers do not return at
once. Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015."""

REST_SECONDS = 30.0
"""A model that was down or too slow is not asked again for so long: each question would wait in vain."""

NO_KEY = "none"
"""Sent as the key to a server of one's own that asks for none; LangChain's client insists on one."""


class ChatModel(Protocol):
    """What an answer asks of a chat model."""

    @property
    def name(self) -> str:
        """The name as set, "provider:model"."""

    @property
    def prompt_tokens(self) -> int:
        """How many tokens a prompt may have."""

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yields the reply piece by piece.

        Raises:
            ChatModelDown: it cannot be reached, is overloaded after all tries, or refuses.
            ChatModelSlow: it is not done within the time limit.
            ChatModelBroken: the reply broke off or cannot be read.
        """


class LangChainModel:
    """A LangChain chat model within a time limit."""

    def __init__(
        self,
        model: BaseChatModel,
        name: str,
        *,
        timeout_seconds: float = 30.0,
        retries: int = 2,
        prompt_tokens: int = 4_096,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`timeout_seconds` holds for one reply with all its tries, of which there are at most `retries` + 1."""
        self._model = model
        self.name = name
        self.prompt_tokens = prompt_tokens
        self._timeout = timeout_seconds
        self._retries = retries
        self._sleep = sleep
        self._clock = clock
        self._rests_until = float("-inf")

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yields the reply piece by piece; see `ChatModel`."""
        if self._clock() < self._rests_until:
            raise ChatModelDown(self.name, "it did not answer a moment ago and is not asked again yet")
        try:
            yield from self._tried(messages)
        except (ChatModelDown, ChatModelSlow):
            self._rests_until = self._clock() + REST_SECONDS
            raise

    def _tried(self, messages: Sequence[Message]) -> Iterator[str]:
        deadline = self._clock() + self._timeout
        for attempt in range(self._retries + 1):
            begun = False
            try:
                for piece in self._until(deadline, messages):
                    begun = True
                    yield piece
            except ChatModelError:
                raise
            except Exception as error:
                if begun or not (passing(error) or status_of(error)):
                    raise ChatModelBroken(self.name, reason(error)) from error
                pause = retry_after(error) or FIRST_PAUSE_SECONDS * 2**attempt * random.uniform(0.5, 1)
                if not passing(error) or attempt == self._retries or self._clock() + pause >= deadline:
                    raise ChatModelDown(self.name, reason(error)) from error
                self._sleep(pause)
            else:
                if not begun:
                    raise ChatModelBroken(self.name, "the reply is empty")
                return

    def _until(self, deadline: float, messages: Sequence[Message]) -> Iterator[str]:
        """The reply, heard in a thread of its own, as a provider's time limit holds for one read at best."""
        heard: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
        left = threading.Event()

        def hear() -> None:
            pieces = self._pieces(messages)
            try:
                for piece in pieces:
                    if left.is_set():
                        return
                    heard.put(piece)
                heard.put(None)
            except BaseException as error:  # noqa: BLE001  raised again by the one who listens
                heard.put(error)
            finally:
                pieces.close()

        threading.Thread(target=hear, name="chat-model", daemon=True).start()
        try:
            while True:
                try:
                    piece = heard.get(timeout=max(0.0, deadline - self._clock()))
                except queue.Empty:
                    raise ChatModelSlow(self.name, self._timeout) from None
                if piece is None:
                    return
                if isinstance(piece, BaseException):
                    raise piece
                yield piece
        finally:
            left.set()

    def _pieces(self, messages: Sequence[Message]) -> Any:
        for chunk in self._model.stream(list(messages)):
            if text := str(chunk.text):
                yield text


@dataclass(frozen=True, slots=True)
class _Provider:
    """How our settings are called by a provider's class; `extra` is what `pip install foerderlotse[…]` takes."""

    extra: str
    base_url: str
    timeout: str
    tokens: str


PROVIDERS: dict[str, _Provider] = {
    "openai": _Provider("openai", "base_url", "timeout", "max_tokens"),
    "ollama": _Provider("ollama", "base_url", "", "num_predict"),
    "mistralai": _Provider("mistralai", "base_url", "timeout", "max_tokens"),
}
"""Providers with an extra of ours; any other that LangChain knows is built with the names that most of them share."""

_OTHER = _Provider("", "base_url", "timeout", "max_tokens")


def load_chat_model(settings: Settings) -> LangChainModel | None:
    """Returns the chat model that is set, None where none is; nothing of LangChain is imported then.

    Raises:
        ChatModelUnavailable: its package or key is missing, or LangChain knows no such provider.
    """
    return None if settings.chat_model is None else named_chat_model(settings.chat_model, settings)


def named_chat_model(name: str, settings: Settings) -> LangChainModel:
    """Returns the chat model of a name ("provider:model") with the address, key and limits of the settings.

    Raises:
        ChatModelUnavailable: its package or key is missing, or LangChain knows no such provider.
    """
    kind, _, model = name.partition(":")
    if not model:
        raise ChatModelUnavailable(name, "it has no provider", "write it as provider:model, e.g. ollama:qwen3:8b")
    provider = PROVIDERS.get(kind, _OTHER)
    package = f"langchain-{kind}".replace("_", "-")
    install = f"run pip install 'foerderlotse[{provider.extra}]'" if provider.extra else f"run pip install {package}"
    if provider.extra and find_spec(package.replace("-", "_")) is None:
        raise ChatModelUnavailable(name, "its package is not installed", install)
    from langchain.chat_models import init_chat_model

    try:
        built = init_chat_model(model, model_provider=kind, **_options(kind, provider, settings))
    except ImportError as error:
        raise ChatModelUnavailable(name, "its package is not installed", install) from error
    except Exception as error:
        if isinstance(error, ValueError) and "nsupported" in str(error):
            known = f"use one of {', '.join(PROVIDERS)}, or another provider of LangChain"
            raise ChatModelUnavailable(name, f"LangChain knows no provider '{kind}'", known) from error
        remedy = "set LOTSE_CHAT_API_KEY, or LOTSE_CHAT_BASE_URL for a server of your own"
        raise ChatModelUnavailable(name, reason(error), remedy) from error
    return LangChainModel(
        built,
        name,
        timeout_seconds=settings.chat_timeout_seconds,
        retries=settings.chat_retries,
        prompt_tokens=settings.chat_context_tokens - settings.chat_answer_tokens,
    )


def _options(kind: str, provider: _Provider, settings: Settings) -> dict[str, Any]:
    options: dict[str, Any] = {
        provider.tokens: settings.chat_answer_tokens,
        "temperature": settings.chat_temperature,
    }
    if settings.chat_base_url is not None:
        options[provider.base_url] = settings.chat_base_url
    if settings.chat_api_key is not None:
        options["api_key"] = settings.chat_api_key.get_secret_value()
    if provider.timeout:
        options[provider.timeout] = settings.chat_timeout_seconds
        options["max_retries"] = 0  # the tries are ours
    if kind == "openai":
        options["use_responses_api"] = False  # servers that only speak like OpenAI have chat completions alone
        if settings.chat_base_url is not None:  # never the key of the environment to another server
            options.setdefault("api_key", NO_KEY)
    if kind == "ollama":  # it cuts a longer prompt silently
        options["num_ctx"] = settings.chat_context_tokens
        options["client_kwargs"] = {"timeout": settings.chat_timeout_seconds}
        if key := options.pop("api_key", None):
            options["client_kwargs"]["headers"] = {"Authorization": f"Bearer {key}"}
    return options
