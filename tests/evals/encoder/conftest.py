"""A folder of training texts like the shared one, small."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

ANSWER = (
    "Der Antrag ist vor Beginn des Vorhabens bei der zuständigen Behörde zu stellen.\n\n"
    + "Die Frist beträgt vier Wochen. " * 5
)


def paragraph(number: int, law: str = "FördG") -> dict[str, Any]:
    """A § with two sentences of its own."""
    text = (
        f"Die Behörde Nummer {number} entscheidet über jeden Antrag nach pflichtgemäßem Ermessen.\n\n"
        f"Gegen die Entscheidung {number} ist der Widerspruch binnen eines Monats zulässig."
    )
    return {
        "id": f"{law}#{number}",
        "law": law,
        "law_title": f"Gesetz {law} (Kurz)",
        "heading": f"§ {number} – Amt {number}",
        "text": text,
    }


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    for name in ("training", "scale", "benchmarks/law_heading"):
        (folder / name).mkdir(parents=True)
    laws = [paragraph(number) for number in range(1, 5)] + [paragraph(9, "AndG")]
    laws += [{**paragraph(5), "id": "FördG#5", "heading": "§ 5 – Antrag", "text": ANSWER.replace("\n\n", " \n ")}]
    laws += [{**paragraph(6), "text": "(weggefallen)"}]
    with lzma.open(folder / "scale" / "law_paragraphs.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in laws)
    with gzip.open(folder / "training" / "law_heading_paragraph.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "FördG#1"}) + "\n")
    with gzip.open(folder / "training" / "parallel_de_en.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"de": f"Satz {n}", "en": f"Sentence {n}"}) + "\n" for n in range(3))
    with gzip.open(folder / "benchmarks" / "law_heading" / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"_id": key, "text": text}) + "\n" for key, text in (("a", ANSWER), ("b", "anderes"))
        )
    (folder / "benchmarks" / "law_heading" / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nh0\ta\t1\n")
    return folder
