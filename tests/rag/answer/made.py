"""Records for the tests of answers: documents, chunks and candidates, made of plain text."""

from __future__ import annotations

from typing import Any

from rag.answer.candidates import Candidate, candidates
from rag.records import Availability, Chunk, Citation, DocumentInfo, Kind


def document(
    doc_id: str, title: str = "", entry: dict[str, Any] | None = None, kind: Kind = "document"
) -> DocumentInfo:
    """A live document of one chunk; with `entry` it is one of the corpus."""
    return DocumentInfo(
        doc_id=doc_id, version="v1", title=title or doc_id, source=f"file:///{doc_id}.md", media_type="text/markdown",
        kind=kind if entry is None or kind != "document" else "programme", audience="public", language="de", url=None,
        published=None, retrieved=None, valid_from=None, valid_until=None, regions=(), topics=(),
        entry_id=doc_id if entry is not None else None, entry=entry, ocr=False, chars=0, chunks=1, page_count=0,
        ingested="2026-11-22T00:00:00Z",
    )  # fmt: skip


def named(doc_id: str, *names: str, **fields: Any) -> DocumentInfo:
    """An entry with a name and aliases."""
    return document(doc_id, names[0], {"name": names[0], "aliases": list(names[1:]), **fields})


def chunk(text: str, *headings: str, doc_id: str = "d", start: int = 0) -> Chunk:
    """A chunk that begins at `start` of its document, under a heading path."""
    return Chunk(f"{doc_id}@v1#{start:05d}", doc_id, "v1", 0, text, start, start + len(text), headings)


def cut(text: str, *headings: str, doc: DocumentInfo | None = None, score: float = 0.5) -> list[Candidate]:
    """The candidates of one passage."""
    doc = doc or document("d")
    return candidates(chunk(text, *headings, doc_id=doc.doc_id), doc, score)


def citation(
    quote: str, marker: int = 1, title: str = "T", entry_id: str | None = None, availability: Availability | None = None
) -> Citation:
    """A citation of a whole passage."""
    return Citation(
        marker=marker, doc_id="d", entry_id=entry_id, title=title, quote=quote, start=0, end=len(quote), version="v1",
        availability=availability,
    )  # fmt: skip
