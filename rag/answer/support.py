"""Finds the sentences of a passage that carry what a chat model says, so that a citation quotes no more than needed.

A sentence of the model is held to be carried by a passage only where few neighbouring sentences of it do: a passage of a page has
a figure for every size class, and any of them would else carry any class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from rag.answer.candidates import Candidate, terms_of
from rag.answer.cite import Citer
from rag.answer.entries import entry_of, state_of
from rag.answer.families import family
from rag.answer.need import language
from rag.answer.passages import Passage
from rag.answer.reply import Sentence
from rag.answer.told import Line
from rag.answer.verify import verify
from rag.text.analyse import words

MAX_NEIGHBOURS = 3
"""Sentences in a row that may carry one together."""

MAX_TRIED = 6
"""Rows of neighbours tried of each passage, those that share most words first."""

MIN_ACROSS = 0.75
"""Share of a sentence's words that a passage in another language must hold, by themselves or by their family."""

MIN_OF_BEST = 0.8
"""Share of the words in common with the best row that another must have: what is said elsewhere in a passage does not carry a
sentence whose like it holds."""

OPPOSITE = "the cited text says the opposite"
"""The verifier's reason after which no other row is tried: a passage that denies a sentence does not carry it."""

Row = tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The line that may be said, with the sentences that carry it; or the reasons why nothing carries it."""

    line: Line | None
    reasons: tuple[str, ...] = ()


def support(sentence: Sentence, passages: Mapping[int, Passage], today: date) -> Support:
    """Returns `sentence` with what carries it in the passages whose numbers it names; every number must be one of `passages`.

    Each passage that carries it alone is cited; where none does, all named together are tried.
    """
    if not sentence.numbers:
        return Support(None, ("no marker",))
    strange = [number for number in sentence.numbers if number not in passages]
    if strange:
        return Support(None, tuple(f"marker [{number}] resolves to nothing" for number in strange))
    rows = [_rows(sentence.text, passages[number]) for number in sentence.numbers]
    reasons: tuple[str, ...] = ()
    alone: list[Row] = []
    for of_passage in rows:
        for row in of_passage:
            faults = _faults(sentence.text, row, today)
            if not faults:
                alone.append(row)
                break
            reasons = reasons or faults
            if OPPOSITE in faults:
                return Support(None, faults)
    if not alone and len(rows) > 1:
        for mix in product(*(of_passage[:MAX_NEIGHBOURS] for of_passage in rows)):
            row = tuple(one for part in mix for one in part)
            if not _faults(sentence.text, row, today):
                alone.append(row)
                break
    if not alone:
        return Support(None, reasons or ("the cited text is about something else",))
    sources = tuple(one for row in alone for one in row)
    return Support(Line(sentence.text, sources, item=sentence.item))


def _rows(text: str, passage: Passage) -> list[Row]:
    """Rows of neighbouring sentences, those with most of the words of `text` first, shorter ones before longer."""
    wanted = terms_of(text)
    sentences = passage.sentences
    found = []
    for length in range(1, MAX_NEIGHBOURS + 1):
        for at in range(len(sentences) - length + 1):
            row = sentences[at : at + length]
            shared = wanted & frozenset[str]().union(*(one.terms | one.lead_terms for one in row))
            found.append((-len(shared), length, at, row))
    found.sort(key=lambda one: one[:3])
    least = MIN_OF_BEST * -found[0][0] if found else 0
    return [row for shared, *_, row in found[:MAX_TRIED] if -shared >= least]


def _faults(text: str, row: Sequence[Candidate], today: date) -> tuple[str, ...]:
    citer = Citer()
    know(citer, row, today)
    stated = citer.line(Line(text, tuple(row)))
    dropped = verify([stated], citer.citations(), today=today, entries=citer.entries).dropped
    faults = tuple(reason for one in dropped for reason in one.reasons)
    return faults or _across(text, row)


def know(citer: Citer, sources: Sequence[Candidate], today: date) -> None:
    """Tells a citer how the entries behind `sources` stand."""
    for document in {one.document.doc_id: one.document for one in sources}.values():
        entry, standing = entry_of(document), state_of(document, today)
        if entry is not None and standing is not None:
            citer.know(document, entry, standing)


def _across(text: str, row: Sequence[Candidate]) -> tuple[str, ...]:
    """What is wrong with a sentence in another language than its sources: the verifier leaves its words unchecked then."""
    quotes = " ".join(one.text for one in row)
    if language(text) == language(quotes):
        return ()
    there = frozenset[str]().union(*(one.terms | one.lead_terms | terms_of(one.document.title) for one in row))
    own = [word for word in words(text) if word.terms and not word.text[0].isdigit()]
    held = sum(bool({*word.terms, *family(word.terms)} & there) for word in own)
    return (
        ()
        if own and held / len(own) >= MIN_ACROSS
        else ("too few of its words are known in the language of the cited text",)
    )
