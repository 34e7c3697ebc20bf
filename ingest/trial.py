"""A trial of an ingest: what storing a file would do, found out without storing anything."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ingest.collection import is_collection
from ingest.load.limits import Limits
from ingest.prepare import Prepared, fingerprint_of, prepare
from ingest.sources import Source, discover, from_bytes
from rag.duplicates import LEAST_WORDS, fingerprint, say_the_same
from rag.errors import SourceError
from rag.records import Audience, Chunk
from rag.settings import Settings
from rag.store.store import EVERYONE, Store

COMPARED = 8
"""Chunks of a document, evenly spread, that are looked up among the stored ones."""
LOOKED_AT = 5
"""Stored chunks that each of them is compared with: the best by terms."""

Outcome = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Alike:
    """A stored document that says the same: `share` (0-1) of the chunks compared; 1 where the bytes are the same."""

    doc_id: str
    share: float


@dataclass(frozen=True, slots=True)
class Trial:
    """What storing one document would do.

    `replaces` is the id of the stored document that would give way, None where there is none; `alike` are others that
    `audiences` may see, most alike first.
    """

    prepared: Prepared
    outcome: Outcome
    replaces: str | None
    alike: tuple[Alike, ...]


def sources_of(name: str, content: bytes, uri: str, settings: Settings) -> list[Source | SourceError]:
    """Returns what a file holds, as it would be found at `uri`: one source, or the rows of a collection with their faults.

    Raises:
        SourceFormatMismatch, SourceFormatUnknown: no loader reads it.
    """
    if not is_collection(name):
        return [from_bytes(name, content, uri=uri)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / name
        path.write_bytes(content)
        found = discover([str(path)], max_file_mb=settings.max_file_mb)
        return [_renamed(one, path, uri) for one in found]


def try_out(
    source: Source,
    store: Store,
    encoder_name: str,
    settings: Settings,
    *,
    audience: Audience,
    audiences: frozenset[str] = EVERYONE,
) -> Trial:
    """Loads and splits a source and compares it with what is stored; writes nothing.

    Raises:
        SourceError: it cannot be loaded, as the ingest would refuse it.
    """
    made_with = fingerprint_of(encoder_name)
    prepared = prepare(source, Limits.from_settings(settings), audience, made_with)
    document, stored = prepared.document, store.sources()
    known = stored.get(source.uri)
    taken = store.info(document.doc_id, EVERYONE)
    replaces = document.doc_id if taken is not None else known[0] if known is not None else None
    same_bytes = known is not None and known[1:] == (source.hash(), made_with, audience)
    same_version = taken is not None and taken.version == document.version
    outcome: Outcome = "unchanged" if same_bytes or same_version else "added" if replaces is None else "changed"
    copies = [doc_id for doc_id, source_hash, *_ in stored.values() if source_hash == document.source_hash]
    return Trial(prepared, outcome, replaces, tuple(_alike(prepared, copies, store, audiences)))


def _renamed(found: Source | SourceError, path: Path, uri: str) -> Source | SourceError:
    """What was found at `path`, as if it had been found at `uri`."""
    if isinstance(found, SourceError):
        return type(found)(found.source.replace(str(path), path.name), found.reason, found.remedy)
    return replace(found, uri=uri + found.uri.removeprefix(path.as_uri()))


def _alike(prepared: Prepared, copies: Sequence[str], store: Store, audiences: frozenset[str]) -> Iterator[Alike]:
    """Copies first, then what shares chunks, without the document itself."""
    own = prepared.document.doc_id
    whole = [one for one in store.database.documents.infos(copies, audiences) if one != own]
    yield from (Alike(doc_id, 1.0) for doc_id in sorted(whole))
    compared = _spread([one for one in prepared.chunks if len(one.text.split()) >= LEAST_WORDS])
    shared = Counter(doc_id for chunk in compared for doc_id in _saying(chunk, store, audiences))
    for doc_id, count in sorted(shared.items(), key=lambda one: (-one[1], one[0])):
        if doc_id != own and doc_id not in whole:
            yield Alike(doc_id, round(count / len(compared), 2))


def _spread(chunks: Sequence[Chunk]) -> list[Chunk]:
    step = max(1, -(-len(chunks) // COMPARED))
    return list(chunks[::step])


def _saying(chunk: Chunk, store: Store, audiences: frozenset[str]) -> set[str]:
    """The stored documents with a chunk that says what this one says."""
    found = store.chunks([one.chunk_id for one in store.search_terms(chunk.text, LOOKED_AT, audiences)], audiences)
    mine = fingerprint(chunk.text)
    return {other.doc_id for other, _ in found.values() if say_the_same(mine, fingerprint(other.text))}
