"""What askers thought of answers: made from an answer, freed of what names a person, stored for a set time, exported.

Stored are the question, the answer, with which engine and from which versions it was made, the thumb, a reason and a comment; the
turns before only where the asker consents. Nothing says who it was: no address, no time of day, no name of a key.

Source: Regulation (EU) 2016/679 (GDPR), Art. 5 (1) c (data minimisation) and e (storage limitation).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from rag.errors import QuestionEmpty, QuestionTooLong
from rag.record import Record, Truth, WrittenDay
from rag.records import PUBLIC, Answer, Audience, Turn
from rag.settings import Settings
from rag.store.database import Database

Thumb = Literal["up", "down"]
Reason = Literal["wrong", "outdated", "incomplete", "unclear", "off_topic", "other"]
REASONS: dict[Reason, str] = {
    "wrong": "falsch",
    "outdated": "veraltet",
    "incomplete": "unvollständig",
    "unclear": "unverständlich",
    "off_topic": "geht an der Frage vorbei",
    "other": "anderer Grund",
}
"""The reasons, as a page shows them."""

ANSWER_MAX_CHARS = 20_000
COMMENT_MAX_CHARS = 2_000
CITED_MAX = 100
TURNS_MAX = 40

_PERSONAL = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[E-Mail]"),
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"), "[IBAN]"),
    (
        re.compile(r"(?<![\w+])(?:\+|00)[1-9]\d(?:[ /()-]{0,2}\d){6,12}\b|(?i:\btel(?:\.|efon)?:? ?)[\d /()-]{6,20}\d"),
        "[Telefon]",
    ),
)
"""What is replaced in all that an asker writes: addresses and numbers that lead to a person."""


class CitedVersion(Record):
    """A version of a document that an answer cites."""

    doc_id: str = Field(max_length=300)
    version: str = Field(max_length=64)


class Feedback(Record):
    """What one asker thought of one answer. `history` is kept only with `consent`."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"question": "Bis wann läuft der Digitalbonus?", "thumb": "down", "reason": "outdated"}]
        },
    )

    question: str = Field(description="as asked")
    answer: str | None = Field(default=None, max_length=ANSWER_MAX_CHARS, description="the text that was given")
    thumb: Thumb
    reason: Reason | None = None
    comment: str | None = Field(default=None, max_length=COMMENT_MAX_CHARS, description="in the asker's words")
    engine: str | None = Field(default=None, max_length=200, description="the answer's `engine`")
    versions: Annotated[tuple[CitedVersion, ...], Field(max_length=CITED_MAX)] = ()
    entry_ids: Annotated[tuple[str, ...], Field(max_length=CITED_MAX)] = Field(
        default=(), description="entries that the answer cites"
    )
    today: WrittenDay | None = Field(default=None, description="the day as of which it was answered")
    history: Annotated[tuple[Turn, ...], Field(max_length=TURNS_MAX)] = Field(
        default=(), description="the turns before; kept only with consent"
    )
    consent: Truth = Field(default=False, description="the asker agrees that the turns before are kept")


class StoredFeedback(Record):
    """Feedback as it is stored: a receipt's id, the day it came, and who may read it."""

    id: str
    day: date
    audience: Audience
    feedback: Feedback


def feedback_on(
    answer: Answer,
    thumb: Thumb,
    *,
    reason: Reason | None = None,
    comment: str | None = None,
    history: Sequence[Turn] = (),
    consent: bool = False,
) -> Feedback:
    """Returns the feedback of an asker on `answer`, with what the answer says of its making."""
    cited = dict.fromkeys((one.doc_id, one.version) for one in answer.citations)
    return Feedback(
        question=answer.question,
        answer=answer.text[:ANSWER_MAX_CHARS],
        thumb=thumb,
        reason=reason,
        comment=comment,
        engine=answer.engine,
        versions=tuple(CitedVersion(doc_id=doc_id, version=version) for doc_id, version in cited)[:CITED_MAX],
        entry_ids=tuple(dict.fromkeys(one.entry_id for one in answer.citations if one.entry_id))[:CITED_MAX],
        today=answer.today,
        history=tuple(history[-TURNS_MAX:]),
        consent=consent,
    )


def store_feedback(
    given: Feedback, database: Database, settings: Settings, *, audiences: frozenset[str], today: date
) -> StoredFeedback:
    """Stores feedback without what names a person, deletes what is over its time, and returns what was stored.

    It is internal where the asker sees internal documents or the answer cites one.

    Raises:
        QuestionEmpty, QuestionTooLong: the question is none that could have been asked.
    """
    question = given.question.strip()
    if not question:
        raise QuestionEmpty
    if len(question) > settings.max_question_chars:
        raise QuestionTooLong(len(question), settings.max_question_chars)
    ids = [one.doc_id for one in given.versions]
    hidden = audiences != PUBLIC or bool(database.documents.infos(ids, frozenset({"internal"})))
    kept = given.model_copy(
        update={
            "question": without_personal(question),
            "comment": without_personal((given.comment or "").strip()) or None,
            "history": tuple(_turn(one) for one in given.history) if given.consent else (),
        }
    )
    stored = StoredFeedback(
        id=secrets.token_hex(8), day=today, audience="internal" if hidden else "public", feedback=kept
    )
    database.feedback.delete(before=oldest_kept(settings, today))
    database.feedback.add(stored.id, stored.day, stored.audience, kept.thumb, kept.model_dump_json())
    return stored


def read_feedback(
    database: Database,
    settings: Settings,
    *,
    audiences: frozenset[str],
    today: date,
    thumb: Thumb | None = None,
    offset: int = 0,
    limit: int = 100,
) -> tuple[list[StoredFeedback], int]:
    """Returns a page of the feedback that is within its time and for `audiences`, newest first, and how much there is."""
    since = oldest_kept(settings, today)
    rows, total = database.feedback.page(audiences, thumb, since, offset, limit)
    return [
        StoredFeedback(id=row[0], day=row[1], audience=row[2], feedback=Feedback.model_validate_json(row[3]))
        for row in rows
    ], total


def oldest_kept(settings: Settings, today: date) -> date:
    """Returns the first day whose feedback is still kept."""
    return today - timedelta(days=settings.keep_feedback_days)


def lines(stored: Iterable[StoredFeedback]) -> Iterable[dict[str, Any]]:
    """Yields the records that `lotse eval from-feedback` reads, unknown fields left out."""
    for one in stored:
        given = one.feedback
        said = [REASONS[given.reason]] if given.reason else []
        said += [given.comment] if given.comment else []
        record = {
            "question": given.question,
            "rating": given.thumb,
            "answer": given.answer,
            "reason": ": ".join(said),
            "today": (given.today or one.day).isoformat(),
            "entry_ids": list(given.entry_ids),
        }
        yield {name: value for name, value in record.items() if value}


def without_personal(text: str) -> str:
    """Returns `text` with e-mail addresses, IBANs and telephone numbers replaced; names of people it does not know."""
    for pattern, name in _PERSONAL:
        text = pattern.sub(name, text)
    return text


def _turn(turn: Turn) -> Turn:
    return Turn(role=turn.role, text=without_personal(turn.text)) if turn.role == "user" else turn
