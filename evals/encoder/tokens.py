"""The encoder's tokenizer, and texts as arrays of its piece numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

PIECES = 48_000
UNKNOWN = "[UNK]"
Bag = NDArray[np.int32]


def train_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """Returns a WordPiece tokenizer with `PIECES` pieces: NFC, lower case, words and punctuation apart.

    Umlauts stay: "Förderung" (funding) and "Forderung" (claim) are two words.
    """
    from tokenizers import decoders, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(
        vocab_size=PIECES, min_frequency=5, special_tokens=[UNKNOWN], limit_alphabet=300, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


@dataclass(frozen=True)
class Texts:
    """Texts one after the other: the pieces of text `i` are `pieces[starts[i] : starts[i + 1]]`."""

    pieces: Bag
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def run(self, first: int, last: int, limit: int) -> Bag:
        """Returns the pieces of the texts `first` to `last`, without the last, cut at `limit` pieces."""
        start = self.starts[first]
        return self.pieces[start : min(self.starts[last], start + limit)]


def tokenized(tokenizer: Tokenizer, texts: Iterable[str], limit: int, kept: Path | None = None) -> Texts:
    """Returns the texts as pieces, each cut at `limit` pieces; read from the file `kept` where it is there, else kept in it."""
    if kept and kept.exists():
        with np.load(kept) as arrays:
            return Texts(arrays["pieces"], arrays["starts"])
    parts: list[Bag] = []
    lengths: list[int] = []
    for chunk in _chunks(texts, 20_000):
        for one in tokenizer.encode_batch_fast(chunk, add_special_tokens=False):
            ids = one.ids[:limit]
            lengths.append(len(ids))
            parts.append(np.array(ids, dtype=np.int32))
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    found = Texts(np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32), starts)
    if kept:
        partial = kept.with_suffix(".part.npz")
        np.savez(partial, pieces=found.pieces, starts=found.starts)
        partial.rename(kept)
    return found


def _chunks(texts: Iterable[str], size: int) -> Iterator[Sequence[str]]:
    iterator = iter(texts)
    while chunk := list(islice(iterator, size)):
        yield chunk
