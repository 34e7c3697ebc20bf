"""The benchmark's floors hold for what they were taken from, and fail where retrieval is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.benchmarks import gate
from evals.benchmarks.commands import app
from evals.benchmarks.gate import BASELINE, GATED, Part, check, measured, update
from evals.gate import read_floors
from rag.errors import InputError
from rag.settings import Settings


@pytest.fixture
def settings(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A world in which the small collection is all that is gated."""
    monkeypatch.setenv("LOTSE_SHARED", str(folder.parent.parent))
    monkeypatch.setattr(gate, "GATED", {"legalquad": Part(3, None, ("lexical", "hybrid"))})
    return Settings(data=tmp_path / "var", encoder="hash")


def quiet(text: str) -> None:
    """Shows nothing."""


def test_what_set_the_floors_passes_them(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    gated = measured(settings, quiet)
    assert list(gated.values) == ["legalquad lexical", "legalquad hybrid"]
    assert update(gated, path) and check(gated, path) == [] and update(gated, path) == []


def test_a_broken_analysis_misses_the_floors(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "baseline.json"
    update(measured(settings, quiet), path)
    monkeypatch.setattr("rag.store.terms.weighted", lambda text: {text: 1.0})
    assert "legalquad lexical" in [one.measure for one in check(measured(settings, quiet), path)]


def test_other_queries_need_other_floors(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "baseline.json"
    update(measured(settings, quiet), path)
    monkeypatch.setattr(gate, "GATED", {"legalquad": Part(2, None, ("lexical",))})
    with pytest.raises(InputError, match="other queries"):
        check(measured(settings, quiet), path)


def test_the_command_exits_1_where_a_floor_is_missed(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOTSE_DATA", str(settings.data))
    monkeypatch.setenv("LOTSE_ENCODER", "hash")
    options = ["benchmark-gate", "--baseline", str(tmp_path / "baseline.json")]
    assert CliRunner().invoke(app, [*options, "--update"]).exit_code == 0
    assert CliRunner().invoke(app, options).exit_code == 0
    monkeypatch.setattr("rag.store.terms.weighted", lambda text: {text: 1.0})
    result = CliRunner().invoke(app, options)
    assert result.exit_code == 1 and "missed: legalquad lexical" in result.stdout


def test_the_floors_that_ship_are_those_of_the_gate() -> None:
    kept = read_floors(BASELINE)
    assert list(kept["floors"]) == [f"{name} {way}" for name, part in GATED.items() for way in part.ways]
