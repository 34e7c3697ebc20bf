"""GET /api/v1/evals and what lies under it: the runs of the evaluation for programs, with the scope `feedback`.

It stands here and not in `api/`, as the API knows nothing of the evaluation (docs/decisions.md); `ui.app.mount` adds it to the
application, so that it has the API's guards, problems and description.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.auth import Evaluator
from api.inputs import OFFSET_MAX, PAGE_MAX, Given, NoParameters
from evals.case import case_of
from evals.compare import compare
from evals.llm_judge import load_opinions
from evals.question import Category
from evals.reasons import Outcome
from evals.selection import readable, select
from rag.errors import RunUnknown
from ui.evaluation.desk import Laid
from ui.evaluation.schemas import AnswerDetail, ComparisonOut, RunDetail, RunPage
from ui.evaluation.told import answer_detail, comparison, run_detail, run_line

router = APIRouter(prefix="/api/v1/evals", tags=["evals"])


class PageParameters(Given):
    """A page of a list."""

    limit: int = Field(default=50, ge=1, le=PAGE_MAX)
    offset: int = Field(default=0, ge=0, le=OFFSET_MAX)


class AnswerParameters(PageParameters):
    """A page of the answers that meet all conditions."""

    category: Category | None = Field(default=None, description="only this category")
    outcome: Outcome | None = Field(default=None, description="only answers of this outcome")
    q: str | None = Field(default=None, max_length=200, description="words of the question, of the answer, or the id")


class CompareParameters(PageParameters):
    """Two runs, and a page of the questions that changed."""

    a: str = Field(description="name of the first run")
    b: str = Field(description="name of the second run")


@router.get("", summary="List evaluations")
def runs(desk: Laid, caller: Evaluator, given: Annotated[PageParameters, Query()]) -> RunPage:
    """Lists the runs of the data folder, newest first, with their measures over all questions and the floors' verdict."""
    listed, total = desk.runs.page(given.offset, given.limit)
    return RunPage(total=total, offset=given.offset, limit=given.limit, runs=[run_line(one) for one in listed])


@router.get("/compare", summary="Compare two evaluations")
def compared(desk: Laid, caller: Evaluator, given: Annotated[CompareParameters, Query()]) -> ComparisonOut:
    """Returns each measure in both runs with the p-value of a paired randomisation test, and the questions that changed."""
    first, second = desk.runs.get(given.a), desk.runs.get(given.b)
    return comparison(compare(first, second), first, second, given.offset, given.limit)


@router.get("/{run}", summary="Read an evaluation")
def one_run(desk: Laid, caller: Evaluator, run: str, given: Annotated[AnswerParameters, Query()]) -> RunDetail:
    """Returns settings, measures by category, and a page of the answers, the worst first; none to the test split."""
    found = desk.runs.get(run)
    chosen = select(found, category=given.category, kind=given.outcome, words=given.q)
    return run_detail(found, chosen, given.offset, given.limit)


@router.get("/{run}/answers/{question}", summary="Read an answer of an evaluation")
def one_answer(
    desk: Laid, caller: Evaluator, run: str, question: str, none: Annotated[NoParameters, Query()]
) -> AnswerDetail:
    """Returns the question with its gold, the answer, and all measures; an answer to the test split is as unknown as none."""
    found = desk.runs.get(run)
    asked = next((one for one in readable(found) if one.id == question), None)
    if asked is None:
        raise RunUnknown(f"answer '{question}' to be read in run '{run}'", f"list them with GET /api/v1/evals/{run}")
    return answer_detail(found, case_of(found, asked), load_opinions(found))
