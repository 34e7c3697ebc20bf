"""What each choice of the German analysis and of the ranking is worth: one variant a row, one test collection a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from evals.benchmarks.bm25 import K1, B, Bm25
from evals.benchmarks.measure import Measured, measure
from evals.benchmarks.sets import Benchmark, Passage
from evals.shared import shared_folder
from rag.answer.families import family
from rag.text import analyse
from rag.text.proximity import COVERAGE_WEIGHT, PROXIMITY_WEIGHT, pairs, proximity

CANDIDATES = 60
Terms = Callable[[str], Sequence[tuple[str, float]]]
"""A word to its terms with their weights in a question; the first stands for the word in a sequence."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to analyse and rank; the defaults are the product's."""

    name: str
    terms: Terms
    title: float = 0.4
    k1: float = K1
    b: float = B
    near: float = PROXIMITY_WEIGHT
    together: float = COVERAGE_WEIGHT
    whole: float = 0.0
    """Weight of the BM25 score of the whole document beside its best passage's."""
    families: float = 0.0
    """Weight of other words for the same thing."""


@lru_cache(maxsize=300_000)
def product(token: str) -> tuple[tuple[str, float], ...]:
    """The product's analysis of one token."""
    return tuple(analyse.weighted(token).items())


def once(token: str) -> Sequence[tuple[str, float]]:
    """Every term of the product at full weight: an umlaut counts twice, a compound as often as it has parts."""
    return [(term, 1.0) for term, _ in product(token)]


def unparted(token: str) -> Sequence[tuple[str, float]]:
    """The product's terms without the parts of compounds."""
    found = product(token)
    marked = len(found) > 1 and analyse.is_marked(found[0][0], found[1][0])
    return found[: 2 if marked else 1]


def stemmed(token: str) -> Sequence[tuple[str, float]]:
    """The Snowball stem alone, folded; stop words dropped."""
    words = (word for word in re.split(r"\W+", token.casefold()) if word and word not in analyse.STOP_WORDS)
    return [(analyse.plain_stem(analyse.fold(word)), 1.0) for word in words]


def unfolded(token: str) -> Sequence[tuple[str, float]]:
    """Snowball without folding ß and written-out umlauts."""
    words = (word for word in re.split(r"\W+", token.casefold()) if word and word not in analyse.STOP_WORDS)
    return [(analyse.plain_stem(word), 1.0) for word in words]


def unstopped(token: str) -> Sequence[tuple[str, float]]:
    """Snowball with stop words kept."""
    return [(analyse.plain_stem(analyse.fold(word)), 1.0) for word in re.split(r"\W+", token.casefold()) if word]


def lemmatised(token: str) -> Sequence[tuple[str, float]]:
    """The stem of simplemma's lemma."""
    from simplemma import lemmatize

    words = [word for word in re.split(r"\W+", token) if word and word.casefold() not in analyse.STOP_WORDS]
    return [(analyse.plain_stem(analyse.fold(lemmatize(word, "de", low_memory=True))), 1.0) for word in words]


def grams(token: str) -> Sequence[tuple[str, float]]:
    """Runs of five letters in place of stems."""
    words = [analyse.fold(word) for word, _ in stemmed(token)]
    return [(word[at : at + 5], 1.0) for word in words for at in range(max(1, len(word) - 4))]


def dictionary(token: str) -> Sequence[tuple[str, float]]:
    """Stems, and parts by the decompounding dictionary of the optional folder (LGPL, for measuring only)."""
    return [
        *stemmed(token),
        *((part, analyse.PART_WEIGHT) for word in re.findall(r"\w{8,}", token) for part in _parts(word)),
    ]


VARIANTS: tuple[Variant, ...] = (
    Variant("the product's", product),
    Variant("stems alone, no nearness", stemmed, near=0, together=0),
    Variant("stems alone", stemmed),
    Variant("stems, ß and umlauts not folded", unfolded),
    Variant("stems, stop words kept", unstopped),
    Variant("stems of simplemma's lemmas", lemmatised),
    Variant("runs of 5 letters", grams),
    Variant("stems and dictionary parts", dictionary),
    Variant("no compound parts", unparted),
    Variant("each term at full weight", once),
    Variant("no nearness", product, near=0),
    Variant("nearness 0.6", product, near=0.6),
    Variant("no coverage", product, together=0),
    Variant("coverage 0.4", product, together=0.4),
    Variant("title 0", product, title=0),
    Variant("title 1.6", product, title=1.6),
    Variant("whole document 0.3", product, whole=0.3),
    Variant("k1 0.9", product, k1=0.9),
    Variant("b 0.5", product, b=0.5),
    Variant("word families 0.2", product, families=0.2),
)
PASSAGE_WORDS: tuple[int, ...] = (100, 150, 300)
"""Sizes of passages measured beside the splitter's own."""


class Ranked:
    """Ranks the documents of a test collection by a variant."""

    def __init__(self, variant: Variant, passages: Sequence[Passage]) -> None:
        """Indexes the passages."""
        self.name, self._variant = variant.name, variant
        self._documents = [one.document for one in passages]
        bodies = [self._terms(one.text) for one in passages]
        self._sequences = [self._sequence(one.text) for one in passages]
        self._mean = sum(map(len, self._sequences)) / max(1, len(passages))
        self._body = Bm25(bodies, variant.k1, variant.b)
        titles = [self._terms(one.title) for one in passages]
        self._title = Bm25(titles, variant.k1, variant.b) if variant.title and any(titles) else None
        self._names = list(dict.fromkeys(self._documents))
        whole: dict[str, list[str]] = {}
        for document, terms in zip(self._documents, bodies, strict=True):
            whole.setdefault(document, []).extend(terms)
        self._whole = Bm25(list(whole.values()), variant.k1, variant.b) if variant.whole else None

    def rank(self, query: str) -> Sequence[str]:
        """Returns the documents of the best passages, best first."""
        asked = self._query(query)
        scores = self._body.scores(asked)
        if self._title is not None:
            scores = scores + self._variant.title * self._title.scores(asked)
        best = np.argsort(-scores, kind="stable")[:CANDIDATES]
        found = [int(row) for row in best if scores[row] > 0]
        words = self._sequence(query)
        rarity = {term: self._body.idf.get(term, 0.0) for term in words}
        wanted = pairs(words)
        held: dict[str, set[str]] = {}
        for row in found:
            held.setdefault(self._documents[row], set()).update(rarity.keys() & set(self._sequences[row]))
        whole = dict(zip(self._names, self._whole.scores(asked), strict=True)) if self._whole is not None else {}
        totals: dict[str, float] = {}
        for row in found:
            name = self._documents[row]
            near = proximity(wanted, self._sequences[row], rarity, self._mean) if self._variant.near else 0.0
            total = float(scores[row]) + self._variant.near * near
            total += self._variant.together * sum(rarity[term] for term in held[name])
            totals[name] = max(totals.get(name, 0.0), total + self._variant.whole * float(whole.get(name, 0.0)))
        return sorted(totals, key=lambda name: (-totals[name], name))

    def _query(self, query: str) -> dict[str, float]:
        asked: dict[str, float] = {}
        for word in analyse.words(query):
            for term, weight in self._variant.terms(word.text):
                asked[term] = max(weight, asked.get(term, 0.0))
            for term in family(word.terms) if self._variant.families else ():
                asked.setdefault(term, self._variant.families)
        return asked

    def _terms(self, text: str) -> list[str]:
        return [term for word in analyse.words(text) for term, _ in self._variant.terms(word.text)]

    def _sequence(self, text: str) -> list[str]:
        return [found[0][0] for word in analyse.words(text) if (found := self._variant.terms(word.text))]


def ablate(benchmark: Benchmark, variants: Iterable[Variant] = VARIANTS) -> list[Measured]:
    """Measures every variant on a set, then the product's with passages of other sizes."""
    passages = benchmark.passages()
    measured = [measure(benchmark, Ranked(one, passages)) for one in variants]
    for words in PASSAGE_WORDS:
        other = replace(VARIANTS[0], name=f"passages of {words} words")
        measured.append(measure(benchmark, Ranked(other, benchmark.passages(words))))
    return measured


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    path: Path = shared_folder() / "lexicon" / "decompounder_dictionary-de.txt"
    if not path.exists():
        return frozenset()
    return frozenset(
        analyse.fold(line) for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"
    )


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    folded, known = analyse.fold(word), _dictionary()
    for cut in range(len(folded) - 4, 3, -1):
        head, tail = folded[:cut], folded[cut:]
        base = head if head in known else head[:-1] if head.endswith(("s", "n")) and head[:-1] in known else None
        if base and tail in known:
            return analyse.plain_stem(base), analyse.plain_stem(tail)
    return ()
