"""Training: it learns what belongs together, and a stopped one ends with the same table."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
import torch

from evals.encoder import pairs as pairs_module
from evals.encoder import train as module
from evals.encoder.pairs import Kind, Pair, Pairs
from evals.encoder.train import Recipe, train

RECIPE = Recipe(dim=16, short_dim=8, epochs=4)


def twins(row: int, rng: np.random.Generator) -> Pair:
    """Piece `row` and its twin, each beside a piece that means nothing."""
    return np.array([row, 200]), np.array([100 + row, 200 + int(rng.integers(5))])


@pytest.fixture
def pairs(monkeypatch: pytest.MonkeyPatch) -> Pairs:
    monkeypatch.setattr(pairs_module, "BATCH", 32)
    monkeypatch.setattr(module, "CHECKPOINT_STEPS", 5)
    return cast(Pairs, SimpleNamespace(kinds=(Kind("twins", 96, twins),)))


def test_twins_come_to_lie_together(pairs: Pairs, tmp_path: Path) -> None:
    recipe = dataclasses.replace(RECIPE, epochs=20)
    table = torch.nn.functional.normalize(train(pairs, 210, recipe, tmp_path, 1))
    cosines = table[:96] @ table[100:196].T
    assert (cosines.argmax(dim=1) == torch.arange(96)).float().mean() > 0.9


def test_a_stopped_training_ends_with_the_table_of_one_that_was_not(
    pairs: Pairs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "stopped").mkdir()
    whole = train(pairs, 210, RECIPE, tmp_path / "whole", 1)
    step, taken = module._step, []

    def stopped(*given: Any) -> float:
        taken.append(1)
        if len(taken) == 8:
            raise KeyboardInterrupt
        return step(*given)

    monkeypatch.setattr(module, "_step", stopped)
    with pytest.raises(KeyboardInterrupt):
        train(pairs, 210, RECIPE, tmp_path / "stopped", 1)
    again = train(pairs, 210, RECIPE, tmp_path / "stopped", 1)
    assert len(taken) == 8 + 7, "it went on from step 5 of 12"
    assert torch.allclose(whole, again, atol=1e-5)


def test_a_checkpoint_of_another_recipe_is_not_gone_on_with(pairs: Pairs, tmp_path: Path) -> None:
    first = train(pairs, 210, RECIPE, tmp_path, 1)
    other = train(pairs, 210, Recipe(dim=16, short_dim=8, epochs=4, seed=2), tmp_path, 1)
    assert not torch.allclose(first, other)
