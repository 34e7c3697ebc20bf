"""A server with the page over the small world, and in its data folder runs made by hand, one answer of them hostile."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from evals.dialogue import Dialogue
from evals.run import Run
from evals.runs import runs_folder
from rag.access import new_key
from rag.feedback import Feedback
from rag.records import Citation, Turn
from rag.store.store import EVERYONE
from tests.api.conftest import BASE
from tests.api.tiny import CANARY, TODAY, open_tiny
from tests.evals.conftest import run as made_run
from tests.evals.kept import keep
from ui.app import load

HOSTILE = '<script>document.title = "gehackt"</script><img src=x onerror="alert(1)">'
SECRET = "Geheimfrage der Prüfung"
"""Stands in questions of the test split only: whoever reads it has no test left."""


def first() -> Run:
    """Five questions: 2 and 3 are not right, 3 says something hostile, 5 is of the test split."""
    run = made_run("vorher", {f"fakt-{n:03}": n not in (2, 3) for n in range(1, 6)})
    questions = list(run.questions)
    asked = {
        "history": (Turn(role="user", text="Vorher gefragt"),),
        "recommends": ("zim",),
        "warnings": ("de_minimis",),
    }
    questions[2] = questions[2].model_copy(update={"question": HOSTILE, "note": HOSTILE, **asked})
    questions[4] = questions[4].model_copy(update={"split": "test", "question": SECRET})
    quoted = Citation(
        marker=1, doc_id="zim", title=HOSTILE, quote=f"ein Satz daraus {HOSTILE}", start=0, end=9, version="v"
    )
    bad = run.answers["fakt-003"].model_copy(
        update={"text": f"- {HOSTILE} [1]", "citations": (quoted,), "timings_ms": {"total": 7.0}}
    )
    secret = run.answers["fakt-005"].model_copy(update={"text": SECRET})
    judged = dataclasses.replace(
        run.judged["fakt-003"], warnings_missing=("de_minimis",), warnings_false=("window_closing",),
        closed_recommended=("go-digital",), recommend_recall=0.0,
    )  # fmt: skip
    return dataclasses.replace(
        run,
        questions=tuple(questions),
        answers=run.answers | {"fakt-003": bad, "fakt-005": secret},
        judged=run.judged | {"fakt-003": judged},
        found={"fakt-003": ("inqa-coaching", "zim")},
        dialogues={"fakt-003": Dialogue(3, ("headcount", "place"), {"zim": "fits"})},
    )


def second() -> Run:
    """The same questions after a change: 2 was won, 1 and the secret one were lost, 4 is said in other words."""
    run = first()
    other = made_run("nachher", {"fakt-001": False, "fakt-002": True, "fakt-005": False})
    return dataclasses.replace(
        run,
        config=dataclasses.replace(run.config, name="nachher", dense_weight=0.4),
        answers=run.answers | {"fakt-004": run.answers["fakt-004"].model_copy(update={"text": "andere Worte"})},
        judged=run.judged | other.judged,
    )


@dataclass(frozen=True)
class World:
    """The application, and a client for each caller."""

    app: FastAPI
    services: Services
    caller: Callable[[str], TestClient]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two runs, one of them newer, a third that was stopped; a thumb down that is public and one that is internal."""
    with open_tiny(tmp_path_factory.mktemp("evaluation"), host="testserver") as services:
        runs = runs_folder(services.settings)
        keep(first(), runs, name="vorher", started="2026-11-24T10:00:00+01:00")
        keep(second(), runs, name="nachher", started="2026-11-25T10:00:00+01:00")
        (keep(first(), runs, name="halb", started="2026-11-23T10:00:00+01:00") / "results.json").unlink()
        services.give_feedback(Feedback(question="Gibt es Geld für Hybridzüge?", thumb="down", reason="incomplete"))
        services.give_feedback(Feedback(question=f"Was ist mit dem {CANARY}?", thumb="down"), EVERYONE)
        app = create_app(services)
        load()(app, services)
        yield World(app, services, lambda role, **more: _caller(app, services, role, **more))  # type: ignore[arg-type]


def _caller(app: FastAPI, services: Services, role: str, scopes: tuple[str, ...] = ()) -> TestClient:
    headers = {}
    if role != "public":
        secret, key = new_key(role, role, today=TODAY, scopes=scopes)
        services.store.database.keys.add(key)
        headers = {"authorization": f"Bearer {secret}"}
    return TestClient(app, base_url=BASE, headers=headers, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def evaluator(world: World) -> TestClient:
    """Who has the scope `feedback`."""
    return world.caller("evaluator")


@pytest.fixture
def runs(world: World) -> Path:
    """The folder of the runs."""
    return runs_folder(world.services.settings)
