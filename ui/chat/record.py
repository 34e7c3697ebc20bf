"""A conversation and a check as Markdown and CSV, to be kept: with day and sources."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from rag.records import Answer, Citation
from ui import texts
from ui.chat.cards import amount
from ui.chat.panel import day
from ui.chat.replies import without_question


def exchange(given: Answer) -> str:
    """Returns a question and its answer as Markdown: text, programmes, the next question, sources with quotes, the day."""
    parts = [f"## {' '.join(given.question.split())}", without_question(given.text, given.ask)]
    parts += [f"- **{one.name}**: {texts.VERDICTS[one.verdict]}; {amount(one.support)}" for one in given.programmes]
    if given.ask:
        parts.append(f"*{given.ask.question}*")
    if given.citations:
        parts.append(f"### {texts.SOURCES}")
        parts.append("\n".join(_source(one) for one in given.citations))
    parts.append(f"{texts.TODAY} {day(given.today)}")
    return "\n\n".join(part for part in parts if part) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns rows as CSV that a German spreadsheet opens: semicolons, and a byte order mark in front.

    A value that a spreadsheet would take for a formula gets an apostrophe. Source: OWASP, CSV injection.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _source(one: Citation) -> str:
    place = [one.heading, f"{texts.PAGE} {one.page}" if one.page else "", f"{texts.AS_OF} {day(one.as_of)}"]
    if not one.as_of:
        place.pop()
    said = ", ".join(part for part in (one.title, *place) if part)
    return f"- [{one.marker}] {said}: {texts.QUOTED.format(' '.join(one.quote.split()))}{f' <{one.url}>' if one.url else ''}"
