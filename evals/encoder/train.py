"""Trains the table of the encoder: in-batch negatives over bags of pieces, on two cores in half an hour.

A plain loop over `torch.nn.EmbeddingBag` in place of sentence-transformers' trainer: the texts are pieces already, which the
trainer would make anew in each epoch, and each epoch draws other pairs from the same arrays. What it computes is the same:
MultipleNegativesRankingLoss, both directions, inside MatryoshkaLoss.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import embedding_bag, normalize

from evals.encoder.pairs import Kind, Pairs, batches, drawn
from evals.encoder.tokens import Bag

SCALE = 20.0
"""Cosines are multiplied by it before the softmax. Source: the default of MultipleNegativesRankingLoss."""

CHECKPOINT_STEPS = 150


@dataclass(frozen=True)
class Recipe:
    """What a training depends on beside the texts."""

    dim: int = 384
    short_dim: int = 128
    epochs: int = 2
    rate: float = 0.2
    warm_up: float = 0.05
    seed: int = 20_261_126


def train(pairs: Pairs, pieces: int, recipe: Recipe, folder: Path, threads: int) -> torch.Tensor:
    """Returns the table, float32 `(pieces, dim)`; goes on from the checkpoint in `folder` where one of the same recipe lies."""
    torch.set_num_threads(threads)
    torch.manual_seed(recipe.seed)
    table = torch.nn.Parameter(torch.randn(pieces, recipe.dim))
    optimiser = torch.optim.Adam([table], lr=recipe.rate, fused=True)
    plans = [batches(pairs.kinds, recipe.seed, epoch) for epoch in range(recipe.epochs)]
    steps = sum(len(plan) for plan in plans)
    done = _resume(folder, recipe, table, optimiser)
    started, losses = time.monotonic(), dict[str, list[float]]()
    for step, (kind, rows, seed) in enumerate(plan for epoch in plans for plan in epoch):
        if step < done:
            continue
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1.0, (step + 1) / (recipe.warm_up * steps)) * (1 - step / steps)
        value = _step(table, optimiser, kind, rows, seed, recipe)
        losses.setdefault(kind.name, []).append(value)
        if (step + 1) % 25 == 0 or step + 1 == steps:
            _report(step + 1, steps, (time.monotonic() - started) / (step + 1 - done), losses)
            losses = {}
        if (step + 1) % CHECKPOINT_STEPS == 0 or step + 1 == steps:
            _save(folder, recipe, step + 1, table, optimiser)
    return table.detach()


def _step(
    table: torch.nn.Parameter, optimiser: torch.optim.Optimizer, kind: Kind, rows: Any, seed: int, recipe: Recipe
) -> float:
    left, right = zip(*drawn(kind, rows, seed), strict=True)
    first, second = _means(table, left), _means(table, right)
    loss = (_contrast(first, second) + _contrast(first[:, : recipe.short_dim], second[:, : recipe.short_dim])) / 2
    optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    optimiser.step()
    return float(loss.detach())


def _contrast(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """Cross entropy of each row's partner against all others of the batch, both directions; one exponential serves both."""
    scores = SCALE * normalize(first) @ normalize(second).T
    powers = torch.exp(scores - SCALE)
    return SCALE + (powers.sum(dim=0).log() / 2 + powers.sum(dim=1).log() / 2 - scores.diagonal()).mean()


def _means(table: torch.Tensor, bags: Sequence[Bag]) -> torch.Tensor:
    starts = np.concatenate([[0], np.cumsum([len(bag) for bag in bags[:-1]])])
    return embedding_bag(
        torch.from_numpy(np.concatenate(bags).astype(np.int64)), table, torch.from_numpy(starts), mode="mean"
    )


def _report(step: int, steps: int, seconds: float, losses: dict[str, list[float]]) -> None:
    means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(losses.items()))
    sys.stderr.write(
        f"step {step}/{steps}, {seconds:.2f} s each, {seconds * (steps - step) / 60:.1f} min left: {means}\n"
    )


def _resume(folder: Path, recipe: Recipe, table: torch.nn.Parameter, optimiser: torch.optim.Optimizer) -> int:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    if state["recipe"] != json.dumps(asdict(recipe)):
        return 0
    with torch.no_grad():
        table.copy_(state["table"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["step"])


def _save(folder: Path, recipe: Recipe, step: int, table: torch.Tensor, optimiser: torch.optim.Optimizer) -> None:
    """Writes beside and renames, so that a kill leaves the checkpoint before."""
    partial = folder / "checkpoint.part"
    state = {
        "recipe": json.dumps(asdict(recipe)),
        "step": step,
        "table": table.detach(),
        "optimiser": optimiser.state_dict(),
    }
    torch.save(state, partial)
    partial.rename(folder / "checkpoint.pt")
