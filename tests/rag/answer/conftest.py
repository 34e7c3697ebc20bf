"""Answerers over what ships, with and without the seed texts; one index for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.run import ingest
from rag.answer.compose import Answerer
from rag.assemble import Reader, assemble
from rag.embed import HashEncoder
from rag.settings import Settings
from rag.store.store import Store


@contextmanager
def index_of(folder: Path, *targets: Path) -> Iterator[Reader]:
    """A reader over a fresh index of `targets` and the corpus that ships."""
    encoder, settings = HashEncoder(), Settings(data=folder)
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        ingest([*map(str, targets), str(settings.corpus)], store, encoder, settings)
        yield assemble(store, encoder, settings)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The corpus alone."""
    with index_of(tmp_path_factory.mktemp("corpus")) as reader:
        yield reader


@pytest.fixture(scope="session")
def seeded(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The corpus and the seed texts; skipped where these are absent."""
    with index_of(tmp_path_factory.mktemp("seeded"), shared / "documents" / "seeds") as reader:
        yield reader


@pytest.fixture(scope="session")
def over_corpus(corpus: Reader) -> Answerer:
    """Answers over the corpus alone."""
    return corpus.answerer


@pytest.fixture(scope="session")
def over_seeds(seeded: Reader) -> Answerer:
    """Answers over the corpus and the seed texts."""
    return seeded.answerer
