"""Makes `rag/text/compound_parts.txt`: words that occur alone and inside longer words of a text collection.

Usage: python -m evals.compound_parts TEXT.jsonl.xz [--parts 6000]
"""

from __future__ import annotations

import argparse
import collections
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from rag.text.analyse import fold

TARGET = Path(__file__).parent.parent / "rag" / "text" / "compound_parts.txt"
CORPUS = Path(__file__).parent.parent / "corpus" / "entries"
MIN_ALONE = 20
MIN_INSIDE = 4
ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "lich",
    "isch",
    "schaft",
    "igkeit",
    "ische",
    "liche",
    "ierung",
    "ende",
    "enden",
)
"""Suffixes are no parts: they would split every derived word."""

NO_PARTS = frozenset(
    """
    nicht sowie einer eines einem einen unter gegen ueber uber sonst wegen aller alle oder ander andere mehr sein seine nach
    beim aufgrund insbesondere innen aussen hin her statt ohne weit voll wert ente rung erst eine chen fall lung
    """.split()
)


def texts(path: Path) -> Iterator[str]:
    """Yields the texts of a collection (field `text`, one JSON object a line), then of our own entries."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
    for entry in sorted(CORPUS.glob("*/*.md")):
        yield entry.read_text(encoding="utf-8")


def main() -> None:
    """Counts capitalised words and writes the parts, sorted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    parser.add_argument("--parts", type=int, default=6000)
    options = parser.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    for text in texts(options.collection):
        counts.update(re.findall(r"\b[A-ZÄÖÜ][a-zäöüß]{3,29}\b", text))
    alone: collections.Counter[str] = collections.Counter()
    for word, count in counts.items():
        alone[fold(word)] += count
    candidates = {
        word
        for word, count in alone.items()
        if count >= MIN_ALONE and 4 <= len(word) <= 14 and word not in NO_PARTS and word not in ENDINGS
    }
    inside: collections.Counter[str] = collections.Counter()
    for word in alone:
        for length in range(4, 15):
            if len(word) >= length + 4:
                for part in {word[:length], word[-length:]} & candidates:
                    inside[part] += 1
    chosen = [word for word, count in inside.most_common() if count >= MIN_INSIDE][: options.parts]
    header = "# Folded words that occur alone and inside compounds; made by: python -m evals.compound_parts\n"
    TARGET.write_text(header + "".join(f"{word}\n" for word in sorted(chosen)), encoding="utf-8")


if __name__ == "__main__":
    main()
