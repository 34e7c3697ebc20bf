"""Each answer has one outcome, and what is not right has reasons."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from evals.reasons import OUTCOMES, Reason, outcome, reasons, why
from evals.run import Run

MakeRun = Callable[[str, dict[str, bool]], Run]


@pytest.mark.parametrize(
    ("changes", "due", "expected"),
    [
        ({"right": True}, ("answered",), "right"),
        ({"right": True, "status": "abstained"}, ("abstained",), "refused_rightly"),
        ({"closed_recommended": ("go-digital",), "contradictions": ("x",)}, ("answered",), "harmful"),
        ({"wrongly_recommended": ("zim",)}, ("answered",), "harmful"),
        ({"contradictions": ("Satz der Großen",), "status_right": False}, ("answered",), "contradicted"),
        ({"status_right": False, "status": "answered"}, ("abstained",), "answered_wrongly"),
        ({"status_right": False, "status": "abstained"}, ("answered",), "refused_wrongly"),
        ({"status_right": False, "status": "abstained"}, ("clarify",), "refused_wrongly"),
        ({}, ("answered",), "incomplete"),
    ],
)
def test_the_gravest_fault_is_the_outcome(
    make_run: MakeRun, changes: dict[str, object], due: tuple[str, ...], expected: str
) -> None:
    run = make_run("probe", {"fakt-001": False})
    question = run.questions[0].model_copy(update={"status": due})
    judged = dataclasses.replace(run.judged["fakt-001"], **changes)  # type: ignore[arg-type]
    assert outcome(question, judged) == expected and expected in OUTCOMES
    assert bool(why(question, judged)) is not judged.right is not bool(reasons(question, judged))


def test_all_that_is_wrong_is_told_the_gravest_first(make_run: MakeRun) -> None:
    run = make_run("probe", {"fakt-001": False})
    judged = dataclasses.replace(
        run.judged["fakt-001"], status_right=False, status="partial", citation_recall=0.5, closed_recommended=("zim",)
    )
    question = run.questions[0]
    assert reasons(question, judged) == [
        Reason("closed", ("zim",)),
        Reason("status", ("partial", "answered")),
        Reason("lacks_nuggets", ("80 Prozent",)),
        Reason("not_carried"),
    ]
    assert why(question, judged) == (
        "closed but proposed: zim; partial instead of answered; does not say: 80 Prozent; "
        "a sentence is not carried by what it cites"
    )
