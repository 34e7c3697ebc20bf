from __future__ import annotations

from ingest.load.limits import Limits
from ingest.prepare import fingerprint_of, prepare
from ingest.sources import from_bytes

SOURCE = from_bytes("a.md", "# Prämie\n\nDie Prämie beträgt 35 Prozent.\n".encode())


def test_chunks_are_named_by_version_and_by_what_they_were_made_with() -> None:
    one, other = (prepare(SOURCE, Limits(), "public", fingerprint_of(encoder)) for encoder in ("a", "b"))
    assert one.document == other.document
    assert [chunk.text for chunk in one.chunks] == [chunk.text for chunk in other.chunks]
    assert all(chunk.chunk_id.startswith(f"{one.document.doc_id}@{one.document.version}.") for chunk in one.chunks)
    assert {chunk.chunk_id for chunk in one.chunks}.isdisjoint(chunk.chunk_id for chunk in other.chunks)


def test_another_audience_is_another_version() -> None:
    public, internal = (prepare(SOURCE, Limits(), audience, "x").document for audience in ("public", "internal"))  # type: ignore[arg-type]
    assert internal.audience == "internal" and internal.version != public.version
