"""One programme of the export: its fields as HTML, and the links to its categories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.clean import inline
from ingest.fdb.xml import parse
from rag.errors import SourceDamaged, SourceEmpty

_HREF = "{http://www.w3.org/1999/xlink}href"
_OPEN, _CLOSE = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class Programme:
    """`fields`: property name without "gsb:" -> HTML (empty ones left out); `links`: target paths, in order, each once."""

    title: str
    fields: Mapping[str, str]
    links: tuple[str, ...]


def read_programme(data: bytes, name: str, *, any_type: bool = False) -> Programme:
    """Returns the programme that an XML file of the export holds; `name` is what a message calls the file.

    With `any_type` any other document of the export will do, such as a funder or a label.

    Raises:
        SourceDamaged: it is no XML, or no programme of the export.
        SourceEmpty: it has no title, or no text beside it.
    """
    root = parse(data, name)
    is_programme = root.tag == "document" and root.get("type", "gsb:ServiceOffer") == "gsb:ServiceOffer"
    if not (is_programme or any_type):
        reason = f"it is no programme of the export (<{root.tag}>)"
        raise SourceDamaged(name, reason, "give the ZIP of the export as it was downloaded, or its folder")
    fields: dict[str, str] = {}
    for node in root.iter("property"):
        markup = _markup(node)
        if plain(markup):
            fields[(node.get("name") or "").removeprefix("gsb:")] = markup
    title = plain(fields.pop("title", ""))
    if not title:
        raise SourceEmpty(name, "the programme has no title", "the other programmes are in; try tomorrow's export")
    targets = (node.get(_HREF, "").removeprefix("target:") for node in root.iter("link"))
    return Programme(title, fields, tuple(dict.fromkeys(target for target in targets if target)))


def plain(markup: str) -> str:
    """Returns the text of some HTML on one line, "" for an empty `<div>`."""
    if "<" not in markup and "&" not in markup:
        return inline(markup)
    from lxml import etree, html

    try:
        return inline(html.fragment_fromstring(markup, create_parent="div").text_content())
    except (etree.LxmlError, ValueError):
        return inline(markup)


def _markup(node: Any) -> str:
    """The value of a property; rich text is HTML in a CDATA section that is itself written as text."""
    written = node.findtext("text")
    value = str(node.findtext("value") or "" if written is None else written).strip()
    if value.startswith(_OPEN):
        value = value.removeprefix(_OPEN).removesuffix(_CLOSE).replace("]]]]><![CDATA[>", "]]>")
    return value
