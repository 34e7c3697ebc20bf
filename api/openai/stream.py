"""The events of an answer as the chunks of a streamed chat completion.

An answer that is there at once is sent as it is laid out; one that a chat model words is sent sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.openai.completion import annotations_of, chunk, pieces, tail, usage
from rag.answer.run import AnswerEvent
from rag.records import Answer


def chunks(
    events: Iterable[AnswerEvent],
    heads: Mapping[str, Any],
    *,
    prompt: str,
    base: str,
    live: bool,
    with_usage: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yields the chunks: the role, the content in pieces, the annotations, the end, and the usage where asked for.

    `live`: sentences are sent as they come, each on a line of its own, once a status event has told that the answer takes time.
    """
    more: dict[str, Any] = {"usage": None} if with_usage else {}
    yield chunk(heads, {"role": "assistant", "content": "", "refusal": None}, **more)
    sent: list[str] = []
    takes_time = False
    answer: Answer | None = None
    for event in events:
        if event.kind == "status":
            takes_time = True
        elif event.kind == "sentence" and live and takes_time:
            piece = event.text if not sent else f"\n{event.text}"
            sent.append(piece)
            yield chunk(heads, {"content": piece}, **more)
        elif event.answer is not None:
            answer = event.answer
    if answer is None:  # the answerer ends with an answer or raises
        raise RuntimeError("the stream of an answer ended without one")
    if not sent or _words("".join(sent)) != _words(answer.text):
        # nothing is sent yet, or what was sent is not the answer: its text stands below it
        for piece in pieces(answer.text if not sent else f"\n\n{answer.text}"):
            sent.append(piece)
            yield chunk(heads, {"content": piece}, **more)
    text = "".join(sent)
    behind = tail(answer, base)
    for piece in pieces(behind):
        yield chunk(heads, {"content": piece}, **more)
    found = annotations_of(text, answer, base)
    if found:
        yield chunk(heads, {"annotations": [one.model_dump() for one in found]}, **more)
    yield chunk(heads, {}, finish_reason="stop", **more)
    if with_usage:
        yield chunk(heads, None, usage=usage(prompt, text + behind).model_dump())


def _words(text: str) -> list[str]:
    """The words, whatever lines and list items they stand in."""
    return [word for word in text.split() if word != "-"]
