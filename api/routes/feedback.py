"""POST /api/v1/feedback: what an asker thought of an answer; GET: what askers thought, for whoever evaluates; DELETE: one of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.auth import Asker, Changer, Evaluator, Parts
from api.etag import KEPT, tagged
from api.inputs import FeedbackParameters, GivenFeedback, NoParameters
from api.links import links
from api.problems import CONTENT
from api.schemas import FeedbackPage, FeedbackReceipt
from rag.feedback import read_feedback

router = APIRouter(prefix="/feedback", tags=["feedback"])


@router.post(
    "",
    status_code=201,
    summary="Say what you think of an answer",
    responses={429: {"description": "Too many", "content": CONTENT}},
)
def give(
    services: Parts, caller: Asker, given: GivenFeedback, none: Annotated[NoParameters, Query()]
) -> FeedbackReceipt:
    """Stores a thumb with question and answer until the day named; the turns before only with `consent`.

    Nothing is stored of who sends it. `id` is what to name to have it deleted sooner.
    """
    stored = services.give_feedback(given, caller.audiences)
    kept_until = stored.day + dt.timedelta(days=services.settings.keep_feedback_days)
    return FeedbackReceipt(id=stored.id, kept_until=kept_until)


@router.get("", summary="List feedback", response_model=FeedbackPage, responses=KEPT)
def listed(
    request: Request, services: Parts, caller: Evaluator, given: Annotated[FeedbackParameters, Query()]
) -> Response:
    """Lists feedback, newest first; what was said of internal answers only for who sees internal documents.

    Has an ETag and a Link.
    """
    found, total = read_feedback(
        services.store.database,
        services.settings,
        audiences=caller.audiences,
        today=services.today(),
        thumb=given.thumb,
        offset=given.offset,
        limit=given.limit,
    )
    page = FeedbackPage(total=total, offset=given.offset, limit=given.limit, feedback=found)
    pages = links(request, given.offset, given.limit, more=given.offset + given.limit < total)
    return tagged(request, page, headers=pages)


@router.delete("/{feedback_id}", status_code=204, summary="Delete one of the feedback")
def remove(changer: Changer, services: Parts, feedback_id: str, none: Annotated[NoParameters, Query()]) -> Response:
    """Deletes one for good, by the id that its giver was told, where who gave it asks for that."""
    services.store.database.feedback.remove(feedback_id)
    return Response(status_code=204)
