"""Loads Markdown: marks removed, structure kept; the front matter of a corpus entry becomes its record."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from corpus.files import split_front_matter
from corpus.schema import Entry
from corpus.vocabulary import FOLDERS
from ingest.clean import clean, unwrap
from ingest.load.draft import Draft
from ingest.load.metadata import Found, parse_date, strings
from ingest.sources import Source
from rag.errors import SourceDamaged
from rag.records import KINDS

if TYPE_CHECKING:
    from markdown_it.token import Token

LONG_ITEM_WORDS = 80
"""A numbered item longer than this is a numbered paragraph."""

_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|</?[a-zA-Z][^<>]*>", re.S | re.I)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>", re.I)
_TWICE_MARKED = re.compile(r"^- (?=[-–•]\s?\S|\d{1,2}(?:\.\d{1,2})+\.?\s|\(?\w{1,2}[.)]\s)")
_TASK = re.compile(r"^\[[ xX]\]\s+")


def add_markdown(draft: Draft, text: str, source: Source) -> Found:
    """Adds the blocks of a Markdown text (CommonMark with tables) to the draft, and returns what its front matter says.

    Link texts stay, addresses go; a list keeps its marks, a table becomes rows with " | ".

    Raises:
        SourceDamaged: the front matter is not closed or no YAML, or an entry that does not keep its schema.
    """
    try:
        fields, body = split_front_matter(text)
    except ValueError as error:
        raise SourceDamaged(source.name, str(error), "mend the lines between the two '---'") from error
    _Walk(draft).blocks(clean(body))
    return _found(fields, source) if fields else Found()


def _found(fields: Mapping[str, Any], source: Source) -> Found:
    if {"id", "kind", "name", "level"} <= fields.keys() and fields["kind"] in FOLDERS:
        return _entry(fields, source)
    more: dict[str, Any] = {}
    if fields.get("kind") in KINDS:
        more["kind"] = fields["kind"]
    for name in ("regions", "topics"):
        if values := strings(fields.get(name)):
            more[name] = values
    for name, last in (("valid_from", False), ("valid_until", True)):
        if day := parse_date(fields.get(name), last=last):
            more[name] = day
    return Found(
        title=_first_text(fields, "title", "titel", "name"),
        url=_first_text(fields, "url", "source", "quelle", "canonical"),
        language=_first_text(fields, "language", "lang", "sprache"),
        published=next(filter(None, (parse_date(fields.get(name)) for name in ("published", "date", "datum"))), None),
        more=more,
    )


def _entry(fields: Mapping[str, Any], source: Source) -> Found:
    try:
        entry = Entry.model_validate(dict(fields))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"]) or "entry"
        reason = f"field '{place}' of the entry: {fault['msg']}"
        raise SourceDamaged(source.name, reason, "mend the field; corpus/README.md describes them") from error
    in_force = entry.clocks.in_force
    return Found(
        title=entry.name,
        url=(entry.contact.web if entry.contact else None) or entry.sources[0].url,
        language="de",
        more={
            "doc_id": entry.id,
            "kind": entry.kind,
            "title": entry.name,
            "regions": entry.regions,
            "topics": tuple(entry.topics),
            "valid_from": in_force.valid_from,
            "valid_until": in_force.valid_until,
            "entry_id": entry.id,
            "entry": entry.model_dump(mode="json"),
        },
    )


def _first_text(fields: Mapping[str, Any], *names: str) -> str | None:
    return next((value for name in names if isinstance(value := fields.get(name), str) and value.strip()), None)


class _Walk:
    """Walks the tokens of a text once, in order, and adds what they hold to the draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._marks: list[str] = []  # of the open list items, outermost first
        self._items: list[str] = []  # of the outermost open list
        self._rows: list[list[str]] | None = None
        self._in_quote = 0

    def blocks(self, text: str) -> None:
        """Adds all blocks of `text`; four spaces at a line's start make no code, as exports indent by them."""
        from markdown_it import MarkdownIt

        lines = text.split("\n")
        tokens = MarkdownIt("commonmark").enable("table").disable(["code", "reference"]).parse(text)
        heading: Token | None = None
        for token in tokens:
            match token.type:
                case "heading_open":
                    heading = token
                case "inline":
                    if heading is not None and not _is_underlined_by_chance(heading, lines):
                        self._end_list()
                        self._draft.heading(_inline(token), int(heading.tag[1]))
                    else:
                        self._text(_inline(token))
                    heading = None
                case "fence" | "code_block":
                    self._text(token.content)
                case "html_block":
                    self._text(_untagged(token.content))
                case "table_open":
                    self._end_list()
                    self._rows = []
                case "tr_open" if self._rows is not None:
                    self._rows.append([])
                case "table_close":
                    self._draft.table(self._rows or [])
                    self._rows = None
                case "list_item_open":
                    self._marks.append(f"{token.info}{token.markup} " if token.info else "- ")
                    self._items.append(self._marks[-1])
                case "list_item_close":
                    self._marks.pop()
                case "bullet_list_close" | "ordered_list_close" if not self._marks:
                    self._end_list()
                case "blockquote_open":
                    self._end_list()
                    self._in_quote += 1
                case "blockquote_close":
                    self._in_quote -= 1

    def _text(self, text: str) -> None:
        if self._rows is not None:
            self._rows[-1].append(text)
        elif self._marks:
            if not self._items:
                self._items.append("")
            self._items[-1] += ("" if self._items[-1] in ("", *self._marks) else " ") + _TASK.sub("", text)
        elif self._in_quote:
            self._draft.quote(unwrap(text))
        else:
            self._draft.paragraph(unwrap(text))

    def _end_list(self) -> None:
        short: list[str] = []
        for each in self._items:
            item = _TWICE_MARKED.sub("", each)
            if len(item.split()) <= LONG_ITEM_WORDS:
                short.append(item)
                continue
            self._draft.items(short)
            short = []
            self._draft.paragraph(unwrap(item))
        self._draft.items(short)
        self._items = []


def _is_underlined_by_chance(heading: Token, lines: list[str]) -> bool:
    """Returns True where a line became a heading only because a lone "-" or "=" stands below it."""
    if heading.markup not in ("-", "=") or heading.map is None:
        return False
    return len(lines[heading.map[1] - 1].strip(" >")) < 3


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "html_inline":
            parts.append("\n" if _BREAK.match(child.content) else "")
        else:  # text, code, an escaped letter, the words for a picture; an opening or closing mark has no content
            parts.append(child.content)
    return "".join(parts)


def _untagged(markup: str) -> str:
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup)))
