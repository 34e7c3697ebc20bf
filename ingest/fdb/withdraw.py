"""Programmes that the export lists no more: kept for reading, closed since the day of that export, never deleted."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.fdb.standing import STANDING, withdrawn
from rag.embed import Encoder
from rag.records import AUDIENCES, Chunk, Document, DocumentInfo, chunk_id
from rag.store.store import Store, passage_text

PART_AT, PART_SHARE = 20, 0.1
"""An export that lacks more programmes than this many and this share of those known is taken for a part of one: from one
day to the next some of 2,490 change."""

_EVERYONE = frozenset(AUDIENCES)
_MARK = "withdrawn:"
"""Begins the source hash of a withdrawn programme, so that one that comes back is loaded anew."""
_END = f"\n\n{STANDING}\n\n"

Known = Mapping[str, tuple[str, str, str, str]]
"""Source URI -> (doc_id, source hash, fingerprint, audience), as `Store.sources` gives it."""


def vanished(known: Known, listed: frozenset[str]) -> list[str]:
    """Returns the ids of the programmes stored and not withdrawn yet that are not among the `listed` URIs, sorted."""
    current = {uri: one[0] for uri, one in known.items() if uri.startswith("fdb:/") and not one[1].startswith(_MARK)}
    return sorted(doc_id for uri, doc_id in current.items() if uri not in listed)


def is_part(missing: int, listed: int) -> bool:
    """Returns True where so many are missing that the export cannot be whole."""
    return missing > PART_AT and missing > PART_SHARE * (missing + listed)


def withdraw(doc_ids: Sequence[str], day: dt.date, store: Store, encoder: Encoder, fingerprint: str) -> list[str]:
    """Closes the programmes as of `day`, the first one whose export lacks them, and returns their ids.

    The text stays, but for its last section, which then says since when. One that a later export listed is left alone.
    """
    batch = []
    for doc_id in doc_ids:
        info = store.info(doc_id, _EVERYONE)
        if info is None or info.entry is None or (info.retrieved is not None and info.retrieved > day):
            continue
        document = _closed(info, store.text(doc_id, info.version, _EVERYONE) or "", day)
        chunks = _chunks(document, store.document_chunks(doc_id, _EVERYONE))
        texts = [passage_text(document.title, " ".join(one.heading_path), one.text) for one in chunks]
        batch.append((document, chunks, encoder.passages(texts), fingerprint))
    store.write(batch)
    return [document.doc_id for document, *_ in batch]


def _closed(info: DocumentInfo, text: str, day: dt.date) -> Document:
    entry: dict[str, Any] = dict(info.entry or {})
    entry |= {"status": "closed", "status_as_of": day.isoformat()}
    entry["imported"] = {**entry["imported"], "withdrawn": day.isoformat()}
    kept = text.rpartition(_END)[0] or text
    shared = {each.name for each in dataclasses.fields(Document)} & {
        each.name for each in dataclasses.fields(DocumentInfo)
    }
    values = {name: getattr(info, name) for name in shared}
    values |= {"entry": entry, "valid_until": day - dt.timedelta(days=1), "source_hash": f"{_MARK}{day.isoformat()}"}
    return Document(**values, text=f"{kept}{_END}{withdrawn(info.url or '', day)}")


def _chunks(document: Document, before: Sequence[Chunk]) -> list[Chunk]:
    """The chunks as they were, up to the last section, which is one of its own."""
    last = document.text.rindex(_END) + 2
    spans = [(one.start, min(one.end, last - 2), one.heading_path) for one in before if one.start < last - 2]
    spans.append((last, len(document.text), (STANDING,)))
    return [
        Chunk(
            chunk_id=chunk_id(document.doc_id, document.version, ordinal),
            doc_id=document.doc_id,
            version=document.version,
            ordinal=ordinal,
            text=document.text[start:end],
            start=start,
            end=end,
            heading_path=path,
        )
        for ordinal, (start, end, path) in enumerate(spans)
    ]
