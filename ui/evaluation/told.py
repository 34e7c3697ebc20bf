"""The evaluation's records as programs get them (`ui.evaluation.schemas`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from evals.case import Case
from evals.compare import Comparison
from evals.gate import Missed
from evals.llm_judge import Opinion, load_opinions
from evals.opinions import HEAD, judgement
from evals.reasons import why
from evals.run import Run
from evals.runs import Listed, listed
from evals.selection import Selected, readable
from evals.summary import Summary
from evals.table import rows_of
from ui.evaluation.schemas import (
    AnswerDetail,
    AnswerLine,
    ChangeOut,
    ComparisonOut,
    DialogueOut,
    DifferenceOut,
    ExpectedOut,
    FloorsOut,
    GoldOut,
    JudgementOut,
    MeasuresOut,
    MissedOut,
    OpinionOut,
    RoundOut,
    RunDetail,
    RunOut,
)


def measures(category: str, one: Summary) -> MeasuresOut:
    """Returns a summary as programs get it."""
    known = {name: bounds for name in one.sizes if (bounds := one.interval(name)) is not None}
    return MeasuresOut(
        category=category,
        n=one.n,
        shares=one.shares,
        intervals=known,
        counts=one.counts,
        p50_ms=one.p50_ms,
        p95_ms=one.p95_ms,
        turns=one.turns,
    )


def run_line(one: Listed) -> RunOut:
    """Returns a run of a list."""
    config = one.config
    return RunOut(
        name=one.name,
        started=config.started,
        splits=config.splits,
        engine=config.engine,
        encoder=config.encoder,
        finished=one.total is not None,
        answered=one.answered,
        fault=one.fault,
        measures=measures("all", one.total) if one.total is not None else None,
        floors=_floors(one.missed) if one.total is not None else None,
    )


def run_detail(run: Run, found: Sequence[Selected], offset: int = 0, limit: int | None = None) -> RunDetail:
    """Returns a run with a page of the answers `found`; all of them without a limit."""
    part = found[offset:] if limit is None else found[offset : offset + limit]
    return RunDetail(
        run=run_line(listed(run)),
        settings={name: getattr(run.config, name) for name in type(run.config).__slots__},
        categories=[measures(name, one) for name, one in rows_of(run)],
        judgements=[_judgement(run, one) for one in load_opinions(run)],
        hidden=len(run.judged) - len(readable(run)),
        total=len(found),
        offset=offset,
        limit=len(part) if limit is None else limit,
        answers=[
            AnswerLine(
                id=one.question.id,
                category=one.question.category,
                question=one.question.question,
                status=one.judged.status,
                outcome=one.outcome,
                why=why(one.question, one.judged),
                vital_recall=one.judged.vital_recall,
                milliseconds=one.judged.milliseconds,
            )
            for one in part
        ],
    )


def answer_detail(run: Run, case: Case, opinions: Sequence[Opinion]) -> AnswerDetail:
    """Returns an answer whole."""
    told = run.dialogues.get(case.question.id)
    return AnswerDetail(
        question=case.question,
        answer=case.answer,
        outcome=case.outcome,
        why=case.why,
        measures=case.judged,
        expected=[ExpectedOut(text=one.text, level=one.level, said=said) for one, said in case.nuggets],
        forbidden=[ExpectedOut(text=one.text, level="forbidden", said=said) for one, said in case.forbidden],
        gold=[GoldOut(passage=one.gold, cited=one.cited, rank=one.rank) for one in case.gold],
        dialogue=None
        if told is None
        else DialogueOut(turns=told.turns, asked=told.asked, verdicts=dict(told.verdicts)),
        opinions=[_opinion(one, case.question.id) for one in opinions if one.verdicts.get(case.question.id)],
    )


def comparison(found: Comparison, first: Run, second: Run, offset: int, limit: int) -> ComparisonOut:
    """Returns a comparison with a page of the questions that changed: lost, won, then reworded."""
    questions = {one.id: one for one in readable(first)}
    shown = [one for one in found.changes if one.id in questions]
    reworded = [one for one in found.reworded if one in questions]
    lost = [one.id for one in shown if not one.won]
    won = [one.id for one in shown if one.won]
    changed: list[tuple[str, Literal["won", "lost", "reworded"]]] = [
        *((one, "lost") for one in lost),
        *((one, "won") for one in won),
        *((one, "reworded") for one in reworded),
    ]
    return ComparisonOut(
        a=first.folder.name,
        b=second.folder.name,
        settings=found.config,
        common=found.common,
        only_a=found.only_first,
        only_b=found.only_second,
        differences=[
            DifferenceOut(
                measure=one.measure,
                n=one.n,
                first=one.first,
                second=one.second,
                difference=one.second - one.first,
                p_value=one.p_value,
            )
            for one in found.differences
        ],
        won=len(won),
        lost=len(lost),
        reworded=len(reworded),
        hidden=len(found.changes) - len(shown) + len(found.reworded) - len(reworded),
        total=len(changed),
        offset=offset,
        limit=limit,
        changes=[
            ChangeOut(
                id=one,
                question=questions[one].question,
                change=change,
                first=first.answers[one].text,
                second=second.answers[one].text,
                why=why(questions[one], first.judged[one]) or why(questions[one], second.judged[one]),
            )
            for one, change in changed[offset : offset + limit]
        ],
    )


def _floors(missed: Sequence[Missed] | None) -> FloorsOut:
    if missed is None:
        return FloorsOut(verdict="other_questions", missed=[])
    told = [MissedOut(measure=one.measure, floor=one.floor, value=one.value) for one in missed]
    return FloorsOut(verdict="missed" if told else "held", missed=told)


def _judgement(run: Run, opinion: Opinion) -> JudgementOut:
    told = judgement(run, opinion)
    return JudgementOut(model=told.model, head=HEAD, rows=list(told.rows), trust=told.trust)


def _opinion(opinion: Opinion, question: str) -> OpinionOut:
    rounds = [
        RoundOut(nuggets=one.nuggets, forbidden=one.forbidden, refuses=one.refuses, reason=one.reason)
        for one in opinion.verdicts[question]
    ]
    return OpinionOut(model=opinion.model, rounds=rounds)
