"""The files of an encoder: small, and read back as what was trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from evals.encoder.folder import write
from evals.encoder.tokens import train_tokenizer
from rag.embed import StaticEncoder


def test_int8_rows_with_a_scale_each_keep_the_direction(tmp_path: Path) -> None:
    tokenizer = train_tokenizer(["Die Förderung beträgt 45 Prozent der Kosten."] * 5)
    table = np.random.default_rng(1).normal(size=(tokenizer.get_vocab_size(), 64)).astype(np.float32)
    table[3] *= 100
    table[4] = 0
    write(tmp_path / "small", tokenizer, table)
    encoder = StaticEncoder(tmp_path / "small")
    text = "Förderung der Kosten"
    expected = table[tokenizer.encode(text).ids].mean(axis=0)
    assert encoder.dim == 64 and encoder.name.startswith("small-")
    assert encoder.query(text) @ expected / np.linalg.norm(expected) > 0.999
