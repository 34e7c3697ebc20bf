"""Questions proposed from one document, with gold quoted from it, for a person to accept: rates, amounts, clocks, who, contact.

A draft is a whole question: it keeps the schema, its quote stands in the document, and the quote says the nugget. What it
cannot be is asked in an asker's words; the note says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from corpus.schema import Entry
from evals.draft_entry import Proposal, of_entry
from evals.judged import names_document
from evals.matching import figures, says
from evals.question import Category, Collection, Gold, Nugget, Question, Statement
from evals.quotes import words
from rag.clocks import availability
from rag.records import Document, WarningCode
from rag.text.analyse import fold
from rag.text.dates import dates
from rag.text.numbers import amounts
from rag.text.sentences import sentences

NOTE = "Entwurf: in Worten eines Fragenden fassen, Nuggets und Warnungen prüfen, Verbotenes ergänzen"
QUOTE_CHARS = range(30, 500)
"""How long a sentence is that a section is asked about."""

LEFT_OUT: frozenset[str] = frozenset({"Quellen", "Kontakt"})
TELLING: frozenset[str] = frozenset({"eur", "percent", "months", "days", "people"})
LONG_WORD_CHARS = 9
TITLE_CHARS = 80

_BY_KIND: dict[str, Category] = {
    "programme": "fact",
    "rule": "rule",
    **dict.fromkeys(("network", "hub", "cluster", "agency"), "network"),
    **dict.fromkeys(("practice", "event", "study"), "practice"),
}
_WARNINGS: dict[str, tuple[WarningCode, ...]] = {"unproven": ("status_unproven",), "closed": ("closed_successor",)}
_ITEM = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
_NUMBER = re.compile(r"-(\d{3})$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the document under its heading; "" where none stands above it."""

    heading: str
    text: str


def draft(
    document: Document, *, today: dt.date, needs: tuple[Collection, ...], taken: Sequence[Question]
) -> list[Question]:
    """Returns the questions that `document` answers, split "dev", numbered after those `taken`.

    A passage that one of `taken` has as gold is not proposed again.
    """
    entry = None if document.entry is None else Entry.model_validate(document.entry)
    passages = passages_of(document)
    proposals = list(of_entry(entry, today)) if entry else []
    category: Category = _BY_KIND[entry.kind] if entry else "document"
    if entry is None or entry.kind != "programme":
        proposals += _of_sections(document.title, category, passages)
    doc = document.doc_id if entry else document.doc_id.rpartition("-")[0] + "-"
    warnings = _WARNINGS.get(availability(entry, today).state, ()) if entry and entry.kind == "programme" else ()
    known = [words(gold.quote) for one in taken for gold in one.gold if names_document(gold.doc, document.doc_id)]
    drafts: list[Question] = []
    for one in proposals:
        quote = _quote(one, passages)
        if quote is None or any(quote in gold or gold in quote for gold in known):
            continue
        if one.spare and any(quote == gold.quote for other in drafts for gold in other.gold):
            continue
        kind = one.category or category
        drafts.append(
            Question(
                id=_next_id(kind, (*taken, *drafts)),
                category=kind,
                split="dev",
                question=one.question,
                today=today,
                needs=needs,
                status=("answered",),
                warnings=warnings,
                gold=(Gold(doc=doc, quote=quote),),
                nuggets=(Nugget(text=one.statement.text, say=one.statement.say),),
                note=NOTE,
            )
        )
    return drafts


def passages_of(document: Document) -> list[Passage]:
    """Returns the sentences of `document` with their heading, in order, without marks of lists; tables are left out."""
    heading, found = "", []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "heading":
            heading = text.lstrip("# ").strip()
        elif block.kind != "table":
            found += [Passage(heading, _ITEM.sub("", text[start:end])) for start, end in sentences(text)]
    return found


def _quote(proposal: Proposal, passages: Iterable[Passage]) -> str | None:
    """The passage that says it, and shares most words with what it is about; the first of equals."""
    about = _stems(proposal.about)
    fitting = [
        one.text for one in passages if one.heading not in proposal.not_under and says(one.text, proposal.statement)
    ]
    best = max(fitting, key=lambda text: len(about & _stems(text)), default=None)
    return None if best is None else words(best)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words, so that "kleines Unternehmen" meets "kleine Unternehmen"."""
    return frozenset(fold(word)[:6] for word in re.findall(r"\w{4,}", text))


def _of_sections(title: str, category: Category, passages: Sequence[Passage]) -> Iterator[Proposal]:
    """One question a heading, over the sentence with most figures; the first where none has any."""
    title = shorten(title, TITLE_CHARS, placeholder=" …")
    for heading in dict.fromkeys(one.heading for one in passages):
        inside = [one for one in passages if one.heading == heading and len(one.text) in QUOTE_CHARS]
        if heading in LEFT_OUT or not inside:
            continue
        best = max(inside, key=lambda one: len(figures(one.text).quantities) + len(figures(one.text).days))
        say = _telling(best.text)
        if say:
            asked = f"Was gilt nach „{title}“ zu „{heading}“?" if heading else f"Was gilt nach „{title}“?"
            yield Proposal(asked, Statement(text=best.text, say=say), best.text, category, spare=True)


def _telling(text: str) -> tuple[str, ...]:
    """What an answer must say of a sentence: its figures as written, else its three longest words."""
    told = [text[one.start : one.end] for one in amounts(text) if one.unit in TELLING]
    told += [text[one.start : one.end] for one in dates(text)]
    if not told:
        long = sorted(dict.fromkeys(re.findall(r"[^\W\d_]+", text)), key=len, reverse=True)
        told = [word for word in long if len(word) >= LONG_WORD_CHARS][:3]
    return tuple(dict.fromkeys(told))


def _next_id(category: Category, taken: Sequence[Question]) -> str:
    """The number after the highest, behind the word that the category's questions have."""
    ids = [one.id for one in taken if one.category == category]
    if not ids:
        return f"{category.replace('_', '-')}-001"
    return f"{_NUMBER.sub('', ids[0])}-{max(int(one[-3:]) for one in ids) + 1:03}"
