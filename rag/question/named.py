"""The things that a question names: entries in their names, abbreviations and slips of the pen, paragraphs, funding references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rag.answer.entries import is_withdrawn, twin_of
from rag.answer.families import whole_terms
from rag.answer.names import Names, Respelt, asked_terms, put_right
from rag.question.asked import Asked
from rag.question.patterns import Span, overlaps, pattern
from rag.question.understood import Mention
from rag.text.analyse import words
from rag.text.compounds import parts

_FKZ = pattern(r"(?<!\w)(?P<fkz>\d{2}[a-z]{1,3}\d{4,6}[a-z]{0,2}|\d{2} ?[a-z]{2} ?\d{5}[a-z]?)(?!\w)")

_DESCRIBES = pattern(r"(?<!\w)(?:als|ein|eine|einem|einen|eines|an|as|wir sind|we are|we're|einzelne[mns]?) $")
"""A term of a rule behind these describes somebody: "als KMU" asks nothing about the definition."""


def references(asked: Asked) -> Iterator[Mention]:
    """Yields the paragraphs and articles of laws, and funding references ("16KN012345") without blanks, in capitals."""
    for one in asked.quantities:
        if one.unit == "paragraph":
            yield Mention("paragraph", one.ref, one.start, one.end)
    for match in _FKZ.finditer(asked.text):
        yield Mention("fkz", "".join(match["fkz"].split()).upper(), *match.span())


def entries(asked: Asked, names: Names) -> Iterator[Mention]:
    """Yields a mention for each entry that is named, the tightest words that say its name; of twins our own entry only."""
    places = frozenset(term for one in asked.places for word in words(one.text) for term in whole_terms(word.terms))
    respelt = names.respelt(asked.text, lambda term: term in places or term in _common_terms(), loosely=True)
    said = names.said(put_right(asked.text, respelt))
    typed = _read_as(asked.text, respelt)
    for doc_id, name in said.items():
        document = names.entries[doc_id]
        if is_withdrawn(document) or twin_of(document) in said:
            continue
        span = _tightest(typed, name)
        if span is not None and not (document.kind == "rule" and _DESCRIBES.search(asked.text, 0, span[0])):
            yield Mention("entry", doc_id, *span)


@lru_cache(maxsize=1)
def _common_terms() -> frozenset[str]:
    """The terms of ordinary words, which are never taken for a misspelt name."""
    return frozenset(term for part in parts() for word in words(part) for term in whole_terms(word.terms))


def _read_as(text: str, respelt: Sequence[Respelt]) -> list[tuple[Span, frozenset[str]]]:
    """The words of a text with the terms by which each may say a name, put right."""
    inside = [(one.start, one.end) for one in respelt]
    plain = [((word.start, word.end), word.text) for word in words(text)]
    kept = [one for one in plain if not overlaps(one[0], inside)]
    read = sorted([*kept, *(((one.start, one.end), one.word) for one in respelt)])
    return [(span, asked_terms(said)) for span, said in read]


def _tightest(typed: list[tuple[Span, frozenset[str]]], name: frozenset[str]) -> Span | None:
    """The shortest run of words that holds all terms of a name, the first of equals; None where there is none."""
    best: Span | None = None
    for first, ((start, _), terms) in enumerate(typed):
        if not terms & name:
            continue
        missing = set(name)
        for (_, end), more in typed[first:]:
            missing -= more
            if not missing:
                if best is None or end - start < best[1] - best[0]:
                    best = start, end
                break
    return best
