"""The texts that the encoder learns from: translated sentences and federal laws; nothing of what it is measured on."""

from __future__ import annotations

import gzip
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCUMENTATION_LINES = 408_397
"""Lines of the parallel file that come from Microsoft's documentation, CC BY 4.0. The later ones describe photographs: other
origin, no licence stated for them, so left out.
"""

SHORTEST_CHARS = 100
"""A § with less text is "(weggefallen)", a form or one line of a table."""

SENTENCES = 12
"""So many sentences of a § are read, of at most SENTENCE_CHARS characters each: a passage has 150 to 250 words."""

SENTENCE_CHARS = 500

_SENTENCE_END = re.compile(r"(?<=[a-zäöüß)\]][.;:])\s+(?=[A-ZÄÖÜ(„\d])|\n+")
_MARK = re.compile(r"^(§§?|Art(ikel)?\.?|Anlage|Anhang)\s*[\w./ ]{0,12}\s+–\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A § of a law: its heading without the number, and its text by sentences. `bare` where the heading alone names it."""

    law: str
    law_title: str
    heading: str
    sentences: tuple[str, ...]
    bare: bool


def translations(shared: Path) -> Iterator[tuple[str, str]]:
    """Yields German and English sentences in the order of the documents that they come from."""
    with gzip.open(shared / "training" / "parallel_de_en.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= DOCUMENTATION_LINES:
                return
            row = json.loads(line)
            yield row["de"], row["en"]


def paragraphs(shared: Path) -> Iterator[Paragraph]:
    """Yields the §§ of federal laws in their order, without any whose text answers a query of the law_heading benchmark."""
    answers = answer_texts(shared / "benchmarks" / "law_heading")
    with gzip.open(shared / "training" / "law_heading_paragraph.jsonl.gz", "rt", encoding="utf-8") as lines:
        bare = {json.loads(line)["id"] for line in lines}
    with lzma.open(shared / "scale" / "law_paragraphs.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["text"]) < SHORTEST_CHARS or plain(row["text"]) in answers:
                continue
            yield Paragraph(
                row["law"],
                re.sub(r"\s*\(.*|\*.*", "", row["law_title"]),
                _MARK.sub("", row["heading"]),
                tuple(sentences(row["text"])),
                row["id"] in bare,
            )


def answer_texts(folder: Path) -> set[str]:
    """Returns the texts that answer a query of a benchmark folder, white space made plain."""
    wanted = {line.split("\t")[1] for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()}
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {plain(row["text"]) for row in map(json.loads, lines) if row["_id"] in wanted}


def plain(text: str) -> str:
    """Returns `text` with each white space as one blank, so that line breaks hide no equal texts."""
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """Returns the first sentences and list items of a §; pieces of less than 15 characters go with the one before."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(text[: SENTENCES * SENTENCE_CHARS]):
        piece = piece.strip()
        if found and len(piece) < 15:
            found[-1] += " " + piece
        elif piece:
            found.append(piece)
    return [piece[:SENTENCE_CHARS] for piece in found[:SENTENCES]]
