"""Calibrates the weight of the dense score: `python -m evals.fusion [--passages 1500]`.

For each benchmark folder (corpus, queries, qrels) of the real data: nDCG@10 of the fused list at several weights, with the encoder
set; at 0 the lexical list alone, at 1 the dense one. The weight in `rag/retrieve.py` is the one with the best mean over the
German sets, the lower one of a tie. "left out" is the value that a set gets at the weight that is best on the others.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.shared import shared_folder
from rag.embed import Encoder, load_encoder
from rag.fuse import fuse
from rag.records import PUBLIC
from rag.settings import load_settings
from rag.store.terms import TermIndex, TermRow
from rag.store.vectors import ExactVectors, VectorRow

WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)
SETS = ("xquad_de", "law_heading", "legalquad", "xquad_en2de")
CANDIDATES = 60
PASSAGE_WORDS = 200
"""Longer texts are divided; a document counts by its best passage. Source: LegalQuAD, 84.2 whole, 88.7 by passages of 200 words."""


def main() -> None:
    """Prints one row a set and the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=1_500, help="at most so many passages a set")
    parser.add_argument("--queries", type=int, default=300, help="at most so many queries a set")
    options = parser.parse_args()
    shared = shared_folder() / "benchmarks"
    if not shared.is_dir():
        sys.exit("fusion: the folder with the benchmarks is not here: set LOTSE_SHARED")
    encoder = load_encoder(load_settings())
    out = sys.stdout
    out.write("| nDCG@10 at weight | " + " | ".join(str(weight) for weight in WEIGHTS) + " |\n")
    german: dict[str, list[float]] = {}
    for name in SETS:
        row = measured(shared / name, encoder, options.passages, options.queries)
        german |= {name: row} if "en2de" not in name else {}
        out.write(f"| {name} | " + " | ".join(f"{100 * value:.1f}" for value in row) + " |\n")
    means = [statistics.mean(values) for values in zip(*german.values(), strict=True)]
    out.write("| mean of the German sets | " + " | ".join(f"{100 * value:.1f}" for value in means) + " |\n")
    for name, row in german.items():
        others = [
            statistics.mean(values)
            for values in zip(*(row for other, row in german.items() if other != name), strict=True)
        ]
        best = others.index(max(others))
        out.write(f"{name} left out: {WEIGHTS[best]} is best on the others and gives it {100 * row[best]:.1f}\n")


def measured(folder: Path, encoder: Encoder, passages: int, queries: int) -> list[float]:
    """Returns nDCG@10 at each weight; the answers of the queries taken are always among the passages."""
    import ir_measures

    with (folder / "qrels.tsv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if row and row[-1].isdigit()]
    asked = {row["_id"]: row["text"] for row in _lines(folder / "queries.jsonl.gz")[:queries]}
    qrels = [ir_measures.Qrel(row[0], row[-2], int(row[-1])) for row in rows if row[0] in asked]
    answers = {qrel.doc_id for qrel in qrels}
    everything = _lines(folder / "corpus.jsonl.gz")
    corpus = [row for row in everything if row["_id"] in answers]
    corpus += [row for row in everything if row["_id"] not in answers][: max(0, passages - len(corpus))]
    parts = [(f"{row['_id']} {at}", row, text) for row in corpus for at, text in enumerate(_passages(row["text"]))]
    texts = [f"{row.get('title') or ''}\n{text}".strip() for _, row, text in parts]
    ids = [VectorRow(chunk_id, row["_id"], "public") for chunk_id, row, _ in parts]
    vectors = ExactVectors(ids, encoder.passages(texts))
    with tempfile.TemporaryDirectory() as scratch:
        terms = TermIndex(Path(scratch), writable=True)
        terms.add(
            TermRow(chunk_id, row["_id"], "public", row.get("title") or "", "", text) for chunk_id, row, text in parts
        )
        terms.commit()
        lists = {
            query: (
                terms.search(text, CANDIDATES, PUBLIC),
                vectors.search(encoder.query(text), CANDIDATES, PUBLIC),
            )
            for query, text in asked.items()
        }
        terms.close()
    measure = ir_measures.nDCG @ 10
    found: list[float] = []
    for weight in WEIGHTS:
        run = []
        for query, (lexical, dense) in lists.items():
            best = dict[str, float]()
            for one in fuse(lexical, dense, weight):
                best.setdefault(one.doc_id, one.score)
            run += [ir_measures.ScoredDoc(query, doc_id, score) for doc_id, score in best.items()]
        found.append(float(ir_measures.calc_aggregate([measure], qrels, run)[measure]))
    return found


def _passages(text: str) -> list[str]:
    words = text.split(" ")
    if len(words) <= 1.5 * PASSAGE_WORDS:
        return [text]
    return [" ".join(words[first : first + PASSAGE_WORDS]) for first in range(0, len(words), PASSAGE_WORDS)]


def _lines(path: Path) -> Sequence[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
