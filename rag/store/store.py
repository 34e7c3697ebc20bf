"""The store: one truth and two derived indexes behind one door.

A batch is written as pending versions, then into both indexes, then switched live in one transaction, then what it replaced is
deleted. A kill at any point leaves the old version or the new one; `repair` at the next opening finishes or undoes the rest.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from datetime import date
from types import TracebackType
from typing import Literal

from rag.errors import IndexMissing, StoreError
from rag.records import AUDIENCES, Chunk, Document
from rag.settings import Settings
from rag.store.database import Database
from rag.store.indexes import Checkpoint, Indexes, Progress, RepairReport, quiet
from rag.store.lock import OwnerLock
from rag.store.reading import Reading
from rag.store.term_folder import open_terms
from rag.store.vectors import FloatMatrix, VectorSearch

EVERYONE: frozenset[str] = frozenset(AUDIENCES)


class Store(Reading):
    """An open data folder; make it with `Store.open`."""

    def __init__(self, settings: Settings, lock: OwnerLock | None, progress: Progress = quiet) -> None:
        """Use `open`."""
        self._folder = settings.data
        self.lock = lock
        self._writing = threading.RLock()
        database = Database(self._folder, create=lock is not None)
        if lock is None and database.meta("encoder") is None:  # made for a key, and no owner has come yet
            database.close()
            raise IndexMissing(str(self._folder))
        self._indexes = Indexes(self._folder, database, progress) if lock is not None else None
        super().__init__(database, self._indexes.terms if self._indexes else open_terms(self._folder))
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

    def vector_count(self) -> int:
        """Returns how many vectors the vector index holds; its owner asks."""
        return self._owned().vectors.count()

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

    def confirm(self, doc_ids: Sequence[str], day: date) -> None:
        """Notes that documents were seen unchanged on `day`; nothing but their `retrieved` changes."""
        with self._writing:
            self.database.versions.confirm(doc_ids, day)

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

    def _changes(self) -> bool:
        return self.lock is None

    def _approximate(self) -> VectorSearch | None:
        return None if self._indexes is None else self._indexes.vectors

    def _owned(self) -> Indexes:
        assert self._indexes is not None, "only an owner writes"
        return self._indexes

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
