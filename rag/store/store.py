"""The store: one truth and two derived indexes behind one door.

A batch is written as pending versions, then into both indexes, then switched live in one transaction, then what it replaced is
deleted. A kill at any point leaves the old version or the new one; `repair` at the next opening finishes or undoes the rest.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Literal

from rag.errors import EncoderMismatch, StoreError
from rag.records import AUDIENCES, Chunk, Document, DocumentInfo, Filters
from rag.settings import Settings
from rag.store.database import Database
from rag.store.indexes import Checkpoint, Indexes, Progress, RepairReport, quiet
from rag.store.lock import OwnerLock
from rag.store.terms import Scored, open_terms
from rag.store.vectors import ExactVectors, FloatMatrix

EVERYONE: frozenset[str] = frozenset(AUDIENCES)


class Store:
    """An open data folder; make it with `Store.open`."""

    def __init__(self, settings: Settings, lock: OwnerLock | None, progress: Progress = quiet) -> None:
        """Use `open`."""
        self._folder = settings.data
        self.lock = lock
        self.database = Database(self._folder, create=lock is not None)
        self._exact: tuple[int, ExactVectors] | None = None
        self._allowed: dict[tuple[int, Filters, frozenset[str]], frozenset[str]] = {}
        self._terms_generation = -1
        self._guard = threading.Lock()
        self._writing = threading.RLock()
        self._indexes = Indexes(self._folder, self.database, progress) if lock is not None else None
        self._terms = self._indexes.terms if self._indexes else open_terms(self._folder)
        self.at_opening = RepairReport()
        """What the opening had to mend."""

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
        progress: Progress = quiet,
    ) -> Store:
        """Opens the folder: as its owner (lock, repair, writing), or for reading beside whatever owns it.

        `progress` hears of a term index that is made anew, as another version of the analysis filled it.

        Raises:
            StoreLocked: another process owns it.
            IndexMissing: a reader found no index.
            StoreVersion: a reader found no term index of its version.
            EncoderMismatch: the vectors are another encoder's.
        """
        if role == "reader":
            return cls(settings, None)
        if encoder_name is None or dim is None:
            raise ValueError("an owner names its encoder and dimension")
        lock = OwnerLock(settings.data, wait_seconds)
        try:
            store = cls(settings, lock, progress)
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
        if self._indexes is not None:
            self._indexes.close()
        if self.lock is not None:
            with contextlib.suppress(StoreError):  # on a full disk the next owner compares everything instead
                self.database.set_meta(clean="yes")
        self.database.close()
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
            versions = self.database.versions
            keys = versions.add_pending(versions.without_live(batch))
            if not keys:
                return
            checkpoint("pending")
            try:
                self._owned().add(keys, checkpoint)
            except BaseException:
                versions.delete(keys)
                raise
            checkpoint("indexed")
            versions.switch(keys)
            checkpoint("switched")
            self._drop_retired(checkpoint)

    def remove(self, doc_ids: Sequence[str]) -> int:
        """Removes documents and returns how many there were."""
        with self._writing:
            there = self.database.documents.infos(doc_ids, EVERYONE)
            if there:
                self.database.versions.switch([], sorted(there))
                self._drop_retired(lambda step: None)
            return len(there)

    def repair(self, *, thorough: bool = True) -> RepairReport:
        """Finishes or undoes what a kill left, and makes both indexes hold exactly the live chunks."""
        return self._owned().mend(thorough=thorough)

    def reencode(
        self,
        encode: Callable[[Sequence[str]], FloatMatrix],
        name: str,
        dim: int,
        progress: Callable[[int, int, str], None],
    ) -> int:
        """Encodes every chunk again with another encoder and returns how many; killed halfway, it starts over."""
        total, done = self.database.versions.counts()["chunks"]["live"], 0
        self.database.set_meta(encoder="", dim=str(dim))
        for part in self.database.chunks.rows(batch=256):
            vectors = encode([passage_text(title, heading, text) for _, title, heading, text, _ in part])
            self.database.chunks.replace_vectors([row.chunk_id for row, *_ in part], vectors)
            done += len(part)
            progress(done, total, name)
        self._owned().drop_vectors()
        self.database.set_meta(encoder=name, dim=str(dim))
        self._owned().open_vectors(name, dim)
        self.repair()
        self.database.versions.switch([])
        return done

    # ---- reading; nothing outside `audiences` ever leaves

    @property
    def generation(self) -> int:
        """A number that grows with every visible change."""
        return self.database.generation()

    def check_encoder(self, name: str, dim: int) -> None:
        """Makes sure that the vectors are of this encoder.

        Raises:
            EncoderMismatch: they are not.
        """
        made = (self.database.meta("encoder"), self.database.meta("dim"))
        if made != (name, str(dim)):
            raise EncoderMismatch(f"{made[0]} ({made[1]})", f"{name} ({dim})")

    def info(self, doc_id: str, audiences: frozenset[str]) -> DocumentInfo | None:
        """Returns what is known of a live document."""
        return self.database.documents.infos([doc_id], audiences).get(doc_id)

    def list(
        self, filters: Filters, audiences: frozenset[str], offset: int = 0, limit: int = 50
    ) -> tuple[list[DocumentInfo], int]:
        """Returns live documents by title, and how many meet the filters."""
        return self.database.documents.page(filters, audiences, offset, limit)

    def text(self, doc_id: str, version: str | None, audiences: frozenset[str]) -> str | None:
        """Returns the text of a live version; None where it is gone or not for these audiences."""
        return self.database.documents.text(doc_id, version, audiences)

    def document_chunks(self, doc_id: str, audiences: frozenset[str]) -> Sequence[Chunk]:
        """Returns the chunks of a live document in order."""
        return self.database.chunks.of_document(doc_id, audiences)

    def chunks(self, chunk_ids: Sequence[str], audiences: frozenset[str]) -> dict[str, tuple[Chunk, DocumentInfo]]:
        """Returns those chunks that are live."""
        return self.database.chunks.find(chunk_ids, audiences)

    def sources(self) -> dict[str, tuple[str, str, str, str]]:
        """Returns source URI -> (doc_id, source hash, fingerprint, audience)."""
        return self.database.versions.sources()

    def allowed(self, filters: Filters, audiences: frozenset[str]) -> frozenset[str] | None:
        """Returns the documents that meet the filters, None where no filter is set; empty means nothing does."""
        if filters.is_empty():
            return None
        key = (self.generation, filters, audiences)
        if key not in self._allowed:
            if len(self._allowed) > 200:
                self._allowed.clear()
            self._allowed[key] = self.database.documents.matching(filters, audiences)
        return self._allowed[key]

    def search_terms(
        self, text: str, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> Sequence[Scored]:
        """Returns the best chunks by terms; may hold chunks that are not live (any more)."""
        if self.lock is None and self._terms_generation != (generation := self.generation):
            self._terms.reload()
            self._terms_generation = generation
        return self._terms.search(text, k, audiences, allowed)

    def search_vectors(
        self, vector: FloatMatrix, k: int, audiences: frozenset[str], allowed: frozenset[str] | None = None
    ) -> Sequence[Scored]:
        """Returns the nearest chunks: by Chroma for the owner without a filter, else by the exact scan."""
        if self._indexes is not None and allowed is None:
            return self._indexes.vectors.search(vector, k, audiences)
        return self._exact_vectors().search(vector, k, audiences, allowed)

    def document_frequency(self, term: str) -> int:
        """Returns in how many chunks a term occurs."""
        return self._terms.document_frequency(term)

    def chunk_count(self) -> int:
        """Returns how many chunks the term index holds."""
        return self._terms.count()

    # ---- inside

    def _own(self, encoder_name: str, dim: int, reencode: bool) -> None:
        made = self.database.meta("encoder")
        if made is None:
            self.database.set_meta(encoder=encoder_name, dim=str(dim))
        elif not reencode:
            self.check_encoder(encoder_name, dim)
        if not (reencode and made != encoder_name):
            self._owned().open_vectors(encoder_name, dim)
            anew = RepairReport(terms_added=self._owned().terms_made_anew)
            self.at_opening = anew + self.repair(thorough=False)
        self.database.set_meta(clean="no")

    def _owned(self) -> Indexes:
        assert self._indexes is not None, "only an owner writes"
        return self._indexes

    def _exact_vectors(self) -> ExactVectors:
        generation = self.generation
        with self._guard:
            if self._exact is None or self._exact[0] != generation:
                dim = int(self.database.meta("dim") or 0)
                self._exact = (generation, ExactVectors(*self.database.chunks.vectors(dim)))
            return self._exact[1]

    def _drop_unfinished(self) -> None:
        """Deletes what an earlier write of this process left when it failed, on a full disk for instance."""
        pending = self.database.versions.keys("pending")
        if pending:
            self.database.versions.delete(pending)
        self._drop_retired(lambda step: None)

    def _drop_retired(self, checkpoint: Checkpoint) -> None:
        keys = self.database.versions.keys("retired")
        if not keys:
            return
        self._owned().delete(self.database.versions.chunk_ids_of(keys), checkpoint)
        self.database.versions.delete(keys)


def passage_text(title: str, heading: str, text: str) -> str:
    """Returns what is encoded for a chunk: title, heading path and text."""
    return "\n".join(part for part in (title, heading, text) if part)
