"""What is done with a source before anything is stored: loaded, given its audience, split, its chunks named."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass

from ingest.load import load
from ingest.load.limits import Limits
from ingest.sources import Source
from ingest.split import split
from rag.records import Audience, Chunk, Document

LOADERS = 3
"""Grows when loading or splitting changes what is stored, so that everything is loaded anew."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as it would be stored, and its chunks in order."""

    document: Document
    chunks: list[Chunk]


def fingerprint_of(encoder_name: str) -> str:
    """Returns what a stored document was made with: our loaders and this encoder."""
    return f"{LOADERS}:{encoder_name}"


def prepare(source: Source, limits: Limits, audience: Audience, fingerprint: str) -> Prepared:
    """Returns what is to be stored of a source; the ids of the chunks name the version and the fingerprint.

    Raises:
        SourceError: it cannot be loaded.
    """
    document = dataclasses.replace(load(source, limits), audience=audience)
    salt = hashlib.sha256(fingerprint.encode()).hexdigest()[:4]
    chunks = [
        dataclasses.replace(chunk, chunk_id=chunk.chunk_id.replace(chunk.version + "#", f"{chunk.version}.{salt}#"))
        for chunk in split(document)
    ]
    return Prepared(document, chunks)
