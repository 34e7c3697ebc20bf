"""`python -m evals.encoder train [--work FOLDER] [--out FOLDER]`: the bundled encoder, from the shared texts to its files."""

from __future__ import annotations

import argparse
import sys
import time
from itertools import chain
from pathlib import Path

from evals.shared import shared_folder


def main() -> None:
    """Reads the texts, trains tokenizer and table, writes the encoder's folder."""
    parser = argparse.ArgumentParser(prog="python -m evals.encoder", description=__doc__)
    parser.add_argument("command", choices=["train"])
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("var/encoder"),
        help="tokenizer, pieces, checkpoint; a stopped training goes on",
    )
    parser.add_argument(
        "--out", type=Path, default=Path("var/encoder/lotse-de-en"), help="folder of the encoder's files"
    )
    parser.add_argument(
        "--threads", type=int, default=1, help="threads of the training; on a busy machine one is fastest"
    )
    options = parser.parse_args()
    shared = shared_folder()
    if not (shared / "training").is_dir():
        sys.exit("encoder: the folder with the training texts is not here: set LOTSE_SHARED to it")
    train_encoder(shared, options.work, options.out, options.threads)


def train_encoder(shared: Path, work: Path, out: Path, threads: int) -> None:
    """Trains from the texts in `shared` and writes the encoder into `out`; `work` holds what a stopped training goes on with."""
    from tokenizers import Tokenizer

    from evals.encoder.folder import write
    from evals.encoder.pairs import SENTENCE_PIECES, Pairs
    from evals.encoder.texts import paragraphs, translations
    from evals.encoder.tokens import tokenized, train_tokenizer
    from evals.encoder.train import Recipe, train

    work.mkdir(parents=True, exist_ok=True)
    german, english = zip(*translations(shared), strict=True)
    laws = list(paragraphs(shared))
    _say(f"{len(german)} translations, {len(laws)} paragraphs read")
    saved = work / "tokenizer.json"
    if not saved.exists():
        openings = (" ".join(one.sentences)[:800] for one in laws)
        titles = (f"{one.law_title} {one.heading}" for one in laws)
        train_tokenizer(chain(german, english, openings, titles)).save(str(saved))
        _say("tokenizer trained")
    tokenizer = Tokenizer.from_file(str(saved))
    german_pieces = tokenized(tokenizer, german, SENTENCE_PIECES, work / "german.npz")
    english_pieces = tokenized(tokenizer, english, SENTENCE_PIECES, work / "english.npz")
    pairs = Pairs(tokenizer, german_pieces, english_pieces, laws, work)
    _say("tokenized: " + ", ".join(f"{kind.size} of kind {kind.name}" for kind in pairs.kinds))
    table = train(pairs, tokenizer.get_vocab_size(), Recipe(), work, threads)
    write(out, tokenizer, table.numpy())
    _say(f"written to {out}")


def _say(line: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")


if __name__ == "__main__":
    main()
