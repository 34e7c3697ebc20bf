"""Splits documents into chunks: along their structure, never over it, and without losing a letter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.clean import list_mark
from rag.records import Block, Chunk, Document, chunk_id
from rag.text.sentences import sentences

TARGET_WORDS = 200
"""A section longer than `MAX_WORDS` is divided into chunks of about this size."""
MAX_WORDS = 320
"""No chunk has more words, headings apart; a list item, a table row or a sentence below it is never cut."""
TINY_WORDS = 30
"""A section shorter than this joins a neighbour, where the common heading path is true for both …"""
JOINED_WORDS = 120
"""… and both together have no more than this: in a larger chunk the heading path that is lost weighs more."""
MAX_CHARS = 4_000
"""No chunk has more characters either, so that text without spaces is cut as well."""
MAX_PATH_CHARS = 160

_LINE = re.compile(r"[^\n]+")
_SOFT_ENDS = tuple(re.compile(pattern) for pattern in (r"[;:]\s+|[,;]\s+(?=[–-]\s)", r",\s+", r"\s+"))
_NOT_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the text that is not cut any more: `text[start:end]`, its words, and whether it begins a block."""

    start: int
    end: int
    words: int
    opens: bool = True


@dataclass(frozen=True, slots=True)
class _Span:
    """A chunk in the making."""

    start: int
    end: int
    words: int
    path: tuple[str, ...]
    whole: bool
    """True for a section in one piece."""
    has_body: bool = True


def split(document: Document) -> list[Chunk]:
    """Returns the chunks of a document in order; none for one without text.

    A chunk opens with its heading and keeps blocks whole: lists are cut between items, tables between rows, long
    paragraphs at sentence ends, and only a sentence longer than `MAX_WORDS` inside. `heading_path` holds the headings
    above it, outermost first, without the document's title. Every letter of the text lies in exactly one chunk, and
    `document.text[chunk.start:chunk.end] == chunk.text`.
    """
    text = document.text
    version = document.version
    first_page = [page.start for page in document.pages]
    chunks = []
    for ordinal, span in enumerate(_merged(list(_spans(document)))):
        pages = _pages(first_page, span.start, span.end)
        chunks.append(
            Chunk(
                chunk_id=chunk_id(document.doc_id, version, ordinal),
                doc_id=document.doc_id,
                version=version,
                ordinal=ordinal,
                text=text[span.start : span.end],
                start=span.start,
                end=span.end,
                heading_path=span.path,
                page_first=document.pages[pages[0]].number if pages else None,
                page_last=document.pages[pages[-1]].number if pages else None,
                page_breaks=tuple(first_page[page] for page in pages[1:]),
            )
        )
    return chunks


def _pages(starts: list[int], start: int, end: int) -> range:
    """The pages, from 0, that a span lies on, by where each begins; none where there are no pages."""
    if not starts:
        return range(0)
    first = max(bisect_right(starts, start) - 1, 0)
    last = max(bisect_left(starts, end) - 1, first)
    return range(first, last + 1)


def _blocks(document: Document) -> Iterator[Block]:
    """Yields the blocks and, for text that no block covers, paragraphs; all trimmed, none without a letter."""
    at = 0
    for block in (*document.blocks, Block("paragraph", len(document.text), len(document.text))):
        for each in (Block("paragraph", at, max(at, block.start)), replace(block, start=max(at, block.start))):
            start, end = _trimmed(document.text, each.start, each.end)
            if start < end:
                yield replace(each, start=start, end=end)
        at = max(at, block.end)


def _spans(document: Document) -> Iterator[_Span]:
    """Yields the chunks of each section: its headings, which may be several in a row going down, and its body."""
    text = document.text
    title = _plain(document.title)
    above: list[tuple[int, str]] = []
    headings: list[Block] = []
    body: list[_Piece] = []
    for block in _blocks(document):
        if block.kind != "heading":
            body.extend(_pieces(text, block))
            continue
        name = " ".join(text[block.start : block.end].split())
        in_title = _plain(name) in title
        goes_on = headings and not body and (block.level > headings[-1].level or (in_title and not above[-1][1]))
        if (headings or body) and not goes_on:
            yield from _section(text, headings, body, tuple(name for _, name in above if name))
            headings, body = [], []
        above = [(level, name) for level, name in above if level < block.level]
        above.append((block.level, "" if in_title else _short(name, document.title)))
        headings.append(block)
    if headings or body:
        yield from _section(text, headings, body, tuple(name for _, name in above if name))


def _section(text: str, headings: list[Block], body: list[_Piece], path: tuple[str, ...]) -> Iterator[_Span]:
    """Yields one span for a section that fits, else spans of about equal size, the first with the headings."""
    start = headings[0].start if headings else body[0].start
    if not body:
        yield _Span(start, headings[-1].end, _count(text, start, headings[-1].end), path, True, has_body=False)
        return
    total = sum(piece.words for piece in body)
    head_words = _count(text, start, headings[-1].end) if headings else 0
    if total <= MAX_WORDS and body[-1].end - start <= MAX_CHARS:
        yield _Span(start, body[-1].end, head_words + total, path, True)
        return
    goal = total / -(-total // TARGET_WORDS)
    words, end, first = 0, start, True
    for piece in body:
        too_much = words + piece.words > MAX_WORDS or piece.end - start > MAX_CHARS
        enough = words >= goal * (0.75 if piece.opens else 1) and words + piece.words / 2 > goal
        if words and (too_much or enough):
            yield _Span(start, end, words + (head_words if first else 0), path, False)
            start, words, first = piece.start, 0, False
        words += piece.words
        end = piece.end
    yield _Span(start, end, words + (head_words if first else 0), path, False)


def _merged(spans: list[_Span]) -> list[_Span]:
    """Returns the spans with tiny sections joined to a neighbour: siblings, or parent and child, up to the target."""
    merged: list[_Span] = []
    for span in spans:
        joined = _joined(merged[-1], span) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(span)
    return merged


def _joined(left: _Span, right: _Span) -> _Span | None:
    """Returns both as one, None where they stay apart."""
    words = left.words + right.words
    tiny = left.words < TINY_WORDS or right.words < TINY_WORDS
    if not (left.whole and right.whole and tiny) or words > JOINED_WORDS or right.end - left.start > MAX_CHARS:
        return None
    common = _common(left.path, right.path)
    siblings = len(left.path) <= len(common) + 1 and len(right.path) <= len(common) + 1
    if not siblings:
        return None
    path = right.path if not left.has_body and common == left.path else common
    return _Span(left.start, right.end, words, path, True, left.has_body or right.has_body)


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        same += 1
    return left[:same]


def _pieces(text: str, block: Block) -> Iterator[_Piece]:
    """Yields a block in the largest pieces that may stand in a chunk: the block, its items or rows, its sentences."""
    words = _count(text, block.start, block.end)
    if words <= MAX_WORDS and block.end - block.start <= MAX_CHARS:
        yield _Piece(block.start, block.end, words)
        return
    parts = _parts(text, block)
    for index, (start, end) in enumerate(parts):
        words = _count(text, start, end)
        if words <= MAX_WORDS and end - start <= MAX_CHARS:
            yield _Piece(start, end, words, index == 0)
        else:
            for number, (first, last) in enumerate(_cut(text, start, end)):
                yield _Piece(first, last, _count(text, first, last), index == number == 0)


def _parts(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind not in ("table", "list"):
        return [(block.start + start, block.start + end) for start, end in sentences(text[block.start : block.end])]
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text, block.start, block.end)]
    if block.kind == "list" and any(list_mark(text[start:end].lstrip()) for start, end in lines):
        items: list[tuple[int, int]] = []
        for start, end in lines:
            if items and not list_mark(text[start:end].lstrip()):
                items[-1] = (items[-1][0], end)
            else:
                items.append((start, end))
        lines = items
    trimmed = (_trimmed(text, start, end) for start, end in lines)
    return [(start, end) for start, end in trimmed if start < end]


def _cut(text: str, start: int, end: int, depth: int = 0) -> Iterator[tuple[int, int]]:
    """Yields a too long part cut at its sentence ends, then at its clauses, commas, spaces, and at last anywhere."""
    start, end = _trimmed(text, start, end)
    if start >= end:
        return
    if end - start <= MAX_CHARS and _count(text, start, end) <= MAX_WORDS:
        yield start, end
        return
    if depth == 0:
        bounds = [start + last for _, last in sentences(text[start:end])][:-1]
    elif depth <= len(_SOFT_ENDS):
        bounds = [found.end() for found in _SOFT_ENDS[depth - 1].finditer(text, start, end) if found.end() < end]
    else:
        bounds = list(range(start + MAX_CHARS, end, MAX_CHARS))
    opened = start
    for here, following in pairwise([*bounds, end]):
        if following - opened > MAX_CHARS or _count(text, opened, following) > TARGET_WORDS:
            yield from _cut(text, opened, here, depth + 1)
            opened = here
    yield from _cut(text, opened, end, depth + 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _count(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _plain(name: str) -> str:
    return " ".join(_NOT_LETTERS.sub(" ", name.casefold()).split())


def _short(name: str, title: str) -> str:
    """Returns a heading as it stands in a path: without the title before it, without marks, not too long."""
    shown = name[len(title) :] if name.casefold().startswith(title.casefold()) else name
    shown = shown.lstrip(" -–•*:").rstrip(" :") or name
    return shown if len(shown) <= MAX_PATH_CHARS else shown[: MAX_PATH_CHARS - 1].rsplit(" ", 1)[0] + "…"
