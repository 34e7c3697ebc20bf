"""Fusion: bounded, independent of order, and fair to a list that stands alone."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from rag.fuse import fuse
from rag.store.terms import Scored

scores = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 50), max_size=8).map(
    lambda found: [Scored(name, name, score) for name, score in found.items()]
)


@given(scores, scores, st.floats(0, 1), st.randoms())
def test_the_order_of_the_lists_does_not_matter(
    lexical: list[Scored], dense: list[Scored], weight: float, chance: random.Random
) -> None:
    shuffled = [sorted(one, key=lambda _: chance.random()) for one in (lexical, dense)]
    assert fuse(lexical, dense, weight) == fuse(shuffled[0], shuffled[1], weight)


@given(scores, scores, st.floats(0, 1))
def test_scores_lie_in_0_to_1_and_fall(lexical: list[Scored], dense: list[Scored], weight: float) -> None:
    fused = fuse(lexical, dense, weight)
    assert {one.chunk_id for one in fused} == {one.chunk_id for one in (*lexical, *dense)}
    assert all(0 <= one.score <= 1 for one in fused)
    assert [one.score for one in fused] == sorted((one.score for one in fused), reverse=True)


def test_a_list_that_stands_alone_counts_alone() -> None:
    only = [Scored("a", "a", 3.0), Scored("b", "b", 1.0)]
    assert [one.chunk_id for one in fuse(only, [], 0.9)] == ["a", "b"]
    assert [one.chunk_id for one in fuse([], only, 0.1)] == ["a", "b"]
    assert fuse([], [], 0.5) == []


def test_vectors_alone_claim_no_more_than_their_share() -> None:
    fused = fuse([], [Scored("a", "a", 0.31), Scored("b", "b", 0.30)], 0.2)
    assert [one.score for one in fused] == [0.2, 0.0]
