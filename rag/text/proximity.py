"""Nearness of a question's words in a passage, and how many of them a document's passages hold together.

BM25 counts words wherever they stand. Two words of a question that stand near each other in a passage say more than the same
words pages apart ("Antrag" and "Frist"). Source: Metzler and Croft 2005, "A Markov random field model for term dependencies":
unordered windows, here over content words, with BM25's saturation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as Terms

WINDOW = 3
"""Two content words are near where at most two others stand between them."""

PROXIMITY_WEIGHT = 0.3
COVERAGE_WEIGHT = 0.2
"""Weights of both beside BM25. Source: `lotse eval analysis`."""

SATURATION, LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b."""


def together(
    asked: Sequence[str], passages: Sequence[tuple[str, Sequence[str]]], rarity: Mapping[str, float]
) -> list[float]:
    """Returns what nearness and coverage add to the BM25 score of each passage; 0 where no word asked for is there.

    `passages` are document and terms, one term a word; `rarity` holds the idf of each term of `asked`.
    """
    wanted = pairs(asked)
    mean_length = sum(len(terms) for _, terms in passages) / max(1, len(passages))
    by_document: dict[str, list[Sequence[str]]] = {}
    for document, terms in passages:
        by_document.setdefault(document, []).append(terms)
    coverage = {document: covered(own, rarity) for document, own in by_document.items()}
    return [
        PROXIMITY_WEIGHT * proximity(wanted, terms, rarity, mean_length) + COVERAGE_WEIGHT * coverage[document]
        for document, terms in passages
    ]


def pairs(asked: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Returns the pairs of different terms of a question that stand near each other there; each in alphabetical order."""
    return frozenset(
        (min(one, other), max(one, other))
        for place, one in enumerate(asked)
        for other in asked[place + 1 : place + 1 + WINDOW]
        if one != other
    )


def proximity(
    wanted: Terms[tuple[str, str]], passage: Sequence[str], rarity: Mapping[str, float], mean_length: float
) -> float:
    """Returns the sum over the pairs that stand near each other in `passage`, in the unit of BM25; 0 where none does.

    `passage` holds one term a word, `rarity` the idf of each term asked for; a pair weighs the mean of both.
    """
    places = [(place, term) for place, term in enumerate(passage) if term in rarity]
    counts: dict[tuple[str, str], int] = {}
    for index, (place, term) in enumerate(places):
        for other_place, other in places[index + 1 : index + 1 + WINDOW]:
            if other_place - place > WINDOW:
                break
            pair = (term, other) if term < other else (other, term)
            if pair in wanted:
                counts[pair] = counts.get(pair, 0) + 1
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * len(passage) / max(mean_length, 1.0))
    return sum(
        (rarity[one] + rarity[other]) / 2 * count * (SATURATION + 1) / (count + norm)
        for (one, other), count in counts.items()
    )


def covered(passages: Iterable[Sequence[str]], rarity: Mapping[str, float]) -> float:
    """Returns the summed rarity of the terms that occur in any of a document's passages."""
    there: set[str] = set()
    for passage in passages:
        there.update(rarity.keys() & set(passage))
    return sum(rarity[term] for term in there)
