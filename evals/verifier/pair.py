"""A pair of a sentence and the passage it cites: is the sentence carried or not, and how was it made.

`written.yaml` holds passages with sentences written by hand: `doc` (id of the entry, or what the passage is made after),
`title`, `split`, `quote`, perhaps `given` (what the asker said), and `right` and `wrong`, each a map of kind to sentence; a
kind may end in a number. `evals.verifier.mutate` makes the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from rag.errors import InputError
from rag.records import Citation

WRITTEN = Path(__file__).parent / "written.yaml"
Part = Literal["dev", "held"]
"""`held` pairs are not looked at while the verifier is tuned."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its markers, the citations they name, and what the asker said; `carried`: must it be kept."""

    kind: str
    carried: bool
    sentence: str
    citations: tuple[Citation, ...]
    part: Part
    given: str = ""


def written(path: Path = WRITTEN) -> Iterator[Pair]:
    """Yields the pairs written by hand, in the order of the file.

    Raises:
        InputError: a passage lacks a field, or its split is neither `dev` nor `held`.
    """
    for number, passage in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
        lacking = {"doc", "title", "split", "quote", "right", "wrong"} - passage.keys()
        if lacking or passage["split"] not in ("dev", "held"):
            fault = f"lacks {', '.join(sorted(lacking))}" if lacking else "has no split 'dev' or 'held'"
            raise InputError(f"{path}: passage {number} {fault}; see evals/verifier/pair.py")
        yield from _pairs(passage)


def _pairs(passage: dict[str, Any]) -> Iterator[Pair]:
    cited = citation(passage["doc"], passage["title"], passage["quote"], version="written")
    for carried in (True, False):
        for kind, sentence in passage["right" if carried else "wrong"].items():
            name = re.sub(r" \d+$", "", kind)
            yield Pair(name, carried, f"{sentence} [1]", (cited,), passage["split"], passage.get("given", ""))


def citation(doc_id: str, title: str, quote: str, *, version: str = "mutated") -> Citation:
    """Returns a citation of a whole passage."""
    return Citation(marker=1, doc_id=doc_id, title=title, quote=quote, start=0, end=len(quote), version=version)
