"""The encoder of the scale test: cheap for passages, as dear as the real one for a question."""

from __future__ import annotations

import numpy as np

from evals.bench.stand_in import StandIn
from rag.embed import HashEncoder


class Counting(HashEncoder):
    """Counts what it encodes."""

    asked = 0

    def query(self, text: str):  # type: ignore[no-untyped-def]
        self.asked += 1
        return super().query(text)


def test_vectors_are_of_norm_one_and_the_same_for_the_same_text() -> None:
    encoder = StandIn(HashEncoder(384))
    rows = encoder.passages(["eins", "zwei", "eins"])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert np.array_equal(rows[0], rows[2]) and not np.array_equal(rows[0], rows[1])
    assert np.array_equal(StandIn(HashEncoder(384)).query("eins"), rows[0])
    assert encoder.passages([]).shape == (0, 384)


def test_vectors_lie_in_clusters() -> None:
    rows = StandIn(HashEncoder(384)).passages([str(one) for one in range(3_000)])
    similar = rows @ rows.T - np.eye(3_000)
    assert 0.5 < float(np.median(similar.max(axis=1))) < 0.8 and abs(float(np.median(similar))) < 0.1


def test_a_question_costs_what_the_real_encoder_costs() -> None:
    real = Counting(384)
    encoder = StandIn(real)
    assert (encoder.name, encoder.dim) == (real.name, 384)
    encoder.passages(["eins", "zwei"])
    assert real.asked == 0
    encoder.query("eins")
    assert real.asked == 1
