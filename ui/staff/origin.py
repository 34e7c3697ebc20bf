"""Where a document came from, and what follows for replacing, moving and deleting it on the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from api.services import Services
from ingest.fdb.sources import SCHEME as EXPORT

Origin = Literal["corpus", "upload", "address", "export", "folder"]
ORIGINS: tuple[Origin, ...] = Origin.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Where:
    """The beginnings of sources: some of `within`, none of `outside`."""

    within: tuple[str, ...]
    outside: tuple[str, ...] = ()


def places(services: Services) -> dict[Origin, Where]:
    """Returns how the sources of each origin begin."""
    corpus = f"{services.settings.corpus.resolve().as_uri()}/"
    upload = f"{services.uploads.resolve().as_uri()}/"
    return {
        "corpus": Where((corpus,)),
        "upload": Where((upload,)),
        "address": Where(("http://", "https://")),
        "export": Where((f"{EXPORT}:",)),
        "folder": Where(("file:",), (corpus, upload)),
    }


def origin_of(source: str, services: Services) -> Origin:
    """Returns the origin of a document by its source."""
    known = places(services)
    return next((one for one in ORIGINS if source.startswith(known[one].within)), "folder")


def can_be_removed(origin: Origin) -> bool:
    """Returns False for what the next start would bring back."""
    return origin != "corpus"


def can_be_loaded_again(source: str, origin: Origin) -> bool:
    """Returns True where the server reaches what the document was made of."""
    if origin == "address":
        return True
    return origin in ("upload", "folder") and file_of(source).is_file()


def target_of(source: str, origin: Origin) -> str:
    """Returns what the ingest takes to load a source again; a row of a collection means the whole collection."""
    return source if origin == "address" else str(file_of(source))


def file_of(source: str) -> Path:
    """Returns the file of a source that begins with `file:`."""
    return Path(unquote(urlsplit(source).path))


def is_row(source: str) -> bool:
    """Returns True where the source is one row of a collection."""
    return source.startswith("file:") and bool(urlsplit(source).fragment)
