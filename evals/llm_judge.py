"""A chat model as a second judge of a run: does each answer say its nuggets, does it say what is forbidden, does it refuse.

It stands beside the deterministic measures and never replaces them, nor does the gate know it. Each answer is judged in two rounds,
the statements in opposite order in the second, as a model's decision leans on the place of what it reads; the rounds' agreement
tells how far to trust it. It is not told which statements are right. Source of judging by nuggets: Pradeep et al. 2024, "Initial
Nugget Evaluation Results for the TREC 2024 RAG Track".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.agreement import Agreement, agreement
from evals.matching import says
from evals.question import Nugget, Question
from evals.rows import as_line, read_rows
from evals.run import Run
from rag.chat_model import ChatModel, Message
from rag.errors import ChatModelBroken
from rag.records import Answer

ROUNDS = 2
TRIES = 2
"""How often a reply that is no decision is asked for; then the answer stays without one."""

PROMPT = Path(__file__).parent / "prompts" / "judge.md"
PREFIX = "judge-"
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_MARKER = re.compile(r"\s*\[\d+\]")
_TAGS = re.compile(r"<(?=/?\s*(?:frage|antwort|aussagen)\b)", re.IGNORECASE)
Progress = Callable[[int, int | None, str], None]


class Reply(BaseModel):
    """What the model decides; other fields are ignored."""

    model_config = ConfigDict(extra="ignore", strict=True)

    says: list[bool]
    refuses: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One round over one answer: nuggets and forbidden statements said, in the question's order; whether it refuses."""

    nuggets: tuple[bool, ...]
    forbidden: tuple[bool, ...]
    refuses: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A model's verdicts on a run by question id, one a round; without any where its replies were no decisions."""

    model: str
    verdicts: dict[str, tuple[Verdict, ...]]

    @property
    def unjudged(self) -> tuple[str, ...]:
        """The questions without a verdict."""
        return tuple(name for name, rounds in self.verdicts.items() if not rounds)


def judge_run(run: Run, model: ChatModel, *, progress: Progress) -> Opinion:
    """Asks the model about every answer of the run and keeps each verdict in the run's folder at once; a stopped one goes on.

    Raises:
        ChatModelDown: the model cannot be reached; what was judged before is kept.
        ChatModelSlow: it does not answer in time.
    """
    path = run.folder / f"{PREFIX}{re.sub(r'[^a-z0-9.]+', '-', model.name.casefold()).strip('-')}.jsonl"
    done = _kept(path)
    asked = [one for one in run.questions if one.id in run.answers]
    with path.open("a", encoding="utf-8") as out:
        for number, question in enumerate(asked, start=1):
            progress(number, len(asked), question.id)
            if question.id in done:
                continue
            rounds = [_round(question, run.answers[question.id], model, at) for at in range(ROUNDS)]
            whole = tuple(one for one in rounds if one is not None)
            done[question.id] = whole if len(whole) == ROUNDS else ()
            row = {"id": question.id, "model": model.name, "rounds": [asdict(one) for one in done[question.id]]}
            out.write(as_line(row))
            out.flush()
    return Opinion(model.name, {one.id: done[one.id] for one in asked})


def load_opinions(run: Run) -> list[Opinion]:
    """Returns what chat models said of the run, by file name; empty where none was asked."""
    found = []
    for path in sorted(run.folder.glob(f"{PREFIX}*.jsonl")):
        names = [row["model"] for row in read_rows(path)]
        if names:
            found.append(Opinion(names[0], {name: one for name, one in _kept(path).items() if name in run.answers}))
    return found


def between_rounds(opinion: Opinion) -> Agreement:
    """Returns how far the two rounds agree, over all statements and refusals."""
    return agreement(
        [
            pair
            for rounds in opinion.verdicts.values()
            if len(rounds) == ROUNDS
            for pair in zip(_decisions(rounds[0]), _decisions(rounds[1]), strict=True)
        ]
    )


def with_measures(run: Run, opinion: Opinion) -> Agreement:
    """Returns how far the first round agrees with the deterministic comparison of statements."""
    pairs = []
    for question in run.questions:
        rounds = opinion.verdicts.get(question.id)
        if not rounds:
            continue
        text = run.answers[question.id].text
        said = [says(text, one) for one in (*question.nuggets, *question.forbidden)]
        pairs += list(zip(said, (*rounds[0].nuggets, *rounds[0].forbidden), strict=True))
    return agreement(pairs)


def _decisions(verdict: Verdict) -> tuple[bool, ...]:
    return (*verdict.nuggets, *verdict.forbidden, verdict.refuses)


def _round(question: Question, answer: Answer, model: ChatModel, at: int) -> Verdict | None:
    """The verdict of one round, counted from 0; in every second one the statements stand in opposite order."""
    statements = [one.text for one in (*question.nuggets, *question.forbidden)]
    shown = statements[::-1] if at % 2 else statements
    messages = _messages(question, answer, shown)
    for _ in range(TRIES):
        try:
            reply = parsed("".join(model.stream(messages)), len(statements))
        except ChatModelBroken:
            reply = None
        if reply is not None:
            said = tuple(reply.says[::-1] if at % 2 else reply.says)
            split = len(question.nuggets)
            return Verdict(said[:split], said[split:], reply.refuses, reply.reason)
    return None


def parsed(text: str, statements: int) -> Reply | None:
    """Returns the decision in a model's reply; None where there is none, or not one for each of the statements."""
    found = _OBJECT.search(re.sub(r"<think>.*?(?:</think>|\Z)", "", text, flags=re.DOTALL))
    try:
        reply = Reply.model_validate_json(found.group()) if found else None
    except ValidationError:
        return None
    return reply if reply is not None and len(reply.says) == statements else None


def _messages(question: Question, answer: Answer, statements: Iterable[str]) -> list[Message]:
    listed = "\n".join(f"{number}. {_data(text)}" for number, text in enumerate(statements, start=1)) or "keine"
    turns = "\n".join(f"{turn.role}: {_data(turn.text)}" for turn in question.history)
    asked = "\n".join(part for part in (turns, _data(question.question)) if part)
    text = _data(_MARKER.sub("", answer.text))
    return [
        ("system", PROMPT.read_text(encoding="utf-8").strip()),
        ("human", f"<frage>\n{asked}\n</frage>\n<antwort>\n{text}\n</antwort>\n<aussagen>\n{listed}\n</aussagen>"),
    ]


def _data(text: str) -> str:
    return _TAGS.sub("‹", text)


def _kept(path: Path) -> dict[str, tuple[Verdict, ...]]:
    return {row["id"]: tuple(_verdict(one) for one in row["rounds"]) for row in read_rows(path)}


def _verdict(told: dict[str, Any]) -> Verdict:
    return Verdict(tuple(told["nuggets"]), tuple(told["forbidden"]), bool(told["refuses"]), str(told["reason"]))


def judged_vital(question: Question, verdict: Verdict) -> float | None:
    """Returns the share of vital nuggets that the answer says by a verdict; None without any."""
    return _share(said for one, said in zip(question.nuggets, verdict.nuggets, strict=True) if _vital(one))


def judged_right(question: Question, verdict: Verdict) -> bool:
    """Returns whether the answer is right by a verdict: every vital nugget, nothing forbidden, refused if and only if due."""
    due = not {"answered", "partial"} & set(question.status)
    free = bool({"abstained", "clarify"} & set(question.status)) and not due
    return (
        judged_vital(question, verdict) in (None, 1.0)
        and not any(verdict.forbidden)
        and (free or verdict.refuses is due)
    )


def _vital(nugget: Nugget) -> bool:
    return nugget.level == "vital"


def _share(said: Iterable[bool]) -> float | None:
    told = list(said)
    return sum(told) / len(told) if told else None
