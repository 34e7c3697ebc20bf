"""The document that drafts are made from: an entry by its id, or any one file; and the collection it belongs to."""

from __future__ import annotations

from pathlib import Path

from evals.question import Collection
from evals.testbed import available
from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source, discover
from rag.errors import InputError
from rag.records import Document
from rag.settings import Settings


def load_document(target: str, settings: Settings) -> tuple[Document, Collection | None]:
    """Returns the document of an entry id or a path, and its collection; None where it lies in none.

    Raises:
        InputError: there is no such entry or file, or the path holds more than one document.
        SourceError: the file cannot be loaded.
    """
    path = next(iter(sorted(settings.corpus.glob(f"*/{target}.md"))), None) if _is_name(target) else None
    path = path or Path(target)
    if not path.exists():
        raise InputError(f"'{target}' is no entry and no file: 'lotse entries' lists the entries")
    if path.is_dir():
        raise InputError(f"{path} is a folder: name one file in it")
    found = discover([str(path)], max_file_mb=settings.max_file_mb)
    first, another = next(found, None), next(found, None)
    if another is not None:
        raise InputError(f"{path} holds more than one document: save one of them as a file")
    if not isinstance(first, Source):
        raise first or InputError(f"{path} holds no document")
    return load(first, Limits.from_settings(settings)), _collection(path, settings)


def _is_name(target: str) -> bool:
    return target.replace("-", "").isalnum()


def _collection(path: Path, settings: Settings) -> Collection | None:
    for name, place in available(settings).items():
        if path.resolve().is_relative_to(place.resolve()):
            return name
    return None
