"""Programmes that go by another name at home: of the framework of Bund and Länder the one that is applied for there."""

from __future__ import annotations

import re

from rag.answer.told import Asked
from rag.records import DocumentInfo

NAMED_AT_HOME = re.compile(r"In Niedersachsen läuft [^.]{3,60} unter dem Namen (?P<name>[^.;]+)")
"""What a document says of one that is applied for under another name."""


def at_home(asked: Asked, document: DocumentInfo) -> DocumentInfo | None:
    """Returns the programme by whose name another is applied for at home; None for one that goes by its own."""
    if document.kind != "programme":
        return None
    for one in asked.sentences(document.doc_id):
        match = NAMED_AT_HOME.search(one.text)
        if match is None:
            continue
        said = asked.names.said(match["name"])
        named = [asked.names.entries[doc_id] for doc_id in said if doc_id != document.doc_id]
        return next((other for other in named if other.kind == "programme"), None)
    return None
