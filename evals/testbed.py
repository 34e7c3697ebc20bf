"""The store that questions are run against: the entries that ship, and what the optional data folder holds beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.question import Collection
from evals.shared import shared_folder
from ingest.run import Progress, ingest
from rag.assemble import Reader, assemble
from rag.chat_model import load_chat_model
from rag.embed import load_encoder
from rag.records import PUBLIC, Filters
from rag.settings import Settings
from rag.store.store import Store

FOLDERS: dict[Collection, str] = {
    "seeds": "documents/seeds",
    "guidelines": "documents/sachsen_richtlinien.jsonl.gz",
    "federal": "documents/bund_nebenbestimmungen.jsonl.gz",
    "pdf": "documents/pdf",
}
"""Where the collections lie in the optional data folder (`LOTSE_SHARED`)."""

PAGE = 500


@dataclass(frozen=True, slots=True)
class Testbed:
    """An open store with what it holds; `fingerprint` changes with any document's content."""

    __test__ = False  # pytest: no test case
    reader: Reader
    collections: tuple[Collection, ...]
    fingerprint: str
    doc_ids: tuple[str, ...]


def available(settings: Settings) -> dict[Collection, Path]:
    """Returns the collections that are here, with their paths."""
    shared = shared_folder()
    found: dict[Collection, Path] = {"corpus": settings.corpus}
    return found | {name: shared / path for name, path in FOLDERS.items() if (shared / path).exists()}


@contextmanager
def open_testbed(
    settings: Settings, wanted: Iterable[Collection], *, folder: Path, progress: Progress
) -> Iterator[Testbed]:
    """Opens the store in `folder` with the collections wanted that are here; unchanged documents are not loaded again.

    Scans are left out (no OCR), so that the same question meets the same text on every machine.
    """
    here = available(settings)
    chosen: tuple[Collection, ...] = tuple(name for name in here if name in set(wanted))
    own = settings.model_copy(update={"data": folder, "ocr": "off"})
    encoder = load_encoder(own)
    with Store.open(own, role="owner", encoder_name=encoder.name, dim=encoder.dim, wait_seconds=60) as store:
        ingest([str(here[name]) for name in chosen], store, encoder, own, progress=progress)
        documents = _documents(store)
        digest = hashlib.sha256("\n".join(f"{one} {version}" for one, version in documents).encode()).hexdigest()
        reader = assemble(store, encoder, own, load_chat_model(own))
        yield Testbed(reader, chosen, digest[:16], tuple(doc_id for doc_id, _ in documents))


def _documents(store: Store) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    while True:
        page, total = store.list(Filters(), PUBLIC, offset=len(found), limit=PAGE)
        found += [(one.doc_id, one.version) for one in page]
        if not page or len(found) >= total:
            return sorted(found)
