"""The addresses behind the tab for evaluators: pieces of HTML and files, for who has the scope `feedback`; kept in no cache."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable

from fastapi import APIRouter, Depends, Response
from fastapi.responses import HTMLResponse

from api.auth import Evaluator, Parts, needs
from evals.run import Run
from evals.selection import READABLE, readable
from rag.errors import LotseError
from ui import texts
from ui.evaluation import answer, answers, comparison, files, measures, overview, progress
from ui.evaluation.desk import Desk, Laid
from ui.evaluation.drafts import drafts_of, shipped
from ui.evaluation.words import BASE, go
from ui.routes import PREFIX, InAddress, Sent, file

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def unkept(response: Response) -> None:
    """Lets no cache keep what only some may see."""
    response.headers["cache-control"] = "no-store"


router = APIRouter(
    prefix=f"{PREFIX}/auswertung",
    include_in_schema=False,
    dependencies=[Depends(needs("feedback")), Depends(unkept)],
)


@router.get("", response_class=HTMLResponse)
def start_page(desk: Laid, services: Parts, caller: Evaluator, form: InAddress) -> str:
    """Returns the tab as it is first seen."""
    offset = answers.wanted(form).offset
    listed, total = desk.runs.page(offset, overview.PAGE)
    drafts = drafts_of(services, caller.audiences)
    return overview.html(listed, total, offset, desk.job.state(), counted(), drafts)


@router.get("/laeufe", response_class=HTMLResponse)
def runs(desk: Laid) -> str:
    """Returns the newest runs."""
    return overview.runs(*desk.runs.page(0, overview.PAGE), 0)


@router.get("/lauf/{run}.json")
def run_json(desk: Laid, run: str) -> Response:
    """Returns a run as JSON."""
    return file(files.as_json(desk.runs.get(run)), "application/json", f"{_plain(run)}.json")


@router.get("/lauf/{run}.csv")
def run_csv(desk: Laid, run: str) -> Response:
    """Returns the answers of a run as CSV."""
    return file(files.as_csv(desk.runs.get(run)), "text/csv", f"{_plain(run)}.csv")


@router.get("/lauf/{run}", response_class=HTMLResponse)
def one_run(desk: Laid, run: str) -> str:
    """Returns a run."""
    return _of_run(desk, run, measures.html)


@router.get("/lauf/{run}/antworten", response_class=HTMLResponse)
def its_answers(desk: Laid, run: str, form: InAddress) -> str:
    """Returns a page of a run's answers."""
    return _of_run(desk, run, lambda found: answers.page(found, answers.wanted(form)))


@router.get("/lauf/{run}/antwort/{question}", response_class=HTMLResponse)
def one_answer(desk: Laid, run: str, question: str) -> str:
    """Returns an answer; one to the test split is as unknown as none."""

    def shown(found: Run) -> str:
        asked = next((one for one in readable(found) if one.id == question), None)
        return answer.html(found, asked) if asked is not None else _gone()

    return _of_run(desk, run, shown)


@router.get("/vergleich", response_class=HTMLResponse)
def compared(desk: Laid, form: InAddress) -> str:
    """Returns two runs beside each other."""
    first, second = (form.get(name, [""])[0] for name in ("a", "b"))
    if first == second:
        return _fault(texts.EVAL_COMPARE_ONE)
    try:
        return comparison.html(desk.runs.get(first), desk.runs.get(second))
    except LotseError:
        return _fault(texts.EVAL_COMPARE_NONE)


@router.get("/job", response_class=HTMLResponse)
def job(desk: Laid) -> str:
    """Returns how the run that was started from the page stands."""
    return progress.html(desk.job.state())


@router.post("/starten", response_class=HTMLResponse)
def start(desk: Laid, form: Sent) -> str:
    """Starts a run over the dev questions of some categories."""
    name = form.get("name", [""])[0].strip() or f"{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}"
    chosen = [one for one in counted() if one in form.get("category", [])]
    fault = ""
    if not NAME.fullmatch(name):
        fault = texts.EVAL_START_NAME_FAULT
    elif not chosen:
        fault = texts.EVAL_START_NONE
    elif (desk.runs.folder / name).exists():
        fault = texts.EVAL_START_NAME_TAKEN.format(name=name)
    elif not desk.job.start(name, chosen):
        fault = texts.EVAL_START_BUSY
    return progress.html(desk.job.state(), fault)


@router.post("/abbrechen", response_class=HTMLResponse)
def stop(desk: Laid) -> str:
    """Stops the run and removes what it has."""
    desk.job.stop()
    return progress.html(desk.job.state())


@router.get("/entwuerfe.jsonl")
def drafts(services: Parts, caller: Evaluator) -> Response:
    """Returns drafts of questions, a line each."""
    text = "".join(one.model_dump_json() + "\n" for one in drafts_of(services, caller.audiences))
    return file(text, "application/jsonl", "entwuerfe.jsonl")


def counted() -> dict[str, int]:
    """Returns the dev questions of each category, by the category's name."""
    found = Counter(one.category for one in shipped() if one.split == READABLE)
    return dict(sorted(found.items()))


def _of_run(desk: Desk, name: str, shown: Callable[[Run], str]) -> str:
    try:
        return shown(desk.runs.get(name))
    except LotseError:
        return _gone()


def _gone() -> str:
    back = f'<p class="knoepfe">{go(BASE, texts.EVAL_BACK_TO_RUNS, "zurueck-zu")}</p>'
    return back + _fault(texts.EVAL_RUN_GONE)


def _fault(said: str) -> str:
    return f'<p class="fehler" role="alert" tabindex="-1">{said}</p>'


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII)
