"""Reranking: order of the first, scores in 0-1, nothing lost; a tiny real cross-encoder made here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import RerankerUnavailable
from rag.fuse import Fused
from rag.rerank import RERANKED, CrossEncoderReranker, load_reranker, rerank
from rag.settings import Settings


class Longest:
    """Takes the longer passage for the better one."""

    name = "longest"

    def scores(self, question: str, passages: Sequence[str]) -> np.ndarray:
        """Length, at most 100 characters."""
        return np.array([min(1.0, len(one) / 100) for one in passages], dtype=np.float32)


def fused(count: int) -> list[Fused]:
    return [Fused(f"c{one:03}", f"d{one % 7}", 1 - one / count, 1.0, None) for one in range(count)]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=RERANKED + 10))
def test_the_first_are_ordered_anew_and_the_rest_stays_behind(lengths: list[int]) -> None:
    before = fused(len(lengths))
    texts = {one.chunk_id: "x" * length for one, length in zip(before, lengths, strict=True)}
    after = rerank("Frage", before, texts, Longest())
    assert {one.chunk_id for one in after} == {one.chunk_id for one in before}
    assert after[RERANKED:] == before[RERANKED:]
    assert [one.score for one in after] == sorted((one.score for one in after), reverse=True)
    assert all(0 <= one.score <= 1 for one in after)
    best = min(range(min(RERANKED, len(lengths))), key=lambda one: (-min(lengths[one], 100), one))
    assert after[0].chunk_id == before[best].chunk_id


def test_a_passage_that_is_gone_is_left_out() -> None:
    assert [one.chunk_id for one in rerank("Frage", fused(3), {"c001": "da"}, Longest())] == ["c001"]


@pytest.mark.slow
def test_a_real_cross_encoder_scores_each_passage_in_0_to_1(cross_encoder: Path) -> None:
    reranker = load_reranker(Settings(reranker=str(cross_encoder)))
    assert isinstance(reranker, CrossEncoderReranker)
    found = reranker.scores("frage", ["zuschuss antwort", "wetter", "zuschuss antwort"])
    assert found.shape == (3,) and found.dtype == np.float32 and ((found > 0) & (found < 1)).all()
    assert found[0] == pytest.approx(found[2]) and found[0] != found[1]
    assert reranker.scores("frage", []).shape == (0,)


def test_without_the_setting_there_is_none() -> None:
    assert load_reranker(Settings()) is None


def test_a_missing_one_is_named_at_the_first_question(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(str(tmp_path / "gone"))
    with pytest.raises(RerankerUnavailable, match=re.escape("LOTSE_RERANKER")):
        reranker.scores("Frage", ["Text"])
