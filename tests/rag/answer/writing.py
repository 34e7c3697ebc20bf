"""Chat models that say what a test tells them to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.chat_model import Message
from rag.errors import ChatModelError


class Scripted:
    """A chat model that gives the replies of a list in turn, word by word; an error in it is raised there.

    `asked` keeps the messages of every call. A reply may be a list of words and one error at its end.
    """

    def __init__(self, *replies: str | ChatModelError | tuple[str, ChatModelError], prompt_tokens: int = 6_000) -> None:
        """The replies, in order; a call too many is an error of the test."""
        self.name = "test:scripted"
        self.prompt_tokens = prompt_tokens
        self.asked: list[list[Message]] = []
        self._replies = list(replies)

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yields the next reply word by word."""
        self.asked.append(list(messages))
        reply = self._replies.pop(0)
        text, error = reply if isinstance(reply, tuple) else (reply, None)
        if isinstance(text, ChatModelError):
            raise text
        for word in text.split(" "):
            yield word + " "
        if error is not None:
            raise error
