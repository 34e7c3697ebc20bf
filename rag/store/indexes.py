"""The owner's two derived indexes, of terms and of vectors: filled from the database, compared with it, mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np

from rag.errors import EncoderMismatch, StoreDamaged
from rag.store.chunks import IndexRow
from rag.store.database import Database
from rag.store.term_folder import index_folder, remove_index
from rag.store.terms import TermIndex, TermRow
from rag.store.vectors import VectorIndex, remove_vectors

Checkpoint = Callable[[str], None]
"""Called with the name of each step of a write; a test kills the process there."""

Progress = Callable[[int, int, str], None]
"""`progress(done, total, name)` of a step that takes long."""


def quiet(done: int, total: int, name: str) -> None:
    """Shows no progress."""


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

    def __add__(self, other: RepairReport) -> RepairReport:
        """Returns what two repairs mended together."""
        return RepairReport(*map(sum, zip(astuple(self), astuple(other), strict=True)))


class Indexes:
    """Both indexes of a data folder, open for writing. A term index that is lost, broken or of another version is made
    anew at once, a vector index is emptied and filled again by `mend`.
    """

    def __init__(self, folder: Path, database: Database, progress: Progress = quiet) -> None:
        """Opens the term index; the vector index waits for `open_vectors`, which needs the encoder's name."""
        self._folder = folder
        self._database = database
        self._vectors: VectorIndex | None = None
        self.terms_made_anew = 0
        """Chunks of a term index that was made anew at the opening."""
        self.terms = self._open_terms(progress)

    @property
    def vectors(self) -> VectorIndex:
        """The vector index."""
        assert self._vectors is not None, "the encoder is not known yet"
        return self._vectors

    def open_vectors(self, encoder: str, dim: int) -> None:
        """Opens the vector index of this encoder; one of another is emptied."""
        folder = self._folder / "vectors"
        try:
            self._vectors = VectorIndex(folder, encoder, dim)
        except (StoreDamaged, EncoderMismatch):
            remove_vectors(folder)  # derived: made anew from the database by the repair that follows
            self._vectors = VectorIndex(folder, encoder, dim)

    def drop_vectors(self) -> None:
        """Deletes the vector index."""
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None
        remove_vectors(self._folder / "vectors")

    def close(self) -> None:
        """Lets go of the files."""
        self.terms.close()
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None

    def add(self, keys: Sequence[int], checkpoint: Checkpoint) -> None:
        """Adds the chunks of versions to both indexes; durable on return."""
        for part in self._database.chunks.rows(keys):
            self._add_vectors(part)
            checkpoint("vectors")
            self._add_terms(part)
        self.terms.commit()

    def delete(self, chunk_ids: Sequence[str], checkpoint: Checkpoint) -> None:
        """Deletes chunks from both indexes; durable on return."""
        self.terms.delete(chunk_ids)
        self.terms.commit()
        checkpoint("terms dropped")
        self.vectors.delete(chunk_ids)
        checkpoint("vectors dropped")

    def mend(self, *, thorough: bool = True) -> RepairReport:
        """Finishes or undoes what a kill left, and makes both indexes hold exactly the live chunks.

        Not `thorough`: after a clean end only the numbers of chunks are compared.
        """
        versions = self._database.versions
        pending, retired = versions.keys("pending"), versions.keys("retired")
        clean = self._database.meta("clean") == "yes" and not pending and not retired
        versions.delete(pending + retired)
        live = versions.counts()["chunks"]["live"]
        if clean and not thorough and self.terms.count() == live == self.vectors.count():
            return RepairReport()
        wanted = {row.chunk_id: row.audience for part in self._database.chunks.rows() for row, *_ in part}
        in_terms = self.terms.chunk_ids()
        placed = self.vectors.chunk_ids()
        misplaced = {one for audience, ids in placed.items() for one in ids if wanted.get(one) != audience}
        in_vectors = {one for audience, ids in placed.items() for one in ids if wanted.get(one) == audience}
        surplus = in_terms - wanted.keys()
        self.terms.delete(surplus)
        self.vectors.delete(misplaced)
        missing_terms, missing_vectors = sorted(wanted.keys() - in_terms), sorted(wanted.keys() - in_vectors)
        for part in self._database.chunks.rows(chunk_ids=missing_terms):
            self._add_terms(part)
        self.terms.commit()
        for part in self._database.chunks.rows(chunk_ids=missing_vectors):
            self._add_vectors(part)
        return RepairReport(
            len(pending), len(retired), len(missing_terms), len(surplus), len(missing_vectors), len(misplaced)
        )

    def _open_terms(self, progress: Progress) -> TermIndex:
        folder = index_folder(self._folder)
        if folder.exists():
            try:
                return TermIndex(folder, writable=True)
            except StoreDamaged:
                remove_index(folder)
        beside = folder.with_suffix(".part")
        remove_index(beside)
        self.terms_made_anew = self._fill(beside, progress)
        beside.rename(folder)  # whole or not at all, for readers and after a kill
        for other in folder.parent.iterdir():
            if other != folder:
                remove_index(other)
        if self.terms_made_anew:
            self._database.versions.switch([])  # readers look again
        return TermIndex(folder, writable=True)

    def _fill(self, folder: Path, progress: Progress) -> int:
        total, done = self._database.versions.counts()["chunks"]["live"], 0
        index = TermIndex(folder, writable=True)
        try:
            for part in self._database.chunks.rows():
                index.add(_term_rows(part))
                done += len(part)
                progress(done, total, "terms")
            index.commit()
        finally:
            index.close()
        return done

    def _add_terms(self, part: Sequence[IndexRow]) -> None:
        self.terms.add(_term_rows(part))

    def _add_vectors(self, part: Sequence[IndexRow]) -> None:
        if part:
            vectors = np.frombuffer(b"".join(blob for *_, blob in part), dtype=np.float32).reshape(len(part), -1)
            self.vectors.add([row for row, *_ in part], vectors)


def _term_rows(part: Sequence[IndexRow]) -> Iterator[TermRow]:
    for row, title, heading, text, _ in part:
        yield TermRow(row.chunk_id, row.doc_id, row.audience, title, heading, text)
