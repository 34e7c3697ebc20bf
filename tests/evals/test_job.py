"""A run started by a server: one at a time, its progress told, stopped with its answers gone, ended with the server."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.job import Job, State
from evals.run import load_run
from evals.runs import runs_folder
from rag.settings import Settings, load_settings
from tests.api.tiny import settings

SECONDS = 120


@pytest.fixture
def tiny(tmp_path: Path) -> Settings:
    """Settings over two entries, the hash encoder."""
    return settings(tmp_path)


def wait(job: Job, condition: Callable[[State], bool]) -> State:
    """Looks until the state meets a condition."""
    over = time.monotonic() + SECONDS
    while time.monotonic() < over:
        state = job.state()
        assert state is not None
        if condition(state):
            return state
        threading.Event().wait(0.05)
    raise AssertionError(state)


def test_a_run_goes_its_way_and_another_waits(tiny: Settings) -> None:
    job = Job(tiny, threading.Event())
    assert job.state() is None
    assert job.start("probe", ["out_of_scope"]) and not job.start("zweiter", ["fact"])
    state = wait(job, lambda one: one.state != "running")
    assert (state.state, state.name, state.step.step) == ("done", "probe", "Questions"), state
    run = load_run(runs_folder(tiny) / "probe")
    assert state.step.done == state.step.total == len(run.questions) > 3
    assert run.config.splits == ("dev",) and run.config.encoder.startswith("hash")
    assert {one.category for one in run.questions} == {"out_of_scope"}


def test_a_run_that_is_stopped_leaves_nothing(tiny: Settings) -> None:
    job = Job(tiny, threading.Event())
    job.start("probe", [])
    wait(job, lambda one: one.step.step == "Questions" and one.step.done > 1)
    job.stop()
    state = job.state()
    assert state is not None and state.state == "stopped"
    assert not (runs_folder(tiny) / "probe").exists()
    job.stop()
    assert job.start("noch-einer", ["injection"])
    job.stop()


def test_a_run_that_fails_says_why(tiny: Settings) -> None:
    job = Job(tiny, threading.Event())
    job.start("probe", ["gibt-es-nicht"])
    state = wait(job, lambda one: one.state != "running")
    assert state.state == "failed" and "no questions" in state.message


def test_a_run_ends_with_the_server(tiny: Settings) -> None:
    stopping = threading.Event()
    job = Job(tiny, stopping)
    job.start("probe", [])
    stopping.set()
    assert wait(job, lambda one: one.state != "running").state == "failed"


def test_the_process_is_told_what_the_server_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSE_DENSE_WEIGHT", "0.9")
    origins = ("https://a.example", "https://b.example")
    secret = {"chat_api_key": "s", "api_token": "t"}
    given = load_settings(environ={}, overrides={"data": tmp_path, "threads": 1, "cors_origins": origins, **secret})
    told = Job(given, threading.Event())._environment()
    assert "LOTSE_DENSE_WEIGHT" not in told and "LOTSE_API_TOKEN" not in told and "LOTSE_PORT" not in told
    assert told["LOTSE_CHAT_API_KEY"] == "s" and told["LOTSE_THREADS"] == "1" and told["LOTSE_DATA"] == str(tmp_path)
    assert load_settings(environ={k: v for k, v in told.items() if k.startswith("LOTSE_")}).data == tmp_path
    assert load_settings(environ={k: v for k, v in told.items() if k.startswith("LOTSE_")}).cors_origins == origins
