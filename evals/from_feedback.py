"""Thumbs-down turned into drafts of questions: what was asked and why it was no help; the gold is for a person to find.

A draft is no question yet (the schema asks for gold), so drafts are kept in files that do not end in `.jsonl`, which neither
`check` nor `run` loads. `evals/questions/README.md` documents both formats.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.question import Question
from rag.text.analyse import fold

MISSING = "zu ergänzen: id, category, status, gold, nuggets"


class Feedback(BaseModel):
    """A line of a feedback file: what one asker thought of one answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field(min_length=1)
    answer: str | None = None
    rating: Literal["up", "down"]
    reason: str | None = None
    today: dt.date | None = None
    entry_ids: tuple[str, ...] = ()


class FeedbackDraft(BaseModel):
    """A question without its gold: the fields of `Question` that feedback can fill, and what helps to fill the rest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    split: Literal["dev"] = "dev"
    question: str
    today: dt.date
    status: tuple[str, ...] = ()
    gold: tuple[str, ...] = ()
    nuggets: tuple[str, ...] = ()
    note: str
    times: int = Field(ge=1, description="how many thumbs-down it stands for")
    reasons: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    entry_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """The drafts, the thumbs-up that were left out, and a line for each record that cannot be read."""

    drafts: tuple[FeedbackDraft, ...]
    liked: int
    faults: tuple[str, ...]


def from_feedback(lines: Iterable[str], name: str, *, today: dt.date, taken: Sequence[Question] = ()) -> Turned:
    """Returns the drafts of the thumbs-down in `lines`, most frequent first; equal questions become one draft.

    `name` is the file's, for its faults; `today` stands in where a record has no date, and the note says so. `taken` are
    the questions that exist: a draft that asks the same names it.
    """
    by_question: dict[str, list[Feedback]] = {}
    faults, liked = [], 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = Feedback.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in fault["loc"]) or "line"
            faults.append(f"{name}:{number}: {where}: {fault['msg']}")
            continue
        if record.rating == "up":
            liked += 1
        else:
            by_question.setdefault(_key(record.question), []).append(record)
    existing = {_key(one.question): one.id for one in taken}
    drafts = [_draft(records, today, existing.get(key)) for key, records in by_question.items()]
    drafts.sort(key=lambda one: -one.times)
    return Turned(tuple(drafts), liked, tuple(faults))


def _draft(records: Sequence[Feedback], today: dt.date, existing: str | None) -> FeedbackDraft:
    days = [one.today for one in records if one.today]
    notes = [MISSING]
    if not days:
        notes.append("today fehlte und ist der Tag des Entwurfs")
    if existing:
        notes.append(f"dieselbe Frage steht schon als {existing}")
    return FeedbackDraft(
        question=records[-1].question,
        today=max(days, default=today),
        note="; ".join(notes),
        times=len(records),
        reasons=tuple(dict.fromkeys(one.reason for one in records if one.reason)),
        answers=tuple(dict.fromkeys(one.answer for one in records if one.answer)),
        entry_ids=tuple(dict.fromkeys(name for one in records for name in one.entry_ids)),
    )


def _key(question: str) -> str:
    """What two spellings of a question have in common: white space, case, umlauts and the stop aside."""
    return fold(" ".join(question.split()).rstrip(" ?!."))
