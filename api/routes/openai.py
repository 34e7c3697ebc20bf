"""POST /v1/chat/completions and GET /v1/models: our answers for every program that speaks with OpenAI's API."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import iterate_in_threadpool, run_in_threadpool
from fastapi.responses import StreamingResponse

from api import events, problems
from api.auth import TOKEN_HOLDERS, KeySeen, Parts
from api.openai import errors
from api.openai.completion import MODEL, ChatCompletion, ModelList, ModelOut, completion
from api.openai.inputs import ChatRequest
from api.openai.stream import chunks
from rag.answer.run import AnswerEvent
from rag.errors import LotseError, ModelUnknown

GONE = 499
"""Status for a client that hung up; nobody reads it."""

_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": errors.ErrorOut, "description": said}
    for status, said in {
        400: "The request cannot be used; `error.param` names the parameter",
        401: "The key is none of ours",
        404: "There is no such model",
        413: "The body is too long",
        429: "Too many requests; `Retry-After` says when to come again",
        500: "Something unexpected went wrong",
        503: "A model or the store cannot be used, or the answer took too long",
    }.items()
}
router = APIRouter(prefix="/v1", tags=["openai"], responses=_ERRORS)
_EXAMPLE = """data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"content": "Der"}}]}

data: [DONE]

"""
log = logging.getLogger("lotse.api")


@router.get("/models", summary="List the models of OpenAI's API")
def models(request: Request, seen: KeySeen) -> ModelList:
    """Lists the one model under whose name questions are answered."""
    return ModelList(data=[ModelOut(created=request.app.state.started)])


@router.get("/models/{model}", summary="Describe a model of OpenAI's API")
def model(request: Request, seen: KeySeen, model: str) -> ModelOut:
    """Describes the model, or says that there is none of this name."""
    _known(model)
    return ModelOut(created=request.app.state.started)


@router.post(
    "/chat/completions",
    summary="Answer a question as OpenAI's API does",
    response_model=ChatCompletion,
    responses={200: {"content": events.content("message", "error", example=_EXAMPLE)}},
)
async def chat_completions(request: Request, services: Parts, seen: KeySeen, given: ChatRequest) -> Any:
    """Answers the last message from the documents, with citations as annotations and as a list at the end.

    System messages are read by nobody: what an answer may say is settled by the documents. Stops where the client hangs up.
    """
    _known(given.model)
    prompt = "\n".join([*(turn.text for turn in given.turns), given.question])
    heads = {"id": f"chatcmpl-{problems.request_id(request)}", "created": int(time.time()), "model": MODEL}
    heard = services.reader.answerer.stream(given.question, today=services.today(), audiences=seen, history=given.turns)
    base = str(request.base_url)
    if not given.stream:
        async for event in iterate_in_threadpool(heard):
            if event.answer is not None:
                return completion(event.answer, heads, prompt, base)
            if await request.is_disconnected():
                _close(heard)
                break
        return Response(status_code=GONE)
    first = await run_in_threadpool(next, heard)  # what fails at once has a status of its own
    told = chunks(
        _with(first, heard),
        heads,
        prompt=prompt,
        base=base,
        live=services.settings.chat_model is not None,
        with_usage=given.stream_options is not None and given.stream_options.include_usage,
    )
    lines = _lines(told, heard, request, trusted=seen == TOKEN_HOLDERS)
    return StreamingResponse(lines, media_type="text/event-stream", headers=events.HEADERS)


def _known(name: str) -> None:
    if name != MODEL:
        raise ModelUnknown(name, MODEL)


def _with(first: AnswerEvent, others: Iterator[AnswerEvent]) -> Iterator[AnswerEvent]:
    yield first
    yield from others


async def _lines(
    told: Iterator[dict[str, Any]], heard: Iterator[AnswerEvent], request: Request, *, trusted: bool
) -> AsyncIterator[str]:
    """The chunks as server-sent events; an error ends them with an `error` event, as OpenAI's server does."""
    try:
        async for one in iterate_in_threadpool(told):
            yield _event(one)
        yield "data: [DONE]\n\n"
    except LotseError as error:
        said = problems.of_error(error, **problems.where(request), trusted=trusted)
        yield _event(errors.ErrorOut(error=errors.of_problem(said)[1]).model_dump())
    except Exception:  # the stream's last handler: the status is sent, only an event can tell
        log.exception("%s stream of %s failed", problems.request_id(request), request.url.path)
        said = problems.of_status(500, None, **problems.where(request))
        yield _event(errors.ErrorOut(error=errors.of_problem(said)[1]).model_dump())
    finally:
        _close(heard)


def _event(data: dict[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n"


def _close(heard: Iterator[AnswerEvent]) -> None:
    """Ends the making of an answer, and with it the chat model's reply."""
    close = getattr(heard, "close", None)
    if close is not None:
        close()
