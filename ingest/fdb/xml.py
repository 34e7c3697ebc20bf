"""The XML of the export: decoded, freed of what XML 1.0 forbids, parsed without entities."""

from __future__ import annotations

import re
from typing import Any

from rag.errors import SourceDamaged

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]")
"""Not in XML 1.0 (production 2, Char), and the C1 controls it only discourages: they carry nothing in these texts."""
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding=["']([\w-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)


def parse(data: bytes, name: str) -> Any:
    """Returns the root element.

    Control characters are dropped, written as such or as "&#2;"; some real files are well-formed only then. A document
    type is refused, so no entity is ever expanded; the parser neither reads the network nor lifts its size limits.

    Raises:
        SourceDamaged: it is no well-formed XML even so, or declares a document type.
    """
    from lxml import etree

    text = _REFERENCE.sub(_allowed, _FORBIDDEN.sub("", _decoded(data)))
    text = _DECLARATION.sub("", text.removeprefix("\ufeff"))
    head = text[: text.find("<document") if "<document" in text else 10_000]
    if _DOCTYPE.search(head):
        reason = "it declares a document type, which no file of the export does"
        raise SourceDamaged(name, reason, "take the file from the official export")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        reason = f"it is no well-formed XML ({str(error)[:120]})"
        raise SourceDamaged(name, reason, "the other programmes are in; try tomorrow's export") from error


def _decoded(data: bytes) -> str:
    declared = _ENCODING.match(data[:300])
    encoding = declared.group(1).decode("ascii") if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _allowed(reference: re.Match[str]) -> str:
    """A character reference as it stands, "" where it names a character that XML 1.0 forbids."""
    number = int(reference.group(1), 16) if reference.group(1) else int(reference.group(2))
    known = number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return reference.group() if known and not _FORBIDDEN.match(chr(number)) else ""
