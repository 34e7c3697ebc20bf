"""What an evaluator may read of a run, and how it is narrowed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from evals.run import Run
from evals.selection import readable, select

MakeRun = Callable[[str, dict[str, bool]], Run]


@pytest.fixture
def run(make_run: MakeRun) -> Run:
    """Four questions, 2 and 3 not right, 3 worse; the last is of the test split."""
    made = make_run("probe", {"fakt-001": True, "fakt-002": False, "fakt-003": False, "fakt-004": False})
    *others, last = made.questions
    worse = dataclasses.replace(made.judged["fakt-003"], closed_recommended=("go-digital",))
    return dataclasses.replace(
        made,
        questions=(*others, last.model_copy(update={"split": "test"})),
        judged=made.judged | {"fakt-003": worse},
    )


def test_the_worst_come_first_and_the_test_split_never(run: Run) -> None:
    assert [one.question.id for one in select(run)] == ["fakt-003", "fakt-002", "fakt-001"]
    assert "fakt-004" not in [one.id for one in readable(run)]
    assert select(run, words="fakt-004") == []


def test_conditions_hold_together(run: Run) -> None:
    assert [one.question.id for one in select(run, kind="harmful")] == ["fakt-003"]
    assert select(run, category="fit") == [] and len(select(run, category="fact")) == 3
    assert [one.question.id for one in select(run, words="FRAGE fakt-002")] == ["fakt-002"]
    assert [one.question.id for one in select(run, words="probe", kind="right")] == ["fakt-001"]
    assert select(run, words="frage nirgends") == []


def test_a_question_without_an_answer_is_not_read(run: Run) -> None:
    judged = {name: one for name, one in run.judged.items() if name != "fakt-001"}
    assert "fakt-001" not in [one.question.id for one in select(dataclasses.replace(run, judged=judged))]
