"""Loads what is written as text already: plain text, Markdown, and the rows of collections in either."""

from __future__ import annotations

import dataclasses

from ingest import media
from ingest.load.draft import Draft, check_chars
from ingest.load.encoding import decode
from ingest.load.limits import Limits
from ingest.load.markdown import add_markdown
from ingest.load.metadata import document
from ingest.load.text import add_text
from ingest.sources import Source
from rag.records import Document


def load_written(data: bytes, source: Source, limits: Limits) -> Document:
    """Returns the document of a plain text or a Markdown text; the `heading` of a row opens it.

    A text that was not UTF-8 has a note that names its encoding.

    Raises:
        SourceEmpty: there is no text.
        SourceTooLarge: more characters than the limit.
        SourceDamaged: the front matter of a Markdown text cannot be read.
    """
    text, encoding = decode(data, source.fields.get("charset"))
    check_chars(len(text), limits.text_chars, source.name)
    draft = Draft(source.name, limits.text_chars)
    if heading := source.fields.get("heading"):
        draft.heading(str(heading), 1)
    if source.media_type == media.MARKDOWN:
        found = add_markdown(draft, text, source)
    else:
        found = add_text(draft, text, titled=bool(source.fields.get("title")))
    if not encoding.startswith("utf-8"):
        found = dataclasses.replace(found, notes=(*found.notes, f"read as {encoding}"))
    return document(source, draft, found)
