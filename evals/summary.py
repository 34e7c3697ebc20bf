"""A run in numbers: every measure over all questions and by category, with pass marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles

from evals.interval import interval
from evals.judged import JUDGED_MEASURES, Judged, share
from evals.question import Question
from evals.reasons import REFUSED, badness, why
from evals.retrieval import MEASURES
from evals.run import Run

PASS_MARKS: dict[str, float] = {
    "factual precision": 1.0,
    "vital recall": 1.0,
    "no contradiction": 1.0,
    "closed recommended": 0.0,
    "wrongly recommended": 0.0,
}
"""What a question must reach to count as passed, after GOV.UK Chat: precision, recall and no contradiction 1.0."""


YES_OR_NO: tuple[str, ...] = ("right", "status right", "no contradiction", "warnings right")
"""Measures that a question reaches or does not, so that their share has an interval, with those of refusals and verdicts."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Measures over `n` questions: shares 0-1 (None: nothing to measure), counts, milliseconds.

    `sizes` says over how many questions a share of `YES_OR_NO` is taken.
    `turns` is the mean number of turns to a verdict over the dialogues that reached one; None where none did.
    """

    n: int
    shares: dict[str, float | None]
    counts: dict[str, int]
    p50_ms: float
    p95_ms: float
    sizes: dict[str, int]
    turns: float | None = None

    def interval(self, name: str) -> tuple[float, float] | None:
        """Returns the 95 percent interval of a share; None of one that is no share of questions, or of none."""
        share, n = self.shares[name], self.sizes.get(name, 0)
        return interval(share, n) if share is not None and n else None


def summarise(run: Run, ids: Iterable[str] | None = None) -> Summary:
    """Returns the summary of the run, or of the questions `ids` of it."""
    chosen = set(run.judged) if ids is None else set(ids) & set(run.judged)
    rows = [run.judged[one.id] for one in run.questions if one.id in chosen]
    questions = {one.id: one for one in run.questions}

    def mean(value: Callable[[Judged], float | None]) -> float | None:
        known = [got for row in rows if (got := value(row)) is not None]
        return sum(known) / len(known) if known else None

    def found(name: str) -> float | None:
        known = [run.retrieval[row.id][name] for row in rows if row.id in run.retrieval]
        return sum(known) / len(known) if known else None

    talked = [(questions[name], one) for name, one in run.dialogues.items() if name in chosen]
    turns = [one.turns for _, one in talked if one.turns is not None]
    refusable = [row for row in rows if questions[row.id].status == (REFUSED,)]
    answerable = [row for row in rows if REFUSED not in questions[row.id].status]
    shares = {
        **{name: mean(value) for name, value in JUDGED_MEASURES.items()},
        "refused rightly": share([row.status == REFUSED for row in refusable]),
        "refused wrongly": share([row.status == REFUSED for row in answerable]),
        "verdict reached": share([one.turns is not None for _, one in talked]),
        "verdict right": share([one.fits(question.recommends) for question, one in talked]),
        **{name: found(name) for name in MEASURES},
    }
    counts = {
        "closed recommended": sum(len(row.closed_recommended) for row in rows),
        "wrongly recommended": sum(len(row.wrongly_recommended) for row in rows),
        "region errors": sum(len(row.wrongly_recommended) for row in rows if questions[row.id].category == "region"),
        "contradicted": sum(bool(row.contradictions) for row in rows),
        "failed": sum(one.id not in run.judged for one in run.questions) if ids is None else 0,
    }
    times = sorted(row.milliseconds for row in rows) or [0.0]
    mean_turns = sum(turns) / len(turns) if turns else None
    sizes = dict.fromkeys(YES_OR_NO, len(rows)) | {
        "refused rightly": len(refusable),
        "refused wrongly": len(answerable),
        "verdict reached": len(talked),
        "verdict right": len(talked),
    }
    return Summary(len(rows), shares, counts, _percentile(times, 50), _percentile(times, 95), sizes, mean_turns)


def by_category(run: Run) -> dict[str, Summary]:
    """Returns a summary for each category, in alphabetical order."""
    categories = sorted({one.category for one in run.questions})
    return {name: summarise(run, [one.id for one in run.questions if one.category == name]) for name in categories}


def confusion(run: Run) -> dict[tuple[str, str], int]:
    """Returns how often each (expected, given) status came; a question that allows several expects "a or b"."""
    counted = Counter(
        (" or ".join(one.status), run.judged[one.id].status) for one in run.questions if one.id in run.judged
    )
    return dict(sorted(counted.items()))


def worst(run: Run, n: int = 10) -> list[tuple[Question, Judged, str]]:
    """Returns the worst answers with the reason in words: closed or forbidden things first, then what lacks most."""
    rows = [(one, run.judged[one.id]) for one in run.questions if one.id in run.judged and not run.judged[one.id].right]
    rows.sort(key=lambda pair: (badness(pair[1]), pair[0].id))
    return [(question, judged, why(question, judged)) for question, judged in rows[:n]]


def _percentile(ordered: Sequence[float], percent: int) -> float:
    if len(ordered) == 1:
        return ordered[0]
    return quantiles(ordered, n=100, method="inclusive")[percent - 1]
