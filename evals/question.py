"""The evaluation question: what is asked, when, by whom, and what a right answer says, cites, warns of and never says.

Files are `evals/questions/<category>.jsonl`, one question a line; `evals/questions/README.md` explains each field.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rag.errors import InputError
from rag.profile import Profile
from rag.records import Turn, WarningCode

FOLDER = Path(__file__).parent / "questions"
Category = Literal[
    "fact",
    "fit",
    "expired",
    "as_of",
    "network",
    "practice",
    "rule",
    "region",
    "multi_turn",
    "clarify",
    "document",
    "unanswerable",
    "out_of_scope",
    "injection",
]
Split = Literal["dev", "test"]
Collection = Literal["corpus", "seeds", "guidelines", "federal", "pdf"]
"""What must be in the store: the entries that ship, or a part of the optional data folder."""

ExpectedStatus = Literal["answered", "partial", "clarify", "abstained"]


class QuestionPart(BaseModel):
    """Base of a question's parts: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Gold(QuestionPart):
    """A passage that answers: `doc` is a document id, or its beginning where it ends in "-"; `quote` stands in it as is."""

    doc: str = Field(min_length=1)
    quote: str = Field(min_length=8)
    grade: Literal[1, 2] = 2


class Statement(QuestionPart):
    """A checkable statement: `text` says it to a person, `say` to the program.

    Each member of `say` must occur in the answer, one of its alternatives where they are parted by "|". Numbers, amounts and
    dates are compared by value ("45 Prozent" = "45 %", "1,5 Mio. EUR" = "1.500.000 Euro"), words by their beginning, case and
    umlaut spelling aside.
    """

    text: str = Field(min_length=3)
    say: tuple[str, ...] = Field(min_length=1)


class Nugget(Statement):
    """A statement that a right answer makes; an answer without a vital one is no right answer."""

    level: Literal["vital", "okay"] = "vital"


class Question(QuestionPart):
    """One question with its gold."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*-\d{3}$")
    category: Category
    split: Split
    language: Literal["de", "en"] = "de"
    question: str = Field(min_length=1)
    today: dt.date
    history: tuple[Turn, ...] = ()
    profile: Profile = Profile()
    needs: tuple[Collection, ...] = ("corpus",)
    status: tuple[ExpectedStatus, ...] = Field(min_length=1)
    warnings: tuple[WarningCode, ...] = ()
    gold: tuple[Gold, ...] = ()
    nuggets: tuple[Nugget, ...] = ()
    forbidden: tuple[Statement, ...] = ()
    recommends: tuple[str, ...] = Field(default=(), description="entry ids that a right answer proposes")
    never_recommends: tuple[str, ...] = Field(default=(), description="entry ids that it must not propose")
    style: tuple[Literal["telegraphic", "typo", "ascii", "everyday", "double"], ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _gold_where_an_answer_is_due(self) -> Question:
        answers = {"answered", "partial"} & set(self.status)
        if answers and not self.gold and not self.recommends:
            raise ValueError("a question to be answered needs gold passages or recommends")
        if answers and not self.nuggets and not self.recommends:
            raise ValueError("a question to be answered needs nuggets or recommends")
        if not answers and (self.gold or self.nuggets):
            raise ValueError("a question that must not be answered has neither gold nor nuggets")
        return self


def load_questions(
    folder: Path = FOLDER, *, splits: Iterable[Split] = ("dev", "test"), categories: Iterable[str] | None = None
) -> list[Question]:
    """Returns the questions of the category files under `folder`, by file and line.

    Raises:
        InputError: a line is no question (names file, line and field), an id stands twice, or there is none at all.
    """
    wanted, kinds = set(splits), None if categories is None else set(categories)
    questions: list[Question] = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem == "abstention":  # the calibration set of evals.abstention, with fields of its own
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                questions.append(_question(path, number, line))
    twice = [name for name, count in Counter(one.id for one in questions).items() if count > 1]
    if twice:
        raise InputError(f"question id '{twice[0]}' stands twice under {folder}: give one of them another number")
    chosen = [one for one in questions if one.split in wanted and (kinds is None or one.category in kinds)]
    if not chosen:
        raise InputError(f"no questions under {folder}: name a folder of <category>.jsonl files")
    return chosen


def _question(path: Path, number: int, line: str) -> Question:
    try:
        return Question.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"]) or "line"
        raise InputError(f"{path}:{number}: {where}: {fault['msg']}; see evals/questions/README.md") from error
