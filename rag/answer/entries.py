"""The entry behind a document, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from corpus.schema import Entry
from rag.clocks import availability
from rag.records import Availability, DocumentInfo

TIMELESS: frozenset[str] = frozenset({"practice", "event", "study"})
"""Kinds of entries that are neither open nor closed."""


def state_of(document: DocumentInfo, today: date) -> Availability | None:
    """Returns how the entry behind a document stands at `today`; None for documents and entries without clocks."""
    entry = entry_of(document)
    return None if entry is None else standing_of(entry, today)


def standing_of(entry: Entry, today: date) -> Availability | None:
    """Returns how an entry stands at `today`; None for the kinds that are neither open nor closed."""
    return None if entry.kind in TIMELESS else availability(entry, today)


def entry_of(document: DocumentInfo) -> Entry | None:
    """Returns the entry behind a document; None for any other document, or where its fields do not keep the schema.

    Of an imported record the day on which its database last listed it is the evidence that it is in force.
    """
    if document.entry is None:
        return None
    entry = _validated(document.doc_id, document.version, _Fields(document.entry))
    if entry is None or entry.imported is None or document.retrieved is None:
        return entry
    in_force = entry.clocks.in_force.model_copy(update={"as_of": document.retrieved})
    return entry.model_copy(update={"clocks": entry.clocks.model_copy(update={"in_force": in_force})})


def twin_of(document: DocumentInfo) -> str | None:
    """Returns the id of our own entry on the programme of an imported record, None where there is none."""
    return _imported(document).get("same_as")


def is_withdrawn(document: DocumentInfo) -> bool:
    """Returns True for an imported record that its database lists no more."""
    return _imported(document).get("withdrawn") is not None


def _imported(document: DocumentInfo) -> Mapping[str, Any]:
    return (document.entry or {}).get("imported") or {}


class _Fields:
    """An entry's fields as a key of the cache below, compared by the version beside them."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        self.fields = fields

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Fields)


@lru_cache(maxsize=2_000)
def _validated(doc_id: str, version: str, fields: _Fields) -> Entry | None:
    try:
        return Entry.model_validate(dict(fields.fields))
    except ValidationError:
        return None
