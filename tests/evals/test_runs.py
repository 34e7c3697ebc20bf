"""The list of runs: newest first, those that stopped with how far they came, those of another version with why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.run import RESULTS, Run
from evals.runs import KEPT, Runs
from rag.errors import InputError, RunUnknown
from tests.evals.kept import keep

MakeRun = Callable[[str, dict[str, bool]], Run]


def test_runs_are_listed_newest_first_by_pages(make_run: MakeRun, tmp_path: Path) -> None:
    for day in (1, 3, 2):
        keep(make_run(f"lauf-{day}", {"fakt-001": True}), tmp_path, name=f"lauf-{day}", started=f"2026-11-0{day}")
    (tmp_path / "kein-lauf").mkdir()
    runs = Runs(tmp_path)
    listed, total = runs.page()
    assert [one.name for one in listed] == ["lauf-3", "lauf-2", "lauf-1"] and total == 3
    assert [one.name for one in runs.page(1, 1)[0]] == ["lauf-2"]
    assert listed[0].total is not None and listed[0].total.shares["right"] == 1.0 and listed[0].missed is None
    assert Runs(tmp_path / "nie").page() == ([], 0)


def test_a_run_that_was_stopped_tells_how_far_it_came(make_run: MakeRun, tmp_path: Path) -> None:
    folder = keep(make_run("halb", {"fakt-001": True, "fakt-002": True}), tmp_path)
    (folder / RESULTS).unlink()
    ((stopped,), _) = Runs(tmp_path).page()
    assert stopped.total is None and stopped.answered == 2 and not stopped.fault
    with pytest.raises(InputError, match="no finished run"):
        Runs(tmp_path).get("halb")


def test_a_run_of_another_version_does_not_spoil_the_list(make_run: MakeRun, tmp_path: Path) -> None:
    folder = keep(make_run("alt", {"fakt-001": True}), tmp_path)
    told = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    del told["judged"]["fakt-001"]["status_right"]
    (folder / RESULTS).write_text(json.dumps(told), encoding="utf-8")
    ((old,), _) = Runs(tmp_path).page()
    assert old.total is None and "another version" in old.fault


@pytest.mark.parametrize("name", ["nie", "../runs/a", "", ".", "a/../a"])
def test_only_a_name_of_the_list_is_a_run(make_run: MakeRun, tmp_path: Path, name: str) -> None:
    keep(make_run("a", {"fakt-001": True}), tmp_path / "runs")
    with pytest.raises(RunUnknown):
        Runs(tmp_path / "runs").get(name)


def test_a_run_is_read_once_until_it_changes(make_run: MakeRun, tmp_path: Path) -> None:
    folder = keep(make_run("a", {"fakt-001": True}), tmp_path)
    runs = Runs(tmp_path)
    first = runs.get("a")
    assert runs.get("a") is first and runs.page()[0][0] is runs.page()[0][0]
    told = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    told["judged"]["fakt-001"]["right"] = False
    (folder / RESULTS).write_text(json.dumps(told), encoding="utf-8")
    assert not runs.get("a").judged["fakt-001"].right
    assert runs.page()[0][0].total.shares["right"] == 0.0  # type: ignore[union-attr]


def test_memory_holds_the_last_read_runs_only(make_run: MakeRun, tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        keep(make_run(f"r{number}", {"fakt-001": True}), tmp_path)
    runs = Runs(tmp_path)
    first = runs.get("r0")
    runs.page()
    assert runs.get("r0") is not first and runs.get("r0") == first
