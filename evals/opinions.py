"""What chat models say of a run as tables: their own measures in their own columns, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evals.agreement import Agreement
from evals.llm_judge import Opinion, Verdict, between_rounds, judged_right, judged_vital, with_measures
from evals.question import Question
from evals.run import Run
from evals.table import line, share

MEASURES: dict[str, Callable[[Question, Verdict], float | None]] = {
    "judge: right": lambda question, verdict: float(judged_right(question, verdict)),
    "judge: vital recall": judged_vital,
    "judge: no contradiction": lambda question, verdict: float(not any(verdict.forbidden)),
}
"""The measures of a verdict; a question's is the mean over its rounds."""

HEAD: tuple[str, ...] = ("", "n", *MEASURES, "right")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One model's opinion of a run: rows of cells under `HEAD`, and what tells how far to trust it."""

    model: str
    rows: tuple[tuple[str, ...], ...]
    rounds: Agreement
    measures: Agreement
    unjudged: tuple[str, ...]

    @property
    def trust(self) -> tuple[str, ...]:
        """How far the rounds agree with each other, and the first with the comparison of statements, in words."""
        told = [
            f"two rounds: equal {share(self.rounds.equal)}, kappa {share(self.rounds.kappa)} ({self.rounds.n} decisions)",
            f"with the comparison of statements: equal {share(self.measures.equal)}, kappa {share(self.measures.kappa)} "
            f"({self.measures.n} statements)",
        ]
        if self.unjudged:
            told.append(f"without a verdict, as the replies were none: {', '.join(self.unjudged)}")
        return tuple(told)


def judgement(run: Run, opinion: Opinion) -> Judgement:
    """Returns an opinion as a table: all questions with a verdict, then each category; last the deterministic "right" beside."""
    known = [one for one in run.questions if opinion.verdicts.get(one.id)]
    rows = [_row("all", known, run, opinion)]
    for category in sorted({one.category for one in known}):
        rows.append(_row(category, [one for one in known if one.category == category], run, opinion))
    return Judgement(
        opinion.model, tuple(rows), between_rounds(opinion), with_measures(run, opinion), opinion.unjudged
    )  # fmt: skip


def lines_of(told: Judgement) -> list[str]:
    """Returns the table and what tells how far to trust it, as Markdown lines."""
    return [f"judged by {told.model}", line(HEAD), line(["---"] * len(HEAD)), *map(line, told.rows), *told.trust]


def _row(name: str, questions: list[Question], run: Run, opinion: Opinion) -> tuple[str, ...]:
    def mean(measure: Callable[[Question, Verdict], float | None]) -> float | None:
        values = []
        for one in questions:
            given = [value for verdict in opinion.verdicts[one.id] if (value := measure(one, verdict)) is not None]
            if given:
                values.append(sum(given) / len(given))
        return sum(values) / len(values) if values else None

    right = [float(run.judged[one.id].right) for one in questions if one.id in run.judged]
    return (
        name, str(len(questions)), *(share(mean(measure)) for measure in MEASURES.values()),
        share(sum(right) / len(right) if right else None),
    )  # fmt: skip
