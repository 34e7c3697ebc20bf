"""Drafts of questions from the feedback of a running server: what `lotse feedback export` and `eval from-feedback` make of it."""

from __future__ import annotations

import json
from functools import cache

from api.services import Services
from evals.from_feedback import FeedbackDraft, from_feedback
from evals.question import Question, load_questions
from rag.feedback import lines, read_feedback

MOST = 10_000
"""How much feedback is read, the newest first."""


def drafts_of(services: Services, audiences: frozenset[str]) -> tuple[FeedbackDraft, ...]:
    """Returns the drafts of the thumbs-down that are for `audiences`, the most frequent first."""
    today = services.today()
    found, _ = read_feedback(
        services.store.database, services.settings, audiences=audiences, today=today, thumb="down", limit=MOST
    )
    given = (json.dumps(one, ensure_ascii=False) for one in lines(reversed(found)))
    return from_feedback(given, "feedback", today=today, taken=shipped()).drafts


@cache
def shipped() -> tuple[Question, ...]:
    """Returns the questions that ship; read once."""
    return tuple(load_questions())
