"""Encoders: rows of norm 1, the same for one text as for many, and errors that say what to do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rag.embed import Encoder, HashEncoder, OnnxEncoder, default_weights, load_encoder
from rag.errors import EncoderUnavailable
from rag.settings import Settings

TEXTS = ["Was ist ZIM?", "Die Förderquote beträgt 45 Prozent. " * 60, "", "go-digital"]


@pytest.fixture(scope="module", params=["hash", "default"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    if request.param == "hash":
        return HashEncoder()
    return load_encoder(Settings(data=tmp_path_factory.mktemp("var")))


def test_rows_are_of_norm_1_and_in_order(encoder: Encoder) -> None:
    rows = encoder.passages(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dim) and rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    for row, text in zip(rows, TEXTS, strict=True):
        assert np.allclose(row, encoder.query(text), atol=1e-4)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.passages([]).shape == (0, encoder.dim)


def test_the_default_equals_sentence_transformers(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    light = load_encoder(Settings(data=tmp_path))
    assert isinstance(light, OnnxEncoder)
    reference = SentenceTransformer(str(default_weights()), device="cpu")
    expected = reference.encode(TEXTS, normalize_embeddings=True)
    assert (light.passages(TEXTS) * expected).sum(axis=1).min() > 0.9999


def test_a_folder_loads_through_sentence_transformers_and_a_missing_one_is_named(tmp_path: Path) -> None:
    encoder = load_encoder(Settings(data=tmp_path, encoder=str(default_weights())))
    assert encoder.passages(["Förderung"]).shape == (1, 384)
    with pytest.raises(EncoderUnavailable, match="LOTSE_ENCODER"):
        load_encoder(Settings(data=tmp_path, encoder=str(tmp_path / "nichts")))
