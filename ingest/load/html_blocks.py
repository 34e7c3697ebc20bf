"""The blocks of an HTML tree: all its text in one walk, with headings, lists and tables."""

from __future__ import annotations

import re
from typing import Any

from ingest.clean import inline
from ingest.load.draft import Draft

_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "body", "blockquote", "pre", "dl", "dd", "dt", "figcaption"),
        *("address", "center", "table", "tr", "td", "th", "caption", "ul", "ol", "li", "form", "header"),
    )
)
_DROPPED = (
    *("head", "script", "style", "noscript", "template", "nav", "footer", "aside"),
    *("button", "select", "svg", "iframe", "object"),
)
_HEADING = re.compile(r"h([1-6])$")


def add_all(draft: Draft, tree: Any, below: int = 0) -> None:
    """Adds all text of a tree in reading order; its headings stand under the level `below`."""
    _Whole(draft, below).add(tree)


def add_fragment(draft: Draft, markup: str, below: int) -> None:
    """Adds the blocks of a piece of HTML, its headings under the level `below`; nothing for one without text.

    Raises:
        SourceTooLarge: more characters than the draft takes.
    """
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # no element in it
        return
    add_all(draft, tree, below)


class _Whole:
    """Adds all text of a page in one walk, without recursion and without seeking its main part."""

    def __init__(self, draft: Draft, below: int = 0) -> None:
        """`below` is the level under which the headings of the tree stand."""
        self._draft = draft
        self._below = below
        self._loose: list[str] = []

    def add(self, tree: Any) -> None:
        """Walks the tree in reading order; what no reader sees goes first."""
        strip(tree)
        stack: list[tuple[str, Any]] = [("open", tree)]
        while stack:
            step, node = stack.pop()
            if step == "tail":
                self._loose.append(node.tail or "")
            elif step == "close":
                self._flush()
            else:
                stack.append(("tail", node))
                if not self._structure(node):
                    if node.tag in _BLOCKS:
                        self._flush()
                        stack.append(("close", node))
                    self._loose += ["\n" if node.tag == "br" else "", node.text or ""]
                    stack.extend(("open", child) for child in reversed(node))
        self._flush()

    def _structure(self, node: Any) -> bool:
        """Adds a heading, a list or a table as a whole; returns False for anything else, and for a table of tables."""
        heading = _HEADING.match(node.tag)
        if heading is None and (node.tag not in ("ul", "ol", "table") or node.find(".//table") is not None):
            return False
        self._flush()
        if heading:
            self._draft.heading(joined(node), self._below + int(heading.group(1)))
        elif node.tag == "table":
            self._draft.table([joined(cell) for cell in row if cell.tag in ("td", "th")] for row in node.iter("tr"))
        else:
            items = (item for item in node if item.tag == "li")
            self._draft.items(
                f"{f'{number}.' if node.tag == 'ol' else '-'} {joined(item)}"
                for number, item in enumerate(items, start=1)
            )
        return True

    def _flush(self) -> None:
        self._draft.paragraph(
            "\n".join(inline(line) for line in "".join(self._loose).split("\n")) if self._loose else ""
        )
        self._loose = []


def strip(tree: Any) -> None:
    """Takes out of a tree what no reader sees, and what leads away from the text."""
    from lxml import etree

    etree.strip_elements(tree, *_DROPPED, with_tail=False)


def joined(node: Any) -> str:
    """Returns the text of a node; a space stands where a block or a line ends, none inside a word ("CO<sub>2</sub>")."""
    from lxml import etree

    parts: list[str] = []
    for event, each in etree.iterwalk(node, events=("start", "end")):
        text = each.text if event == "start" else each.tail if each is not node else ""
        parts += [" " if each.tag in _BLOCKS or each.tag == "br" else "", text or ""]
    return "".join(parts)
