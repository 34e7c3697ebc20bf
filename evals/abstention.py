"""Calibrates the bound of evidence: `python -m evals.abstention` prints the curve and the best value.

The set is `evals/questions/abstention.jsonl`: questions in the words of askers with the documents that answer them (an
id, or its beginning where it ends in "-"), and questions that nothing in the corpus answers (no documents). The corpus is
what ships, and the seeds where the optional data folder is at hand. Nothing of it is in the tests' questions by intent; the
made-up names are made up.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.shared import shared_folder
from ingest.run import ingest
from rag.answer.compose import Answerer
from rag.answer.evidence import ABSTAIN_BELOW
from rag.embed import load_encoder
from rag.retrieve import Retriever
from rag.settings import Settings
from rag.store.store import Store

QUESTIONS = Path(__file__).parent / "questions" / "abstention.jsonl"
TODAY = dt.date(2026, 11, 24)
WRONG_COST = 1.5
"""A wrong answer costs as much as this many refused ones: it is acted on, a refusal names whom to ask."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with its evidence in 0-1; `right` says that the first sentence comes from a document that answers it."""

    id: str
    question: str
    answerable: bool
    score: float
    right: bool
    first: str


@dataclass(frozen=True, slots=True)
class Point:
    """Shares (0-1) at one bound: of the answerable answered from the right document, from another, refused; and of the
    unanswerable refused. `value` in 0-1 is the mean of right and refused rightly, less what wrong answers cost.
    """

    bound: float
    right: float
    wrong: float
    refused: float
    refused_rightly: float
    value: float


def judge(answerer: Answerer, path: Path = QUESTIONS) -> list[Judged]:
    """Returns every question of the set with its evidence."""
    judged = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = answerer.examine(row["question"], today=TODAY)
        first = found.picks[0].candidate.document.doc_id if found.picks else ""
        right = any(first == gold or (gold.endswith("-") and first.startswith(gold)) for gold in row["documents"])
        score = found.evidence.score if found.picks else 0.0
        judged.append(Judged(row["id"], row["question"], bool(row["documents"]), score, right, first))
    return judged


def curve(judged: Sequence[Judged], bounds: Sequence[float]) -> list[Point]:
    """Returns one point for each bound; a question is answered where its evidence is at least the bound."""
    answerable = [one for one in judged if one.answerable]
    other = [one for one in judged if not one.answerable]
    points = []
    for bound in bounds:
        answered = [one for one in answerable if one.score >= bound]
        right = sum(one.right for one in answered) / len(answerable)
        wrong = (len(answered) - sum(one.right for one in answered)) / len(answerable)
        rightly = sum(one.score < bound for one in other) / len(other)
        value = (right + rightly) / 2 - (WRONG_COST - 1) * (wrong + 1 - rightly) / 2
        points.append(Point(bound, right, wrong, 1 - right - wrong, rightly, value))
    return points


def best(points: Sequence[Point]) -> float:
    """Returns the middle of the bounds with the highest value, so that a little more or less changes nothing."""
    top = max(point.value for point in points)
    bounds = [point.bound for point in points if point.value >= top - 1e-9]
    return round(bounds[len(bounds) // 2], 3)


def answerer_over(targets: Sequence[str], settings: Settings) -> tuple[Answerer, Store]:
    """Returns an answerer over a fresh index of `targets`, and the store to close."""
    encoder = load_encoder(settings)
    store = Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim)
    ingest(targets, store, encoder, settings)
    return Answerer(Retriever(store, encoder), settings), store


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the curve, the best bound, and what goes wrong at the bound in force; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--encoder", default="hash", help="encoder of the index; 'hash' needs no model")
    parser.add_argument("--seeds", type=Path, default=None, help="folder of the seed texts")
    given = parser.parse_args(arguments)
    seeds = given.seeds or shared_folder() / "documents" / "seeds"
    write = sys.stdout.write
    if not seeds.is_dir():
        write("the seeds are not here: their questions count as unanswered; set --seeds or LOTSE_SHARED\n")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), encoder=given.encoder)
        targets = [str(settings.corpus), *([str(seeds)] if seeds.is_dir() else [])]
        answerer, store = answerer_over(targets, settings)
        with store:
            judged = judge(answerer)
    bounds = [step / 100 for step in range(20, 96)]
    points = curve(judged, bounds)
    write("bound  right  wrong  refused  refused rightly  value\n")
    for point in points[::4]:
        numbers = (point.right, point.wrong, point.refused, point.refused_rightly, point.value)
        write(f"{point.bound:.2f}   " + "  ".join(f"{number:6.3f}" for number in numbers) + "\n")
    write(f"best bound: {best(points)}; in force: {ABSTAIN_BELOW}\n")
    for name, half, other in (("odd", judged[::2], judged[1::2]), ("even", judged[1::2], judged[::2])):
        bound = best(curve(half, bounds))
        write(f"best on the {name} lines: {bound}; value on the others: {curve(other, [bound])[0].value:.3f}\n")
    for one in judged:
        if one.answerable != (one.score >= ABSTAIN_BELOW) or (one.answerable and not one.right):
            write(f"{one.id} {one.score:.2f} {'right' if one.right else 'other'} {one.first}: {one.question}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
