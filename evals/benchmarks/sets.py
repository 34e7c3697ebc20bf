"""Test collections in BEIR's layout: `corpus.jsonl.gz` (`_id, title, text`), `queries.jsonl.gz`, `qrels.tsv`."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.shared import shared_folder
from ingest.split import split
from rag.errors import FilterUnknown, InputError
from rag.records import Block, Document
from rag.text.sentences import sentences

SETS: dict[str, str | None] = {
    "legalquad": "LegalQuAD",
    "xquad_de": "XQuADRetrieval",
    "xquad_en2de": None,
    "law_heading": None,
}
"""Each set with its name in the published scores, None where there are none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document as our own splitter makes it; `id` is its document's id, "#" and its number."""

    id: str
    document: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A test collection: documents as (id, title, text), queries by id, and the grade of each answer by query and document."""

    name: str
    documents: tuple[tuple[str, str, str], ...]
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]

    @property
    def fingerprint(self) -> str:
        """The first 16 hex digits of the SHA-256 over everything."""
        told = json.dumps([self.documents, dict(self.queries), {k: dict(v) for k, v in self.qrels.items()}])
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def passages(self, words: int | None = None) -> list[Passage]:
        """Returns the documents split as an ingest would split them, or packed from sentences to about so many words."""
        found = []
        for key, title, text in self.documents:
            if words is not None:
                found += [
                    Passage(f"{key}#{place}", key, title, part) for place, part in enumerate(_packed(text, words))
                ]
                continue
            whole = Document(key, key, "", text, title, "text/plain", blocks=(Block("paragraph", 0, len(text)),))
            found += [Passage(f"{key}#{one.ordinal}", key, title, one.text) for one in split(whole)]
        return found


def _packed(text: str, words: int) -> list[str]:
    parts, opened, held = [], 0, 0
    for start, end in sentences(text):
        held += len(text[start:end].split())
        if held >= words:
            parts.append(text[opened:end])
            opened, held = end, 0
    return [*parts, text[opened:]] if text[opened:].strip() else parts


def load_set(name: str, *, queries: int | None = None, documents: int | None = None) -> Benchmark:
    """Returns a set of the optional data folder, or its first queries and documents; answers are always among them.

    Raises:
        FilterUnknown: there is no such set.
        InputError: the folder with the benchmarks is not here.
    """
    if name not in SETS:
        raise FilterUnknown("set", name, list(SETS))
    folder = shared_folder() / "benchmarks" / name
    if not folder.is_dir():
        raise InputError(f"the benchmarks are not here ({folder}): set LOTSE_SHARED to the folder that holds them")
    return read_set(folder, queries=queries, documents=documents)


def read_set(folder: Path, *, queries: int | None = None, documents: int | None = None) -> Benchmark:
    """Returns the set in a folder, as `load_set` does.

    Raises:
        InputError: a file is missing or not in the layout.
    """
    try:
        with (folder / "qrels.tsv").open(encoding="utf-8") as lines:
            rows = [row for row in csv.reader(lines, delimiter="\t") if row and row[-1].isdigit()]
        asked = {row["_id"]: row["text"] for row in _lines(folder / "queries.jsonl.gz")}
        corpus = [(row["_id"], row.get("title") or "", row["text"]) for row in _lines(folder / "corpus.jsonl.gz")]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{folder} holds no benchmark ({error}): see evals/benchmarks/sets.py for the layout"
        ) from error
    judged = {row[0] for row in rows if int(row[-1])}
    chosen = dict([(key, text) for key, text in asked.items() if key in judged][:queries])
    qrels: dict[str, dict[str, int]] = {}
    for row in rows:
        if row[0] in chosen:
            qrels.setdefault(row[0], {})[row[-2]] = int(row[-1])
    answers = {document for grades in qrels.values() for document in grades}
    if documents is not None:
        others = [row for row in corpus if row[0] not in answers][: max(0, documents - len(answers))]
        corpus = [row for row in corpus if row[0] in answers] + others
    return Benchmark(folder.name, tuple(corpus), chosen, qrels)


def published(name: str) -> dict[str, float]:
    """Returns the published nDCG@10 of each model on a set, best first; empty where none are known or here."""
    path = shared_folder() / "published" / "mteb_german.json"
    if SETS.get(name) is None or not path.exists():
        return {}
    told = json.loads(path.read_text(encoding="utf-8"))
    scores = {model: float(tasks[SETS[name]]) for model, tasks in told.items() if SETS[name] in tasks}
    return dict(sorted(scores.items(), key=lambda one: (-one[1], one[0])))


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
