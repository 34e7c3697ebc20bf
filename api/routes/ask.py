"""POST /api/v1/ask: the answer as JSON, or sentence by sentence as an event stream."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response

from api import events, problems
from api.auth import TOKEN_HOLDERS, Parts, Seen
from api.inputs import Question
from rag.answer.run import AnswerEvent
from rag.records import Answer

router = APIRouter(tags=["ask"])
_EXAMPLE = """event: status
data: {"text": "search"}

event: sentence
data: {"text": "Der Zuschuss beträgt höchstens 50.000 Euro. [1]"}

event: answer
data: {"question": "Wie hoch ist der Zuschuss?", "status": "answered", "text": "…", "citations": []}

"""


@router.post(
    "/ask",
    summary="Answer a question with citations",
    response_model=Answer,
    responses={
        200: {"description": "The answer; with `Accept: text/event-stream` the events status, sentence and answer."}
        | {"content": events.content("status", "sentence", "answer", "problem", example=_EXAMPLE)}
    },
)
def ask(request: Request, services: Parts, seen: Seen, question: Question) -> Answer | Response:
    """Answers from the documents that the caller may see; refuses where they say nothing (`status: abstained`)."""
    answerer = services.reader.answerer
    asked: dict[str, Any] = {
        "today": question.today or services.today(),
        "filters": question.filters.filters(),
        "audiences": seen,
        "history": tuple(question.history),
        "profile": question.profile,
    }
    if "text/event-stream" not in request.headers.get("accept", ""):
        return answerer.answer(question.question, **asked)
    heard = answerer.stream(question.question, **asked)
    first = next(heard)  # a question that cannot be used is refused with its own status, before any event
    return events.stream(
        _named(first, heard),
        instance=request.url.path,
        request_id=problems.request_id(request),
        trusted=seen == TOKEN_HOLDERS,
    )


def _named(first: AnswerEvent, heard: Iterator[AnswerEvent]) -> Iterator[events.Event]:
    for event in itertools.chain([first], heard):
        said = event.answer.model_dump(mode="json") if event.answer is not None else {"text": event.text}
        yield event.kind, said
