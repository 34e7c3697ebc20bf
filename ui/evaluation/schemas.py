"""What programs get of the evaluation: runs, measures, answers and comparisons, as they are described in /openapi.json."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from evals.judged import Judged
from evals.question import Gold, Question
from evals.reasons import Outcome
from rag.records import Answer


class MeasuresOut(BaseModel):
    """Measures over `n` questions: shares 0-1 (null: nothing to measure), their 95 percent intervals, counts, milliseconds."""

    category: str = Field(description="all, or a category")
    n: int
    shares: dict[str, float | None]
    intervals: dict[str, tuple[float, float]]
    counts: dict[str, int]
    p50_ms: float
    p95_ms: float
    turns: float | None = Field(description="mean turns of the dialogues that reached a verdict")


class MissedOut(BaseModel):
    """A floor that is missed."""

    measure: str
    floor: float
    value: float | None


class FloorsOut(BaseModel):
    """The verdict against the floors; "other_questions": they were taken from other questions."""

    verdict: Literal["held", "missed", "other_questions"]
    missed: list[MissedOut]


class RunOut(BaseModel):
    """A run in a list; `measures` and `floors` are null where it is not finished or of another version (`fault`)."""

    name: str
    started: str
    splits: tuple[str, ...]
    engine: str
    encoder: str
    finished: bool
    answered: int
    fault: str
    measures: MeasuresOut | None
    floors: FloorsOut | None


class RunPage(BaseModel):
    """A page of the runs, newest first."""

    total: int
    offset: int
    limit: int
    runs: list[RunOut]


class AnswerLine(BaseModel):
    """An answer in a list: its outcome, and why it is not right."""

    id: str
    category: str
    question: str
    status: str
    outcome: Outcome
    why: str
    vital_recall: float | None
    milliseconds: float


class JudgementOut(BaseModel):
    """What a chat model says of a run, as the table of `lotse eval judge`: `rows` under `head`, and how far to trust it."""

    model: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    trust: tuple[str, ...]


class RunDetail(BaseModel):
    """A run whole, and a page of its answers, the worst first. Answers to the test split are counted in `hidden` only."""

    run: RunOut
    settings: dict[str, Any]
    categories: list[MeasuresOut]
    judgements: list[JudgementOut]
    hidden: int
    total: int
    offset: int
    limit: int
    answers: list[AnswerLine]


class ExpectedOut(BaseModel):
    """A statement, how much it counts, and whether the answer makes it."""

    text: str
    level: str
    said: bool


class GoldOut(BaseModel):
    """A passage that answers: whether its document is cited, and its rank in the search (null: not among the first ten)."""

    passage: Gold
    cited: bool
    rank: int | None


class DialogueOut(BaseModel):
    """The question as a dialogue: turns to a verdict (null: none came), the fields asked for, the verdicts."""

    turns: int | None
    asked: tuple[str, ...]
    verdicts: dict[str, str]


class RoundOut(BaseModel):
    """One round of a judging chat model: nuggets and forbidden statements said, in the question's order."""

    nuggets: tuple[bool, ...]
    forbidden: tuple[bool, ...]
    refuses: bool
    reason: str


class OpinionOut(BaseModel):
    """What a chat model decided about the answer, a round each."""

    model: str
    rounds: list[RoundOut]


class AnswerDetail(BaseModel):
    """An answer with its question, all its measures, and what of the expected and forbidden is there."""

    question: Question
    answer: Answer
    outcome: Outcome
    why: str
    measures: Judged
    expected: list[ExpectedOut]
    forbidden: list[ExpectedOut]
    gold: list[GoldOut]
    dialogue: DialogueOut | None
    opinions: list[OpinionOut]


class DifferenceOut(BaseModel):
    """A measure in both runs over the `n` questions that have it in both, and the two-sided p-value of a paired test."""

    measure: str
    n: int
    first: float
    second: float
    difference: float
    p_value: float


class ChangeOut(BaseModel):
    """A question that one run answers right and the other does not, or in other words with the same outcome."""

    id: str
    question: str
    change: Literal["won", "lost", "reworded"]
    first: str
    second: str
    why: str


class ComparisonOut(BaseModel):
    """How run `b` differs from run `a`, and a page of the questions that changed; those of the test split are only counted."""

    a: str
    b: str
    settings: tuple[str, ...] = Field(description="names of the settings that are not the same")
    common: int
    only_a: int
    only_b: int
    differences: list[DifferenceOut]
    won: int
    lost: int
    reworded: int
    hidden: int
    total: int
    offset: int
    limit: int
    changes: list[ChangeOut]
