"""The encoder of the scale test: vectors for 100,000 passages in seconds, questions at the price of the real encoder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from rag.embed import Encoder, FloatMatrix

CLUSTERS = 1_000
SPREAD = 0.8
"""Length of the noise beside a centre of length 1; neighbours of one cluster have a cosine of about 0.6."""


class StandIn:
    """Random vectors in clusters, the same for the same text, under the name of the real encoder.

    Encoding 100,000 passages takes most encoders an hour on two cores, and the time of a search does not depend on what a vector
    means. A question is encoded by the real encoder, so that its time counts, and answered with a random vector.
    """

    def __init__(self, encoder: Encoder) -> None:
        """Takes the encoder it stands in for."""
        self._encoder = encoder
        self.name = encoder.name
        self.dim = encoder.dim
        centres = np.random.default_rng(1).normal(size=(CLUSTERS, self.dim)).astype(np.float32)
        self._centres = centres / np.linalg.norm(centres, axis=1, keepdims=True)

    def passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Returns `float32 (len(texts), dim)`, each row of L2 norm 1."""
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:] = self._near(text)
        return rows

    def query(self, text: str) -> FloatMatrix:
        """Returns `float32 (dim,)` of L2 norm 1."""
        self._encoder.query(text)
        return self._near(text)

    def _near(self, text: str) -> FloatMatrix:
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
        noise = np.random.default_rng(seed).normal(scale=SPREAD / np.sqrt(self.dim), size=self.dim).astype(np.float32)
        vector = self._centres[seed % CLUSTERS] + noise
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)
