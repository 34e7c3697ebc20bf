"""Loads a source of any format: the one way from bytes to a document."""

from __future__ import annotations

from ingest import media
from ingest.load.limits import Limits
from ingest.sources import Source
from rag.errors import SourceDamaged, SourceEmpty, SourceFormatUnknown, SourceTooLarge
from rag.records import Document


def load(source: Source, limits: Limits) -> Document:
    """Returns the cleaned document of a source; its blocks slice back, and values in `source.fields` win.

    Raises:
        SourceTooLarge: more bytes, pages or characters than the limits allow; checked before anything is read.
        SourceEmpty: no bytes, or no text in them.
        SourceError: what else the loader of the format finds; its message names the thing and the next step.
    """
    size = source.size()
    if not size:
        raise SourceEmpty(source.name, "the file is empty", "check that it was saved or copied whole")
    if size > limits.file_mb * 1_000_000:
        reason = f"it has {size / 1_000_000:,.0f} MB, the limit is {limits.file_mb} MB"
        raise SourceTooLarge(source.name, reason, "split it, or raise LOTSE_MAX_FILE_MB")
    try:
        return _loaded(source, limits)
    except (RecursionError, UnicodeError) as error:
        reason = f"it cannot be read ({type(error).__name__})"
        raise SourceDamaged(source.name, reason, "save it again with the program that made it") from error


def _loaded(source: Source, limits: Limits) -> Document:
    if source.media_type == media.PDF:
        from ingest.load.pdf import load_pdf

        return load_pdf(source.data(), source, limits)
    if source.media_type == media.DOCX:
        from ingest.load.docx import load_docx

        return load_docx(source.data(), source, limits)
    if source.media_type == media.HTML:
        from ingest.load.html import load_html

        return load_html(source.data(), source, limits)
    if source.media_type in (media.MARKDOWN, media.TEXT):
        from ingest.load.written import load_written

        return load_written(source.data(), source, limits)
    if source.media_type == media.FDB:
        from ingest.fdb.load import load_programme

        return load_programme(source.data(), source, limits)
    remedy = "give .pdf, .html, .docx, .md or .txt"
    raise SourceFormatUnknown(source.name, f"no loader reads {source.media_type}", remedy)
