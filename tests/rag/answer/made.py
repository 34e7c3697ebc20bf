"""Records for the tests of answers: documents, chunks and candidates, made of plain text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from corpus.schema import Entry
from rag.answer.candidates import Candidate, candidates
from rag.records import Availability, Chunk, Citation, DocumentInfo, Kind


def document(
    doc_id: str,
    title: str = "",
    entry: dict[str, Any] | None = None,
    kind: Kind = "document",
    regions: tuple[str, ...] = (),
) -> DocumentInfo:
    """A live document of one chunk; with `entry` it is one of the corpus."""
    return DocumentInfo(
        doc_id=doc_id, version="v1", title=title or doc_id, source=f"file:///{doc_id}.md", media_type="text/markdown",
        kind=kind if entry is None or kind != "document" else "programme", audience="public", language="de", url=None,
        published=None, retrieved=None, valid_from=None, valid_until=None, regions=regions, topics=(),
        entry_id=doc_id if entry is not None else None, entry=entry, ocr=False, chars=0, chunks=1, page_count=0,
        ingested="2026-11-22T00:00:00Z",
    )  # fmt: skip


def named(doc_id: str, *names: str, regions: tuple[str, ...] = (), **fields: Any) -> DocumentInfo:
    """An entry with a name and aliases."""
    return document(doc_id, names[0], {"name": names[0], "aliases": list(names[1:]), **fields}, regions=regions)


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


class Corpus:
    """How often terms occur: as `counts` say, others once in 100 chunks; those of `absent` never."""

    def __init__(self, absent: Iterable[str] = (), **counts: int) -> None:
        """`counts` by term."""
        self._absent, self._counts = frozenset(absent), counts

    def document_frequency(self, term: str) -> int:
        """Returns in how many chunks a term occurs."""
        return 0 if term in self._absent else self._counts.get(term, 1)

    def chunk_count(self) -> int:
        """Returns how many chunks there are."""
        return 100


def entry(entry_id: str, kind: str = "programme", **fields: Any) -> Entry:
    """An entry that keeps the schema, with the least fields."""
    least = {
        "id": entry_id, "kind": kind, "name": entry_id.title(), "level": "state", "regions": ["03"], "funder": "Land",
        "executing_agency": "NBank", "support_types": ["grant"], "topics": ["investment"], "confidence": "high",
        "retrieved": "2026-11-22", "aid_basis": "none", "contact": {"office": "NBank", "web": "https://www.nbank.de"},
        "sources": [{"url": "https://www.nbank.de", "supports": "alles"}],
    }  # fmt: skip
    return Entry.model_validate(least | fields)


def entry_document(given: Entry) -> DocumentInfo:
    """The document behind an entry."""
    return document(given.id, given.name, given.model_dump(mode="json"), kind=given.kind)
