"""The store: one truth and two derived indexes behind one door.

A batch is written as pending versions, then into both indexes, then switched live in one transaction, then what it replaced is
deleted. A kill at any point leaves the old version or the new one; `repair` at the next opening finishes or undoes the rest.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal

from rag.errors import EncoderMismatch, StoreDamaged, StoreError
from rag.records import AUDIENCES, Chunk, Document, DocumentInfo, Filters
from rag.settings import Settings
from rag.store.database import Database, FloatMatrix
from rag.store.lock import OwnerLock, holder_of
from rag.store.terms import Scored, TermIndex, TermRow, remove_index
from rag.store.vectors import ExactVectors, VectorIndex, VectorRow, remove_vectors

EVERYONE: frozenset[str] = frozenset(AUDIENCES)
Checkpoint = Callable[[str], None]
"""Called with the name of each step of a write; a test kills the process there."""


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair mended: versions finished or undone, and chunks added to or deleted from the indexes."""

    undone: int = 0
    retired: int = 0
    terms_added: int = 0
    terms_deleted: int = 0
    vectors_added: int = 0
    vectors_deleted: int = 0

    def lines(self) -> list[str]:
        """Returns one line for each thing mended, or one that says nothing was wrong."""
        named = [
            (self.undone, "unfinished versions removed"),
            (self.retired, "replaced versions removed"),
            (self.terms_added, "chunks added to the term index"),
            (self.terms_deleted, "chunks deleted from the term index"),
            (self.vectors_added, "chunks added to the vector index"),
            (self.vectors_deleted, "chunks deleted from the vector index"),
        ]
        return [f"{count} {what}" for count, what in named if count] or ["nothing to mend: all three stores agree"]


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """Counts and health of a data folder; all empty where there is no index yet."""

    folder: str
    holder: str | None = None
    encoder: str | None = None
    generation: int = 0
    documents: int = 0
    chunks: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    by_audience: dict[str, int] = field(default_factory=dict)
    by_media_type: dict[str, int] = field(default_factory=dict)
    health: tuple[str, ...] = ()
    documents_listed: tuple[DocumentInfo, ...] = ()


class Store:
    """An open data folder; make it with `Store.open`."""

    def __init__(self, settings: Settings, lock: OwnerLock | None) -> None:
        """Use `open`."""
        self._folder = settings.data
        self.lock = lock
        self._database = Database(self._folder, create=lock is not None)
        self._vector_index: VectorIndex | None = None
        self._exact: tuple[int, ExactVectors] | None = None
        self._allowed: dict[tuple[int, Filters, frozenset[str]], frozenset[str]] = {}
        self._terms_generation = -1
        self._guard = threading.Lock()
        self._writing = threading.RLock()
        try:
            self._terms = TermIndex(self._folder / "terms", writable=lock is not None)
        except StoreDamaged:
            if lock is None:
                raise
            remove_index(self._folder / "terms")
            self._terms = TermIndex(self._folder / "terms", writable=True)

    @classmethod
    def open(
        cls,
        settings: Settings,
        *,
        role: Literal["owner", "reader"],
        encoder_name: str | None = None,
        dim: int | None = None,
        wait_seconds: float = 0.0,
        reencode: bool = False,
    ) -> Store:
        """Opens the folder: as its owner (lock, repair, writing), or for reading beside whatever owns it.

        Raises:
            StoreLocked: another process owns it.
            IndexMissing: a reader found no index.
            EncoderMismatch: the vectors are another encoder's.
        """
        if role == "reader":
            return cls(settings, None)
        if encoder_name is None or dim is None:
            raise ValueError("an owner names its encoder and dimension")
        lock = OwnerLock(settings.data, wait_seconds)
        try:
            store = cls(settings, lock)
            store._own(encoder_name, dim, reencode)
        except BaseException:
            lock.release()
            raise
        return store

    def __enter__(self) -> Store:
        """Returns itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the store."""
        self.close()

    def close(self) -> None:
        """Lets go of files and lock."""
        self._terms.close()
        if self._vector_index is not None:
            self._vector_index.close()
            self._vector_index = None
        if self.lock is not None:
            with contextlib.suppress(StoreError):  # on a full disk the next owner compares everything instead
                self._database.set_meta(clean="yes")
        self._database.close()
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    # ---- writing

    def write(
        self,
        batch: Sequence[tuple[Document, Sequence[Chunk], FloatMatrix, str]],
        checkpoint: Checkpoint = lambda step: None,
    ) -> None:
        """Stores documents with chunks, vectors and fingerprint; each replaces the live version of its id.

        A version that is live already only gets its source hash noted. Threads take turns.

        Raises:
            StoreFull: no space is left; what was live before is still live.
        """
        with self._writing:
            self._drop_unfinished()
            keys = self._database.add_pending(self._database.without_live(batch))
            if not keys:
                return
            checkpoint("pending")
            try:
                self._index(keys, checkpoint)
            except BaseException:
                self._database.delete(keys)
                raise
            checkpoint("indexed")
            self._database.switch(keys)
            checkpoint("switched")
            self._drop_retired(checkpoint)

    def remove(self, doc_ids: Sequence[str]) -> int:
        """Removes documents and returns how many there were."""
        with self._writing:
            there = self._database.infos(doc_ids, EVERYONE)
            if there:
                self._database.switch([], sorted(there))
                self._drop_retired(lambda step: None)
            return len(there)

    def repair(self, *, thorough: bool = True) -> RepairReport:
        """Finishes or undoes what a kill left, and makes both indexes hold exactly the live chunks."""
        pending, retired = self._database.keys("pending"), self._database.keys("retired")
        clean = self._database.meta("clean") == "yes" and not pending and not retired
        self._database.delete(pending + retired)
        live = self._database.counts()["chunks"]["live"]
        if clean and not thorough and self._terms.count() == live == self._vectors().count():
            return RepairReport()
        wanted = {row.chunk_id: row.audience for part in self._database.rows() for row, *_ in part}
        in_terms = self._terms.chunk_ids()
        placed = self._vectors().chunk_ids()
        misplaced = {one for audience, ids in placed.items() for one in ids if wanted.get(one) != audience}
        in_vectors = {one for audience, ids in placed.items() for one in ids if wanted.get(one) == audience}
        surplus = in_terms - wanted.keys()
        self._terms.delete(surplus)
        self._vectors().delete(misplaced)
        missing_terms, missing_vectors = sorted(wanted.keys() - in_terms), sorted(wanted.keys() - in_vectors)
        for part in self._database.rows(chunk_ids=missing_terms):
            self._add_terms(part)
        self._terms.commit()
        for part in self._database.rows(chunk_ids=missing_vectors):
            self._add_vectors(part)
        return RepairReport(
            len(pending), len(retired), len(missing_terms), len(surplus), len(missing_vectors), len(misplaced)
        )

    def reencode(
        self,
        encode: Callable[[Sequence[str]], FloatMatrix],
        name: str,
        dim: int,
        progress: Callable[[int, int, str], None],
    ) -> int:
        """Encodes every chunk again with another encoder and returns how many; killed halfway, it starts over."""
        if self._vector_index is not None:
            self._vector_index.close()
            self._vector_index = None
        total, done = self._database.counts()["chunks"]["live"], 0
        self._database.set_meta(encoder="", dim=str(dim))
        for part in self._database.rows(batch=256):
            vectors = encode([passage_text(title, heading, text) for _, title, heading, text, _ in part])
            self._database.replace_vectors([row.chunk_id for row, *_ in part], vectors)
            done += len(part)
            progress(done, total, name)
        remove_vectors(self._folder / "vectors")
        self._database.set_meta(encoder=name, dim=str(dim))
        self._open_vectors(name, dim)
        self.repair()
        self._database.switch([])
        return done

    # ---- reading; nothing outside `audiences` ever leaves

    @property
    def generation(self) -> int:
        """A number that grows with every visible change."""
        return self._database.generation()

    def check_encoder(self, name: str, dim: int) -> None:
        """Makes sure that the vectors are of this encoder.

        Raises:
            EncoderMismatch: they are not.
        """
        made = (self._database.meta("encoder"), self._database.meta("dim"))
        if made != (name, str(dim)):
            raise EncoderMismatch(f"{made[0]} ({made[1]})", f"{name} ({dim})")

    def info(self, doc_id: str, audiences: frozenset[str]) -> DocumentInfo | None:
        """Returns what is known of a live document."""
        return self._database.infos([doc_id], audiences).get(doc_id)

    def list(
        self, filters: Filters, audiences: frozenset[str], offset: int = 0, limit: int = 50
    ) -> tuple[list[DocumentInfo], int]:
        """Returns live documents by title, and how many meet the filters."""
        return self._database.page(filters, audiences, offset, limit)

    def text(self, doc_id: str, version: str | None, audiences: frozenset[str]) -> str | None:
        """Returns the text of a live version; None where it is gone or not for these audiences."""
        return self._database.text(doc_id, version, audiences)

    def document_chunks(self, doc_id: str, audiences: frozenset[str]) -> Sequence[Chunk]:
        """Returns the chunks of a live document in order."""
        return self._database.document_chunks(doc_id, audiences)

    def chunks(self, chunk_ids: Sequence[str], audiences: frozenset[str]) -> dict[str, tuple[Chunk, DocumentInfo]]:
        """Returns those chunks that are live."""
        return self._database.chunks(chunk_ids, audiences)

    def sources(self) -> dict[str, tuple[str, str, str, str]]:
        """Returns source URI -> (doc_id, source hash, fingerprint, audience)."""
        return self._database.sources()

    def allowed(self, filters: Filters, audiences: frozenset[str]) -> frozenset[str] | None:
        """Returns the documents that meet the filters, None where no filter is set; empty means nothing does."""
        if filters.is_empty():
            return None
        key = (self.generation, filters, audiences)
        if key not in self._allowed:
            if len(self._allowed) > 200:
                self._allowed.clear()
            self._allowed[key] = self._database.matching(filters, audiences)
        return self._allowed[key]

    def search_terms(
        self, text: str, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> Sequence[Scored]:
        """Returns the best chunks by terms; may hold chunks that are not live (any more)."""
        if self.lock is None and self._terms_generation != self.generation:
            self._terms_generation = self.generation
            self._terms.reload()
        return self._terms.search(text, k, audiences, allowed)

    def search_vectors(
        self, vector: FloatMatrix, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> Sequence[Scored]:
        """Returns the nearest chunks: by Chroma for the owner without a filter, else by the exact scan."""
        if self._vector_index is not None and allowed is None:
            return self._vector_index.search(vector, k, audiences)
        return self._exact_vectors().search(vector, k, audiences, allowed)

    def document_frequency(self, term: str) -> int:
        """Returns in how many chunks a term occurs."""
        return self._terms.document_frequency(term)

    def chunk_count(self) -> int:
        """Returns how many chunks the term index holds."""
        return self._terms.count()

    # ---- inside

    def _own(self, encoder_name: str, dim: int, reencode: bool) -> None:
        made = self._database.meta("encoder")
        if made is None:
            self._database.set_meta(encoder=encoder_name, dim=str(dim))
        elif not reencode:
            self.check_encoder(encoder_name, dim)
        if not (reencode and made != encoder_name):
            self._open_vectors(encoder_name, dim)
            self.repair(thorough=False)
        self._database.set_meta(clean="no")

    def _open_vectors(self, encoder_name: str, dim: int) -> None:
        folder = self._folder / "vectors"
        try:
            self._vector_index = VectorIndex(folder, encoder_name, dim)
        except (StoreDamaged, EncoderMismatch):
            remove_vectors(folder)  # derived: made anew from the database by the repair that follows
            self._vector_index = VectorIndex(folder, encoder_name, dim)

    def _vectors(self) -> VectorIndex:
        assert self._vector_index is not None, "only an owner writes"
        return self._vector_index

    def _exact_vectors(self) -> ExactVectors:
        generation = self.generation
        with self._guard:
            if self._exact is None or self._exact[0] != generation:
                dim = int(self._database.meta("dim") or 0)
                self._exact = (generation, ExactVectors(*self._database.vectors(dim)))
            return self._exact[1]

    def _index(self, keys: Sequence[int], checkpoint: Checkpoint) -> None:
        for part in self._database.rows(keys):
            self._add_vectors(part)
            checkpoint("vectors")
            self._add_terms(part)
        self._terms.commit()

    def _drop_unfinished(self) -> None:
        """Deletes what an earlier write of this process left when it failed, on a full disk for instance."""
        pending = self._database.keys("pending")
        if pending:
            self._database.delete(pending)
        self._drop_retired(lambda step: None)

    def _drop_retired(self, checkpoint: Checkpoint) -> None:
        keys = self._database.keys("retired")
        if not keys:
            return
        ids = self._database.chunk_ids_of(keys)
        self._terms.delete(ids)
        self._terms.commit()
        checkpoint("terms dropped")
        self._vectors().delete(ids)
        checkpoint("vectors dropped")
        self._database.delete(keys)

    def _add_terms(self, part: Sequence[tuple[VectorRow, str, str, str, bytes]]) -> None:
        self._terms.add(
            TermRow(row.chunk_id, row.doc_id, row.audience, title, heading, text)
            for row, title, heading, text, _ in part
        )

    def _add_vectors(self, part: Sequence[tuple[VectorRow, str, str, str, bytes]]) -> None:
        import numpy as np

        if part:
            vectors = np.frombuffer(b"".join(blob for *_, blob in part), dtype=np.float32).reshape(len(part), -1)
            self._vectors().add([row for row, *_ in part], vectors)


def passage_text(title: str, heading: str, text: str) -> str:
    """Returns what is encoded for a chunk: title, heading path and text."""
    return "\n".join(part for part in (title, heading, text) if part)


def read_status(settings: Settings, *, documents: bool = False) -> StoreStatus:
    """Returns the status of a data folder without owning it."""
    holder = holder_of(settings.data)
    if not (settings.data / "lotse.sqlite").exists():
        return StoreStatus(
            str(settings.data), health=("no index yet: run 'make run' or 'lotse ingest corpus/entries'",)
        )
    with Store.open(settings, role="reader") as store:
        database = store._database
        counts = database.counts()
        live, unfinished = counts["chunks"]["live"], len(database.keys("pending")) + len(database.keys("retired"))
        in_terms = store.chunk_count()
        health = [f"terms: {in_terms} of {live} chunks" + ("" if in_terms == live else ", run 'lotse repair'")]
        health.append(f"unfinished versions: {unfinished}" + ("" if not unfinished else ", the next owner mends them"))
        listed = store.list(Filters(), EVERYONE, 0, 1_000_000)[0] if documents else []
        return StoreStatus(
            folder=str(settings.data),
            holder=str(holder) if holder else None,
            encoder=database.meta("encoder"),
            generation=database.generation(),
            documents=sum(counts["audience"].values()),
            chunks=live,
            by_kind=counts["kind"],
            by_audience=counts["audience"],
            by_media_type=counts["media_type"],
            health=tuple(health),
            documents_listed=tuple(listed),
        )
