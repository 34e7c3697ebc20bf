"""Writes a BERT-like encoder as ONNX: `python -m rag.onnx_export WEIGHTS FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


def export(weights: Path, folder: Path) -> None:
    """Writes `model.onnx` and `tokenizer.json` into `folder`, in one move, so that a kill leaves no half of it.

    Raises:
        OSError: the folder cannot be written.
    """
    import shutil
    import warnings

    import torch
    from transformers import AutoModel

    partial = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        partial.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(weights / "tokenizer.json", partial / "tokenizer.json")
        model = AutoModel.from_pretrained(str(weights), attn_implementation="eager").eval().requires_grad_(False)
        given = tuple(torch.ones((2, 8), dtype=torch.long) for _ in range(3))
        axes = {0: "batch", 1: "tokens"}
        names = ["input_ids", "attention_mask", "token_type_ids"]

        class Hidden(torch.nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.model = model

            def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
                return self.model(
                    input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
                ).last_hidden_state

        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                Hidden(),
                given,
                str(partial / "model.onnx"),
                input_names=names,
                output_names=["hidden"],
                dynamic_axes={name: axes for name in [*names, "hidden"]},
                opset_version=17,
                dynamo=False,
            )
        try:
            partial.rename(folder)
        except OSError:
            if not (folder / "model.onnx").exists():
                raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
