"""Tokenizer and arrays of pieces."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from evals.encoder.tokens import Texts, tokenized, train_tokenizer

TEXTS = ["Die Förderung ist eine Forderung.", "Die FÖRDERUNG beträgt 45 Prozent.", ""] * 10


def test_umlauts_stay_and_case_and_composition_do_not_count() -> None:
    tokenizer = train_tokenizer(TEXTS)
    assert tokenizer.encode("Förderung").ids == tokenizer.encode("FO\u0308RDERUNG").ids
    assert tokenizer.encode("Förderung").ids != tokenizer.encode("Forderung").ids


def test_pieces_lie_one_after_the_other_and_are_read_back(tmp_path: Path) -> None:
    tokenizer = train_tokenizer(TEXTS)
    made = tokenized(tokenizer, TEXTS, 4, tmp_path / "kept.npz")
    kept = tokenized(tokenizer, iter(()), 4, tmp_path / "kept.npz")
    for found in (made, kept):
        assert len(found) == len(TEXTS)
        assert list(found.run(1, 2, 9)) == tokenizer.encode(TEXTS[1]).ids[:4]
        assert len(found.run(2, 3, 9)) == 0


def test_a_run_over_several_texts_is_cut_at_its_limit() -> None:
    texts = Texts(np.arange(6, dtype=np.int32), np.array([0, 2, 2, 6]))
    assert list(texts.run(0, 3, 5)) == [0, 1, 2, 3, 4]
    assert list(texts.run(0, 1, 5)) == [0, 1]
