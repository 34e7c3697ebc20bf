"""An answer as OpenAI's chat completion: text, a short list of sources behind it, and its markers as annotations.

Source: openai-openapi, `CreateChatCompletionResponse`, `CreateChatCompletionStreamResponse`, `url_citation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import quote, urlencode

from pydantic import BaseModel

from rag.records import Answer, Citation
from rag.text.tokens import token_bound

MODEL = "foerderlotse"
"""The name under which the answers are asked for."""

_MARKER = re.compile(r"\[(\d{1,3})\]")
_HEADS = {"de": "Quellen", "en": "Sources"}
_SOURCES = re.compile(rf"\n\n\*\*(?:{'|'.join(_HEADS.values())})\*\*\n")
_TITLE_CHARS = 120


class UrlCitation(BaseModel):
    """A source: the marker stands at `content[start_index:end_index]`, in characters (code points)."""

    start_index: int
    end_index: int
    title: str
    url: str


class Annotation(BaseModel):
    """An annotation of the content."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class AssistantMessage(BaseModel):
    """The answer. `refusal` stays null: an answer that says that the documents say nothing is content, too."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: list[Annotation] = []


class Choice(BaseModel):
    """The one choice."""

    index: int = 0
    message: AssistantMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Usage(BaseModel):
    """Tokens, estimated from above without a tokenizer: nobody is billed by them, and without a chat model none are used."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(BaseModel):
    """The whole answer."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: list[Choice]
    usage: Usage


class ModelOut(BaseModel):
    """What can be asked; `created` is when this server started, in seconds since 1970."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int
    owned_by: str = "foerderlotse"


class ModelList(BaseModel):
    """All that can be asked."""

    object: Literal["list"] = "list"
    data: list[ModelOut]


def tail(answer: Answer, base: str) -> str:
    """Returns what follows the answer's text: its sources as a Markdown list, and how it was made where that is to be told.

    `base` is this server's address, for sources that have none of their own.
    """
    parts = []
    if answer.citations:
        lines = [f"- [{one.marker}] {_source(one, base)}" for one in answer.citations]
        parts.append(f"**{_HEADS[answer.language]}**\n" + "\n".join(lines))
    if answer.note:
        parts.append(answer.note)
    return "".join(f"\n\n{part}" for part in parts)


def without_sources(text: str) -> str:
    """Returns the text of an answer that a client sends back, without what `tail` put behind it."""
    return _SOURCES.split(text, maxsplit=1)[0]


def annotations_of(text: str, answer: Answer, base: str) -> list[Annotation]:
    """Returns an annotation for each marker in `text` that is one of the answer's citations, in order."""
    known = {one.marker: one for one in answer.citations}
    return [
        Annotation(
            url_citation=UrlCitation(
                start_index=match.start(), end_index=match.end(), title=cited.title, url=address(cited, base)
            )
        )
        for match in _MARKER.finditer(text)
        if (cited := known.get(int(match.group(1)))) is not None
    ]


def address(cited: Citation, base: str) -> str:
    """Returns where a source can be read: its own address, else the quote in our API."""
    if cited.url and re.match(r"https?://", cited.url):
        return quote(cited.url, safe="%/:?#[]@!$&'*+,;=~-._")  # no blanks and brackets, which end a link in Markdown
    part = urlencode({"start": cited.start, "end": cited.end, "version": cited.version})
    return f"{base.rstrip('/')}/api/v1/documents/{quote(cited.doc_id, safe='')}?{part}"


def completion(answer: Answer, heads: Mapping[str, Any], prompt: str, base: str) -> ChatCompletion:
    """Returns the whole answer; `heads` are `id`, `created` and `model`, `prompt` the text that was read."""
    content = answer.text + tail(answer, base)
    message = AssistantMessage(content=content, annotations=annotations_of(answer.text, answer, base))
    return ChatCompletion(**heads, choices=[Choice(message=message)], usage=usage(prompt, content))


def chunk(heads: Mapping[str, Any], delta: Mapping[str, Any] | None, **more: Any) -> dict[str, Any]:
    """Returns one chunk of a stream: a delta of the message, the end (`finish_reason`), or without delta the usage."""
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": more.pop("finish_reason", None)}
    return {
        "id": heads["id"],
        "object": "chat.completion.chunk",
        "created": heads["created"],
        "model": heads["model"],
        "choices": [] if delta is None else [choice],
        **more,
    }


def pieces(text: str) -> Iterator[str]:
    """Yields a text line by line; joined they are the text."""
    yield from text.splitlines(keepends=True)


def usage(prompt: str, content: str) -> Usage:
    """Returns the estimate for what was read and what was written."""
    read, written = token_bound(prompt), token_bound(content)
    return Usage(prompt_tokens=read, completion_tokens=written, total_tokens=read + written)


def _source(cited: Citation, base: str) -> str:
    title = cited.title if len(cited.title) <= _TITLE_CHARS else cited.title[:_TITLE_CHARS].rstrip() + " …"
    where = [cited.heading, f"S. {cited.page}" if cited.page else ""]
    where.append(f"Stand {cited.as_of:%d.%m.%Y}" if cited.as_of else "")
    return ", ".join([f"[{_plain(title)}]({address(cited, base)})", *(_plain(part) for part in where if part)])


def _plain(text: str) -> str:
    """The text without meaning in Markdown, whatever document it came from."""
    return re.sub(r"([\\`*_\[\]<>|#~!])", r"\\\1", " ".join(text.split()))
