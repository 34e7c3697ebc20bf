"""Loads web pages: the only door to trafilatura, which tells main text from menus and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ingest.clean import inline
from ingest.load.draft import Draft
from ingest.load.encoding import declared_in_html, decode
from ingest.load.html_blocks import add_all, joined, strip
from ingest.load.limits import Limits
from ingest.load.metadata import Found, document, parse_date, web_address
from ingest.sources import Source
from rag.errors import SourceDamaged, SourceEmpty, SourceTooLarge
from rag.records import Document

MAX_HTML_MB = 60
"""No larger page is parsed: its tree takes about ten times its size in memory."""
MAX_MAIN_TEXT_MB = 1
"""Up to this size the main text is sought (2 to 10 s a MB); of a larger page all its text is taken (0.4 s a MB)."""
LEAST_SHARE = 0.5
"""A main text with less than this share of what stands in paragraphs has lost some of it."""
SHORT_CHARS = 500
"""Below this trafilatura gives the page up and returns it as one paragraph, menus included."""

_HEADING = re.compile(r"h([1-6])$")


def load_html(data: bytes, source: Source, limits: Limits) -> Document:
    """Returns the document of a page: its main text with headings, lists and tables, row-wise.

    The encoding is the server's, else a byte order mark's, else the page's own, else guessed. Title, day and canonical
    address come from the page. A page above `MAX_MAIN_TEXT_MB` is read whole but for menus, headers and footers, and
    has a note that says so.

    Raises:
        SourceEmpty: the page has no main text.
        SourceTooLarge: above `MAX_HTML_MB`, or more characters than the limit.
        SourceDamaged: no tree can be made of it.
    """
    if len(data) > MAX_HTML_MB * 1_000_000:
        reason = f"a page of {len(data) / 1_000_000:.0f} MB is above the limit of {MAX_HTML_MB} MB for HTML"
        raise SourceTooLarge(source.name, reason, "split it, or save its text as .txt")
    markup, _ = decode(data, source.fields.get("charset") or declared_in_html(data[:4_096]))
    tree = _tree(markup, source)
    draft = Draft(source.name, limits.text_chars)
    found = _properties(tree)
    notes: tuple[str, ...] = ()
    if len(data) <= MAX_MAIN_TEXT_MB * 1_000_000:
        found = _add_main_text(draft, markup, tree, found)
    else:
        notes = ("a large page: all its text was taken, not only the main text",)
        add_all(draft, tree)
    if not draft.blocks:
        remedy = "check that the text is in the page itself and not loaded by a script, or save it as .pdf"
        raise SourceEmpty(source.name, "the page has no main text", remedy)
    return document(source, draft, Found(**found, notes=notes))


def _tree(markup: str, source: Source) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        if not markup.strip() or isinstance(error, etree.ParserError):
            raise SourceEmpty(source.name, "the page has no main text", "check that it is the right file") from error
        reason = f"the page cannot be parsed ({error})"
        raise SourceDamaged(source.name, reason, "open it in a browser and save it again") from error


def _properties(tree: Any) -> dict[str, Any]:
    """Returns title, canonical address, language and day as the head of the page names them."""
    meta = {
        (node.get("property") or node.get("name") or "").lower(): node.get("content", "")
        for node in tree.iterfind(".//meta")
    }
    canonical = next((node.get("href") for node in tree.iterfind(".//link[@rel='canonical']")), None)
    title = meta.get("og:title") or tree.findtext(".//title") or ""
    heading = next((inline(node.text_content()) for node in tree.iter("h1")), "")
    if heading and (not title or inline(title).casefold().startswith(heading.casefold())):
        title = heading
    names = ("article:published_time", "date", "dc.date", "dcterms.date", "dcterms.created", "last-modified")
    days = (parse_date(meta.get(name)) for name in names)
    times = (parse_date(node.get("datetime")) for node in tree.iter("time"))
    return {
        "title": inline(title) or None,
        "url": web_address(canonical) or web_address(meta.get("og:url")),
        "language": tree.get("lang") or None,
        "published": next(filter(None, (*days, *times)), None),
    }


def _add_main_text(draft: Draft, markup: str, tree: Any, found: dict[str, Any]) -> dict[str, Any]:
    """Adds the main text; all but its navigation where that fails: a short page, or one with its text lost."""
    import trafilatura

    page: Any = trafilatura.bare_extraction(
        markup, fast=True, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True
    )
    is_found = isinstance(page, trafilatura.settings.Document) and page.body is not None
    chars = len("".join(page.body.itertext())) if is_found else 0
    strip(tree)
    if chars < max(SHORT_CHARS, LEAST_SHARE * sum(len(joined(node)) for node in tree.iter("p"))):
        add_all(draft, tree)
        return found
    _Main(draft).add(page.body)
    published: date | None = found["published"] or parse_date(page.date)
    return found | {"title": found["title"] or page.title, "published": published}


class _Main:
    """Adds what trafilatura found: head, p, list, table, quote, in its own small markup."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def add(self, body: Any) -> None:
        self._draft.paragraph(body.text or "")
        for node in body:
            match node.tag:
                case "head":
                    level = _HEADING.match(node.get("rend", "h2"))
                    self._draft.heading(_text(node), int(level.group(1)) if level else 2)
                case "list":
                    self._draft.items(_items(node))
                case "table":
                    self._draft.table([_text(cell) for cell in row.iter("cell")] for row in node.iter("row"))
                case "quote" if len(node) == 0:
                    self._draft.quote(_text(node))
                case "quote" | "div":
                    self.add(node)
                case _:
                    self._draft.paragraph(_text(node))
            self._draft.paragraph(node.tail or "")


def _items(node: Any) -> Iterator[str]:
    numbered = node.get("rend") == "ol"
    for number, item in enumerate(node.iter("item"), start=1):
        own = "".join(_own_text(item))
        yield f"{number}. {own}" if numbered else f"- {own}"


def _own_text(node: Any) -> Iterator[str]:
    """Yields the text of an item without that of the items inside it, which come by themselves."""
    yield node.text or ""
    for child in node:
        if child.tag not in ("list", "item"):
            yield from (" ", *_own_text(child)) if child.tag in ("p", "lb") else _own_text(child)
        yield child.tail or ""


def _text(node: Any) -> str:
    """Returns the text of a node, with a line break for each `lb` and a space between the paragraphs in a cell."""
    parts = [node.text or ""]
    for child in node:
        divider = (
            "\n" if child.tag in ("lb", "br") else " " if child.tag in ("p", "item", "list", "row", "cell") else ""
        )
        parts += [divider, _text(child), child.tail or ""]
    return "".join(parts)
