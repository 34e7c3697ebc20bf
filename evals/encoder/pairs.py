"""Pairs of texts that say the same or belong together, by kind; a batch holds one kind, so that its negatives are hard to tell."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from evals.encoder.texts import Paragraph
from evals.encoder.tokens import Bag, Texts, tokenized

BATCH = 2_048
BLOCK = 8
PASSAGE_PIECES = 192
SENTENCE_PIECES = 96
ASKED_SHARE = 0.4
"""Share of the short sides that get the words of a question around them: a static table learns that these mean nothing."""

_ASKED = """
Was gilt für … ?|Was ist … ?|Welche … gibt es?|Wie hoch ist … ?|Wie viele … ?|Wer ist für … zuständig?|Wer bekommt … ?|Wann … ?
Bis wann … ?|Wo finde ich … ?|Wie lange … ?|Welche Voraussetzungen gelten für … ?|Muss ich … ?|Darf ich … ?|Kann man … ?
Wie funktioniert … ?|Gibt es … ?|Was muss ich bei … beachten?|Wofür … ?|Warum … ?|Wir möchten … . Was passt?|Wie ist … geregelt?
Unter welchen Bedingungen … ?|In welchem Jahr wurde … ?|Welcher … hat … ?|Wie heißt … ?|Woraus besteht … ?|Was bedeutet … ?
What is … ?|How much is … ?|How many … ?|Who is … ?|When does … ?|Where is … ?|Which … are there?|How do I … ?|Can we … ?
What are the requirements for … ?|Is there … ?|Why … ?|What does … mean?|How long … ?|In what year did … ?|Who can apply for … ?
"""

Pair = tuple[Bag, Bag]


@dataclass(frozen=True)
class Kind:
    """A kind of pair: its name, how many there are, and how one is drawn; a random generator varies it in each epoch."""

    name: str
    size: int
    draw: Callable[[int, np.random.Generator], Pair]
    stride: int = 1
    """Rows this far apart say different things; 0 where rows of one document may not meet in a batch."""
    share: float = 1.0
    """Of the pairs, so many are seen in an epoch."""


class Pairs:
    """All kinds of pairs over the tokenized texts."""

    def __init__(
        self, tokenizer: Tokenizer, german: Texts, english: Texts, laws: Sequence[Paragraph], work: Path | None = None
    ) -> None:
        """Takes the sides of the translations, which keep the order of their documents, and the §§ in their order.

        The pieces of the §§ are kept in `work`.
        """
        self._german, self._english = german, english
        self._asked = tokenized(
            tokenizer, [one.replace("…", "") for one in _ASKED.strip().replace("\n", "|").split("|")], 20
        )
        self._sentences = tokenized(
            tokenizer, (text for one in laws for text in one.sentences), SENTENCE_PIECES, work and work / "laws.npz"
        )
        self._ends = np.concatenate([[0], np.cumsum([len(one.sentences) for one in laws])]).astype(np.int64)
        self._headings = tokenized(tokenizer, (one.heading for one in laws), 40)
        self._titles = tokenized(tokenizer, (one.law_title for one in laws), 40)
        self._bare = np.array([one.bare for one in laws])
        self._headed = np.flatnonzero([len(one.heading) > 3 for one in laws])
        self._long = np.flatnonzero(np.diff(self._ends) > 1)
        same = np.array([one.law == after.law for one, after in itertools.pairwise(laws)], dtype=bool)
        self._followed = np.flatnonzero(same)
        self.kinds = (
            Kind("translation", len(german), self._translation, share=0.25),
            Kind("context", len(german) - 4, self._context, stride=6, share=0.5),
            Kind("heading", len(self._headed), self._heading),
            Kind("sentence", len(self._long), self._sentence),
            Kind("neighbour", len(self._followed), self._neighbour, stride=0),
        )

    def _translation(self, row: int, rng: np.random.Generator) -> Pair:
        german, english = (
            self._german.run(row, row + 1, SENTENCE_PIECES),
            self._english.run(row, row + 1, SENTENCE_PIECES),
        )
        chance = rng.random()
        if chance < ASKED_SHARE / 4:
            german = self._ask(german, rng)
        elif chance < ASKED_SHARE / 2:
            english = self._ask(english, rng)
        return german, english

    def _context(self, row: int, rng: np.random.Generator) -> Pair:
        """A sentence in either language and the one to four that follow it, mostly in German."""
        asked = self._german if rng.random() < 0.5 else self._english
        found = self._german if rng.random() < 0.7 else self._english
        after = row + 1
        return self._asked_or_not(asked.run(row, row + 1, SENTENCE_PIECES), rng), found.run(
            after, after + int(rng.integers(1, 5)), PASSAGE_PIECES
        )

    def _heading(self, index: int, rng: np.random.Generator) -> Pair:
        """A heading and its §; with the law's title where others have the same heading, now and then where not."""
        row = int(self._headed[index])
        short = self._headings.run(row, row + 1, 40)
        if not self._bare[row] or rng.random() < 0.2:
            short = np.concatenate([self._titles.run(row, row + 1, 40), short])
        return self._asked_or_not(short, rng), self._passage(row)

    def _sentence(self, index: int, rng: np.random.Generator) -> Pair:
        """A sentence, or some words in a row of it, and the rest of its §."""
        row = int(self._long[index])
        first, last = int(self._ends[row]), int(self._ends[row + 1])
        taken = int(rng.integers(first, last))
        short = self._sentences.run(taken, taken + 1, SENTENCE_PIECES)
        if rng.random() < 0.5 and len(short) > 6:
            length = int(rng.integers(4, 13))
            start = int(rng.integers(0, max(1, len(short) - length)))
            short = self._asked_or_not(short[start : start + length], rng)
        before = self._sentences.run(first, taken, PASSAGE_PIECES)
        rest = (
            self._sentences.run(taken + 1, last, max(0, PASSAGE_PIECES - len(before)))
            if taken + 1 < last
            else before[:0]
        )
        return short, np.concatenate([before, rest])

    def _neighbour(self, index: int, rng: np.random.Generator) -> Pair:
        row = int(self._followed[index])
        return self._passage(row), self._passage(row + 1)

    def _passage(self, row: int) -> Bag:
        return self._sentences.run(int(self._ends[row]), int(self._ends[row + 1]), PASSAGE_PIECES)

    def _asked_or_not(self, short: Bag, rng: np.random.Generator) -> Bag:
        return self._ask(short, rng) if rng.random() < ASKED_SHARE else short

    def _ask(self, short: Bag, rng: np.random.Generator) -> Bag:
        which = int(rng.integers(len(self._asked)))
        return np.concatenate([short, self._asked.run(which, which + 1, 20)])


def batches(kinds: Sequence[Kind], seed: int, epoch: int) -> list[tuple[Kind, NDArray[np.int64], int]]:
    """Returns the plan of an epoch: kind, rows and a seed for each batch; the same for the same seed and epoch."""
    rng = np.random.default_rng((seed, epoch))
    plan = []
    for kind in kinds:
        order = _blocks(kind, rng)[: int(kind.share * kind.size)]
        plan += [(kind, order[first : first + BATCH]) for first in range(0, len(order) - BATCH + 1, BATCH)]
    return [(*plan[index], int(rng.integers(1 << 31))) for index in rng.permutation(len(plan))]


def _blocks(kind: Kind, rng: np.random.Generator) -> NDArray[np.int64]:
    """All rows in an order by chance, but `BLOCK` rows `kind.stride` apart stay together.

    They come from one document, so that they are hard negatives of each other.
    """
    if not kind.stride:
        return rng.permutation(kind.size)
    span = BLOCK * kind.stride
    rows = np.arange(kind.size // span * span).reshape(-1, BLOCK, kind.stride).transpose(0, 2, 1).reshape(-1, BLOCK)
    return rows[rng.permutation(len(rows))].reshape(-1)


def drawn(kind: Kind, rows: NDArray[np.int64], seed: int) -> Iterator[Pair]:
    """Yields the pairs of a batch."""
    rng = np.random.default_rng(seed)
    for row in rows:
        yield kind.draw(int(row), rng)
