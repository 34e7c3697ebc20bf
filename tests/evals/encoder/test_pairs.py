"""Pairs: what is drawn, and the plan of an epoch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evals.encoder import pairs as module
from evals.encoder.pairs import Kind, Pairs, batches, drawn
from evals.encoder.texts import paragraphs
from evals.encoder.tokens import tokenized, train_tokenizer

ROWS = Kind("rows", 1_000, lambda row, rng: (np.array([row]), np.array([row])), stride=3)


@pytest.fixture
def pairs(shared: Path) -> Pairs:
    laws = list(paragraphs(shared))
    german, english = [f"Satz {n} davon" for n in range(20)], [f"sentence {n} of it" for n in range(20)]
    tokenizer = train_tokenizer([*german, *english, *(text for one in laws for text in one.sentences)] * 5)
    return Pairs(tokenizer, tokenized(tokenizer, german, 50), tokenized(tokenizer, english, 50), laws)


def test_every_kind_draws_two_texts_with_pieces(pairs: Pairs) -> None:
    assert [kind.name for kind in pairs.kinds] == ["translation", "context", "heading", "sentence", "neighbour"]
    for kind in pairs.kinds:
        for left, right in drawn(kind, np.arange(kind.size).repeat(20), 1):
            assert len(left) and len(right), kind.name


def test_a_sentence_is_not_in_the_rest_of_its_paragraph(pairs: Pairs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ASKED_SHARE", 0.0)
    sentence = next(kind for kind in pairs.kinds if kind.name == "sentence")
    for left, right in drawn(sentence, np.arange(sentence.size).repeat(10), 1):
        assert " ".join(map(str, left)) not in " ".join(map(str, right))


def test_neighbours_are_of_one_law(pairs: Pairs) -> None:
    assert next(kind for kind in pairs.kinds if kind.name == "neighbour").size == 3


def test_the_same_seed_and_epoch_give_the_same_plan_and_another_epoch_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 64)
    one, same, other = (batches([ROWS], 1, epoch) for epoch in (0, 0, 1))
    assert all((a[1] == b[1]).all() and a[2] == b[2] for a, b in zip(one, same, strict=True))
    assert any((a[1] != b[1]).any() for a, b in zip(one, other, strict=True))


def test_blocks_of_one_document_stay_together_and_no_row_comes_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 64)
    rows = np.concatenate([rows for _, rows, _ in batches([ROWS], 1, 0)])
    assert len(set(rows)) == len(rows) > 900
    assert (np.diff(rows.reshape(-1, module.BLOCK)) == ROWS.stride).all()
