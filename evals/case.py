"""One answer with all that is needed to see what is right and wrong about it: for the report, the page and programs."""

from __future__ import annotations

from dataclasses import dataclass

from evals.judged import Judged, names_document
from evals.question import Gold, Nugget, Question, Statement
from evals.reasons import Outcome, Reason, outcome, reasons, why
from evals.run import Run
from rag.records import Answer


@dataclass(frozen=True, slots=True)
class GoldShown:
    """A gold passage: whether its document is cited, and at which rank it was found (None: not among the first)."""

    gold: Gold
    cited: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its answer, and each thing expected or forbidden with whether it is there."""

    question: Question
    judged: Judged
    answer: Answer
    outcome: Outcome
    reasons: tuple[Reason, ...]
    nuggets: tuple[tuple[Nugget, bool], ...]
    forbidden: tuple[tuple[Statement, bool], ...]
    gold: tuple[GoldShown, ...]

    @property
    def why(self) -> str:
        """Why the answer is not right, in English; empty where it is."""
        return why(self.question, self.judged)


def case_of(run: Run, question: Question) -> Case:
    """Returns an answered question of a run.

    Raises:
        KeyError: the run has no answer to it.
    """
    answer, judged, found = run.answers[question.id], run.judged[question.id], run.found.get(question.id, ())
    shown = []
    for gold in question.gold:
        ranks = [rank for rank, doc_id in enumerate(found, start=1) if names_document(gold.doc, doc_id)]
        cited = any(names_document(gold.doc, one.doc_id) for one in answer.citations)
        shown.append(GoldShown(gold, cited, ranks[0] if ranks else None))
    return Case(
        question,
        judged,
        answer,
        outcome(question, judged),
        tuple(reasons(question, judged)),
        tuple((one, one.text not in judged.missing) for one in question.nuggets),
        tuple((one, one.text in judged.contradictions) for one in question.forbidden),
        tuple(shown),
    )
