"""Finds pages whose content is damaged inside: pdfium reads such a page up to the damage and says nothing."""

from __future__ import annotations

import io
import logging
import re
import zlib
from typing import Any

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE_ONLY = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?\s*(?:/(?!ASCII|LZW|Run|Flate)|>>)")
DICTIONARY_BYTES = 600
"""How far before a stream its dictionary is looked for."""
PIECE_BYTES = 1 << 20


def damaged_pages(data: bytes) -> list[int]:
    """Returns the pages (from 0) whose content cannot be unpacked whole; [] for an encrypted file, as it cannot be told.

    The streams are tried first as they lie in the file, which is fast; only where one fails is it found out by pypdf
    whether it is the content of a page, and not a picture or a font.
    """
    if b"/Encrypt" in data or not _any_broken(data):
        return []
    return _pages_with_broken_content(data)


def _any_broken(data: bytes) -> bool:
    streams = list(_STREAM.finditer(data))
    if len(streams) != data.count(b"endstream"):
        return True
    for match in streams:
        begun = max(0, match.start() - DICTIONARY_BYTES)
        described = data[begun : match.start()]
        described = described[max(described.rfind(b" obj"), 0) :]
        if b"<<" not in described or b"\0\0" in described:
            return True
        if b"/Image" in described or not _FLATE_ONLY.search(described):
            continue
        end = data.find(b"endstream", match.end())
        if end < 0 or not unpacks(data[match.end() : end]):
            return True
    return False


def unpacks(packed: bytes) -> bool:
    """Returns whether deflated bytes unpack to their end; the unpacked bytes are not kept."""
    unpacker = zlib.decompressobj()
    try:
        while packed and not unpacker.eof:
            unpacker.decompress(packed, PIECE_BYTES)
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return True


def _pages_with_broken_content(data: bytes) -> list[int]:
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found = []
    try:
        for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages):
            if not all(_whole(part) for part in _parts(page.get("/Contents"))):
                found.append(number)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return found
    return found


def _parts(contents: Any) -> list[Any]:
    from pypdf.generic import ArrayObject

    if contents is None:
        return []
    contents = contents.get_object()
    return [part.get_object() for part in contents] if isinstance(contents, ArrayObject) else [contents]


def _whole(part: Any) -> bool:
    from pypdf.generic import StreamObject

    if not isinstance(part, StreamObject):
        return False
    packed = part._data
    if part.get("/Filter") not in ("/FlateDecode", ["/FlateDecode"]):
        return True
    return unpacks(packed)
