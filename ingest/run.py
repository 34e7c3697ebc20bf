"""The path of documents into the store: discover -> load -> split -> embed -> store.

Resumable by nature: what is stored and unchanged is skipped by its hash, without loading it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from ingest import media
from ingest.fdb.sources import is_export, listed_paths
from ingest.fdb.sources import sources as fdb_sources
from ingest.fdb.withdraw import is_part, vanished, withdraw
from ingest.load.limits import Limits
from ingest.prepare import fingerprint_of, prepare
from ingest.sources import Source, discover
from rag.embed import Encoder
from rag.errors import LotseError, SourceError, StoreFull
from rag.records import Audience, Chunk, Document
from rag.settings import Settings
from rag.store.indexes import Checkpoint
from rag.store.store import Store, passage_text

BATCH_CHUNKS = 128
"""Chunks encoded and written at once: a batch is what a kill can cost."""

Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be stored, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader of a document that was stored should know: pages read by OCR or not read, a guessed encoding."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did: doc ids by outcome, failures with their reasons, and notes on what was stored."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    """Programmes that the export lists no more: closed, not deleted."""
    failed: list[Failure] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    chunks: int = 0
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """0: all done; 1: some failed; 2: nothing was done but failures."""
        if not self.failed:
            return 0
        return 1 if self.added or self.changed or self.unchanged or self.removed or self.withdrawn else 2


def ingest(
    targets: Sequence[str],
    store: Store,
    encoder: Encoder,
    settings: Settings,
    *,
    audience: Audience = "public",
    prune: bool = False,
    field_map: Mapping[str, str] | None = None,
    allow_private: bool = True,
    progress: Progress = lambda done, total, name: None,
    checkpoint: Checkpoint = lambda step: None,
) -> Report:
    """Brings what the targets hold into the store and returns what was done.

    A source that cannot be loaded is reported, and the others go on. `prune` removes documents that came from the
    targets given and are gone; it removes nothing where a target could not be looked through.

    Raises:
        StoreFull: no space is left; what was stored so far is whole, and the same call goes on.
    """
    begun = time.perf_counter()
    run = _Run(store, encoder, Limits.from_settings(settings), audience, checkpoint)
    exports = [target for target in targets if is_export(target)]
    found = discover(
        [target for target in targets if target not in exports],
        field_map=field_map,
        allow_private=allow_private,
        timeout_seconds=settings.fetch_timeout_seconds,
        max_file_mb=settings.max_file_mb,
    )
    programmes = (one for target in exports for one in fdb_sources(target, run.limits, settings.corpus))
    for done, source in enumerate(chain(found, programmes), start=1):
        if isinstance(source, SourceError):
            run.fail(source.source, source, listed=False)
            continue
        progress(done, None, source.name)
        try:
            run.take(source)
        except SourceError as error:
            run.fail(source.place, error)
        except StoreFull:
            raise
        except LotseError:
            raise
        except Exception as error:  # noqa: BLE001  a loader's library fails on one file: the others must go on
            run.failed.append(Failure(source.place, f"could not be read ({type(error).__name__}: {error})"[:300]))
    run.flush()
    removed = run.prune(targets) if prune else []
    withdrawn = run.settle(exports, all_the_same=prune)
    progress(1, 1, "")
    return Report(
        added=run.added,
        changed=run.changed,
        unchanged=run.unchanged,
        removed=removed,
        withdrawn=withdrawn,
        failed=run.failed,
        notes=run.notes,
        chunks=run.chunks,
        seconds=round(time.perf_counter() - begun, 3),
    )


class _Run:
    """One ingest: what is known at its start, and what has been collected since."""

    def __init__(
        self, store: Store, encoder: Encoder, limits: Limits, audience: Audience, checkpoint: Checkpoint
    ) -> None:
        self.added: list[str] = []
        self.changed: list[str] = []
        self.failed: list[Failure] = []
        self.notes: list[Note] = []
        self.unchanged = 0
        self.chunks = 0
        self._store, self._encoder, self.limits, self._checkpoint = store, encoder, limits, checkpoint
        self._audience = audience
        self._fingerprint = fingerprint_of(encoder.name)
        self._known = store.sources()
        self._owners = {doc_id: uri for uri, (doc_id, *_) in self._known.items()}
        self._seen: set[str] = set()
        self._listed: dict[str, date] = {}
        self._unlisted = False
        self._renamed: list[str] = []
        self._waiting: list[tuple[Document, list[Chunk], str]] = []
        self._waiting_chunks = 0

    def take(self, source: Source) -> None:
        """Loads and splits one source, unless it is stored and unchanged."""
        known = self._known.get(source.uri)
        self._seen.add(source.uri)
        if source.media_type == media.FDB:
            self._listed[source.uri] = source.fields["retrieved"]
        if known and self._owners.get(known[0]) != source.uri:
            known = None  # another source took its id over in this run
        if known and known[1:] == (source.hash(), self._fingerprint, self._audience):
            self.unchanged += 1
            return
        prepared = prepare(source, self.limits, self._audience, self._fingerprint)
        document, chunks = prepared.document, prepared.chunks
        other = self._owners.get(document.doc_id)
        if other is not None and other != source.uri and other in self._seen:
            reason = f"has the id '{document.doc_id}', which {other} has already"
            raise SourceError(source.place, reason, "give one of them another id")
        self._owners[document.doc_id] = source.uri
        if known and known[0] != document.doc_id:
            self._renamed.append(known[0])
            del self._owners[known[0]]
        self._seen.add(document.source)
        (self.changed if known else self.added).append(document.doc_id)
        self.notes += [Note(source.place, text) for text in document.notes]
        self._waiting.append((document, chunks, self._fingerprint))
        self._waiting_chunks += len(chunks)
        if self._waiting_chunks >= BATCH_CHUNKS:
            self.flush()

    def fail(self, name: str, error: SourceError, *, listed: bool = True) -> None:
        """Notes a failure; where a target could not be looked through, `prune` then keeps its hands off."""
        self._unlisted |= not listed
        self.failed.append(Failure(name, f"{error.reason}; {error.remedy}"))

    def flush(self) -> None:
        """Encodes and stores what has been collected."""
        waiting, self._waiting, self._waiting_chunks = self._waiting, [], 0
        if not waiting:
            return
        texts = [
            passage_text(document.title, " ".join(chunk.heading_path), chunk.text)
            for document, chunks, _ in waiting
            for chunk in chunks
        ]
        vectors = self._encoder.passages(texts)
        first, batch = 0, []
        for document, chunks, fingerprint in waiting:
            batch.append((document, chunks, vectors[first : first + len(chunks)], fingerprint))
            first += len(chunks)
        self._store.write(batch, self._checkpoint)
        self.chunks += len(texts)
        renamed, self._renamed = self._renamed, []
        self._store.remove([doc_id for doc_id in renamed if doc_id not in self._owners])

    def prune(self, targets: Sequence[str]) -> list[str]:
        """Removes what came from the targets and is gone, unless something could not be looked at."""
        if self._unlisted:
            return []
        roots = [Path(target).expanduser().resolve().as_uri() for target in targets if "://" not in target]
        gone = [
            doc_id
            for uri, (doc_id, *_) in self._known.items()
            if uri not in self._seen and any(uri == root or uri.startswith((root + "/", root + "#")) for root in roots)
        ]
        self._store.remove(gone)
        return gone

    def settle(self, exports: Sequence[str], *, all_the_same: bool) -> list[str]:
        """Notes which programmes the exports list, withdraws those they list no more, and returns the latter's ids.

        Withdraws nothing where an export could not be opened, nor, unless `all_the_same`, where so many are missing that
        it must be a part of one.
        """
        if not exports or self._unlisted or not self._listed:
            return []
        known, day = self._store.sources(), max(self._listed.values())
        listed = frozenset(uri for target in exports for uri in listed_paths(target, self.limits))
        self._store.confirm([known[uri][0] for uri in self._listed if uri in known], day)
        missing = vanished(known, listed)
        if is_part(len(missing), len(listed)) and not all_the_same:
            reason = f"lacks {len(missing)} of the programmes stored, which were left as they are: is it a part of an export?"
            self.failed.append(Failure(exports[0], f"{reason}; with --prune they are withdrawn"))
            return []
        return withdraw(missing, day, self._store, self._encoder, self._fingerprint)
