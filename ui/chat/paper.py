"""A conversation on paper: each question with its answer, programmes, sources with quotes, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from rag.answer.phrases import SMALL_TALK
from rag.records import Answer, Citation
from ui import language, texts
from ui.chat.blocks import BULLET, cells, is_table, kind_of_line
from ui.chat.cards import amount
from ui.chat.chat import Conversation
from ui.chat.panel import day, standing
from ui.chat.replies import without_question
from ui.chat.warned import set_apart
from ui.paper.sheet import Block, Grid, Heading, Points, Sheet, Source, Text


def sheet(conversation: Conversation, today: dt.date) -> Sheet:
    """Returns the whole conversation, small talk left out."""
    told = [one for one in conversation if one.given.engine != SMALL_TALK]
    blocks = tuple(block for one in told for block in _exchange(one.given))
    return Sheet(texts.RECORD_TITLE, today, language.current(), (*blocks, Text(texts.CHECK_NOTE, "soft")))


def _exchange(given: Answer) -> Iterator[Block]:
    yield Heading(" ".join(given.question.split()))
    warned, text = set_apart(given)
    for one in warned:
        yield Text(f"{texts.WARNING_NAMES[one.code]}: {one.text} {one.markers}".strip(), "warning")
    yield from _text(without_question(text, given.ask))
    if given.programmes:
        yield Points(
            tuple(
                f"{one.name}: {texts.VERDICTS[one.verdict]}; {amount(one.support)}; {standing(one.availability, 'programme')}"
                for one in given.programmes
            )
        )
    if given.ask:
        yield Text(f"{texts.NEXT_QUESTION}: {given.ask.question}")
    if given.citations:
        yield Heading(texts.SOURCES, 4)
        yield from (_source(one) for one in given.citations)
    yield Text(f"{texts.TODAY} {day(given.today)}", "soft")


def _text(text: str) -> Iterator[Block]:
    for kind, group in groupby(text.splitlines(), kind_of_line):
        lines = list(group)
        if kind == "list":
            yield Points(tuple(BULLET.sub("", one, count=1) for one in lines))
        elif kind == "table" and is_table(lines):
            head, *rows = (tuple(cells(one)) for one in (lines[0], *lines[2:]))
            yield Grid(head, tuple(_as_wide(row, len(head)) for row in rows))
        elif kind != "gap":
            yield from (Text(one.strip()) for one in lines)


def _as_wide(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*row, *("",) * width)[:width]


def _source(one: Citation) -> Source:
    place = (
        one.heading,
        f"{texts.PAGE} {one.page}" if one.page else "",
        f"{texts.AS_OF} {day(one.as_of)}" if one.as_of else "",
    )
    return Source(one.marker, one.title, ", ".join(part for part in place if part), one.quote, one.url)
