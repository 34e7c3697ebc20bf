"""The answers of a run that an evaluator may read one by one, by category, outcome and words, the worst first.

Answers to the test split are counted and never read: who tunes by them has no test left.
"""

from __future__ import annotations

from dataclasses import dataclass

from evals.judged import Judged
from evals.question import Question
from evals.reasons import Outcome, Reason, badness, outcome, reasons
from evals.run import Run
from rag.text.analyse import fold

READABLE = "dev"


@dataclass(frozen=True, slots=True)
class Selected:
    """An answered question in a list: what became of it, and why it is not right."""

    question: Question
    judged: Judged
    outcome: Outcome
    reasons: tuple[Reason, ...]


def readable(run: Run) -> list[Question]:
    """Returns the answered questions of the run that are not of the test split."""
    return [one for one in run.questions if one.split == READABLE and one.id in run.judged]


def select(
    run: Run, *, category: str | None = None, kind: Outcome | None = None, words: str | None = None
) -> list[Selected]:
    """Returns the readable answers that meet all conditions, those that are not right first and the worst of them first.

    Each of the `words` must begin a word of the question, of the answer, or be the question's id; case and umlauts aside.
    """
    wanted = fold(words or "").split()
    found = []
    for question in readable(run):
        judged = run.judged[question.id]
        became = outcome(question, judged)
        if category not in (None, question.category) or kind not in (None, became):
            continue
        if all(_stands_in(one, question, run.answers[question.id].text) for one in wanted):
            found.append(Selected(question, judged, became, tuple(reasons(question, judged))))
    return sorted(found, key=lambda one: (one.judged.right, badness(one.judged), one.question.id))


def _stands_in(word: str, question: Question, answer: str) -> bool:
    return any(part.startswith(word) for part in fold(f"{question.id} {question.question} {answer}").split())
