"""A test collection of four documents, in a folder of BEIR's layout."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

DOCUMENTS = (
    ("d0", "ZIM", "Der Zuschuss für kleine Unternehmen beträgt 45 Prozent der Kosten."),
    ("d1", "Digitalbonus", "Gefördert wird Software. Die Antragsfrist endet am 31. Dezember."),
    ("d2", "", "Netzwerke verbinden Zulieferer in Niedersachsen."),
    ("d3", "", "Das Wetter bleibt heiter bis wolkig."),
)
QUERIES = (
    ("q0", "Wie hoch ist der Zuschuss?"),
    ("q1", "Antragsfrist"),
    ("q2", "Zulieferer Netzwerk"),
    ("q3", "ohne Urteil"),
)
QRELS = (("q0", "d0", 1), ("q1", "d1", 1), ("q2", "d2", 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The collection's folder."""
    path = tmp_path / "benchmarks" / "legalquad"
    path.mkdir(parents=True)
    _lines(path / "corpus.jsonl.gz", [{"_id": key, "title": title, "text": text} for key, title, text in DOCUMENTS])
    _lines(path / "queries.jsonl.gz", [{"_id": key, "text": text} for key, text in QUERIES])
    rows = ["query-id\tcorpus-id\tscore", *("\t".join(map(str, row)) for row in QRELS)]
    (path / "qrels.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _lines(path: Path, rows: Sequence[dict[str, str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
