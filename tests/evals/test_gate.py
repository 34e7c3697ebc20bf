"""Floors hold, the noise band is small, and no floor falls silently."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.gate import check_floors, measured, update
from evals.run import Run
from rag.errors import InputError

Rated = Callable[[int], Run]


@pytest.fixture
def run(make_run: Callable[[str, dict[str, bool]], Run]) -> Rated:
    """Makes a run of 200 questions of which so many are right."""
    return lambda rights: make_run("probe", {f"fakt-{n:03}": n <= rights for n in range(1, 201)})


def test_a_run_passes_its_own_floors(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert update(run(150), path)
    assert check_floors(run(150), path) == [] and check_floors(run(160), path) == []


def test_the_same_run_taken_again_moves_no_floor(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    update(run(133), path)
    assert update(run(133), path) == []


def test_noise_passes_and_a_fall_does_not(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    update(run(150), path)
    assert check_floors(run(147), path) == []
    assert {one.measure for one in check_floors(run(144), path)} == {"right", "vital recall"}


def test_a_floor_is_not_lowered_silently(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    update(run(150), path)
    before = path.read_text(encoding="utf-8")
    with pytest.raises(InputError, match="a floor would fall"):
        update(run(149), path)
    assert path.read_text(encoding="utf-8") == before
    assert update(run(149), path, lower=["right", "vital recall"])


def test_a_proposed_closed_programme_fails_the_gate(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    good = run(150)
    update(good, path)
    bad = dict(good.judged)
    bad["fakt-001"] = dataclasses.replace(bad["fakt-001"], closed_recommended=("go-digital",))
    assert [one.measure for one in check_floors(dataclasses.replace(good, judged=bad), path)] == ["closed recommended"]


def test_floors_of_other_questions_do_not_count(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    update(run(150), path)
    other = run(150)
    with pytest.raises(InputError, match="other questions"):
        check_floors(dataclasses.replace(other, config=dataclasses.replace(other.config, questions="z")), path)


def test_a_baseline_that_was_tampered_with_is_refused(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"floors": []}), encoding="utf-8")
    with pytest.raises(InputError, match="holds no floors"):
        check_floors(run(1), path)


def test_a_floor_lowered_by_hand_is_refused(run: Rated, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    update(run(150), path)
    path.write_text(path.read_text(encoding="utf-8").replace('"right": 0.75', '"right": 0.5'), encoding="utf-8")
    with pytest.raises(InputError, match="edited by hand"):
        check_floors(run(120), path)


def test_what_is_gated_has_a_value(run: Rated) -> None:
    assert measured(run(150))["right"] == 0.75 and measured(run(150))["closed recommended"] == 0.0
