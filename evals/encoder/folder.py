"""The files of the encoder: int8 rows with a scale each, in the layout that sentence-transformers loads as `StaticEmbedding`."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def write(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float32]) -> None:
    """Writes `model.safetensors` (`embeddings` int8 `(pieces, dim)`, `weights` float32 `(pieces,)`), the tokenizer and the layout.

    The mean of a row's values does not matter to a cosine, their scale does: a row's is kept as float32.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    scales = np.abs(table).max(axis=1) / 127
    rows = np.rint(table / np.maximum(scales, 1e-12)[:, None]).astype(np.int8)
    save_file({"embeddings": rows, "weights": scales.astype(np.float32)}, folder / "model.safetensors")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "modules.json").write_text(json.dumps(MODULES, indent=1) + "\n", encoding="utf-8")
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps({"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}, indent=1) + "\n",
        encoding="utf-8",
    )
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
