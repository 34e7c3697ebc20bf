"""Fixtures for all tests. The optional data folder lies beside the project, or where LOTSE_SHARED says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")


def shared_folder() -> Path | None:
    """Returns the folder with the real documents and benchmarks, or None where it is absent."""
    folder = Path(os.environ.get("LOTSE_SHARED", ROOT.parent / "shared"))
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real documents; the test is skipped where it is absent."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("the folder with the real documents is not here: set LOTSE_SHARED to it")
    return folder


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the LOTSE_ variables of the person who runs it, nor writes into their data folder."""
    for name in [name for name in os.environ if name.startswith("LOTSE_") and name != "LOTSE_SHARED"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LOTSE_DATA", str(tmp_path / "var"))


@pytest.fixture(scope="session")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder with random weights: one layer of 16 numbers."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "frage", "antwort", "zuschuss", "wetter"]
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder
