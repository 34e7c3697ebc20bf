"""A case tells of each thing expected or forbidden whether it is there."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from evals.case import case_of
from evals.question import Statement
from evals.run import Run
from rag.records import Citation

MakeRun = Callable[[str, dict[str, bool]], Run]


def test_what_is_due_and_what_is_forbidden_is_told_with_whether_it_is_there(make_run: MakeRun) -> None:
    run = make_run("probe", {"fakt-001": False})
    said, unsaid = (Statement(text=one, say=(one,)) for one in ("99 Prozent", "alte Grenze"))
    question = run.questions[0].model_copy(update={"forbidden": (said, unsaid)})
    judged = dataclasses.replace(run.judged["fakt-001"], contradictions=("99 Prozent",))
    cited = Citation(marker=1, doc_id="zim", title="ZIM", quote="ein Satz daraus", start=0, end=15, version="v")
    answer = run.answers["fakt-001"].model_copy(update={"citations": (cited,)})
    changed = dataclasses.replace(
        run,
        judged={"fakt-001": judged},
        answers={"fakt-001": answer},
        found={"fakt-001": ("inqa-coaching", "zim", "zim")},
    )
    case = case_of(changed, question)
    assert [said for _, said in case.nuggets] == [False]
    assert [(one.text, said) for one, said in case.forbidden] == [("99 Prozent", True), ("alte Grenze", False)]
    assert [(one.cited, one.rank) for one in case.gold] == [(True, 2)]
    assert case.outcome == "contradicted" and "says what is wrong: 99 Prozent" in case.why


def test_gold_that_was_neither_cited_nor_found_is_told_so(make_run: MakeRun) -> None:
    run = make_run("probe", {"fakt-001": True})
    case = case_of(run, run.questions[0])
    assert [(one.cited, one.rank) for one in case.gold] == [(False, None)]
    assert case.outcome == "right" and case.why == "" and case.reasons == ()


def test_a_question_without_an_answer_is_no_case(make_run: MakeRun) -> None:
    run = make_run("probe", {"fakt-001": True})
    with pytest.raises(KeyError):
        case_of(dataclasses.replace(run, answers={}), run.questions[0])
