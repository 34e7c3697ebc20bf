"""What the evaluation's addresses work with in a running server: the runs of its data folder, and the run it has started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from api.services import Services
from evals.job import Job
from evals.runs import Runs, runs_folder


@dataclass(frozen=True, slots=True)
class Desk:
    """The runs, kept in memory while they are read, and the one that runs."""

    runs: Runs
    job: Job


def prepare(app: FastAPI, services: Services) -> None:
    """Lays the desk of `app`; without it none of the evaluation's addresses answers."""
    app.state.evaluation = Desk(Runs(runs_folder(services.settings)), Job(services.settings, services.stopping))


def desk_of(request: Request) -> Desk:
    """Returns the desk of the application."""
    desk: Desk = request.app.state.evaluation
    return desk


Laid = Annotated[Desk, Depends(desk_of)]
