"""The parts of a question that asks for several things at once; each part is answered with its own evidence.

Three ways to ask twice are read: several clauses ("Wie hoch ist die Förderung von X und bis wann läuft sie?"), several
aspects of one thing ("Fördersumme und Laufzeit von X"), and one aspect of several things named ("ZIM und IFP").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from rag.answer.families import family, whole_terms
from rag.answer.kinds import Kind, kind_of
from rag.answer.need import asks, read_question
from rag.text.analyse import Word, words
from rag.text.sentences import sentences

MAX_PARTS = 4
"""More things at once are answered as one question: the sentences would no longer fit a screen."""

_ASKING = (
    r"(?:wie|was|wer|wem|wen|wann|wo|wofür|womit|wohin|worum|warum|wozu|welche\w*|what|who|how|when|where|which|why)\b"
)
_CLAUSE = re.compile(
    rf"\s*(?:[,;?]\s*(?:und|oder|sowie|and|or)?|\b(?:und|oder|sowie|and|or))\s+"
    rf"(?=(?:(?:bis|ab|seit|an|für|über|in|von|mit|zu|auf|nach|until|for|by)\s+)?{_ASKING}"
    r"|(?:muss|müssen|kann|können|darf|dürfen|gibt|ist|sind|hat|haben|gilt|läuft|is|are|can|does)\s+"
    r"(?:ich|wir|man|es|er|sie|das|der|die|it|we|there)\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:,|/|&|\b(?:und|sowie|oder|bzw\.|vs\.?|mit|and|or|with)\b)"
    r"(?:\s*(?:\b(?:und|die|der|das|den|dem|des|vom|von|beim|bei|im|zum|zur|auch|the|welche\w*)\b))*\s*",
    re.IGNORECASE,
)
_TELLS = re.compile(r"^\W*(?:wir|ich|unser\w*|mein\w*|bei uns|we|i|our|my)\b", re.IGNORECASE)
"""How a clause begins that tells of the asker: "Unser Werk ist in Zwickau, an wen …"."""

_RELATIVE = re.compile(r"^\s*(?:die|der|das|den|dem)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked for: a question that stands alone with the words `carried` from the parts before it.

    `kind` is set where the text around an aspect would read as another kind; `label` names the part to the asker.
    """

    text: str
    carried: str = ""
    kind: Kind | None = None
    label: str = ""


def split_question(text: str, said: Iterable[frozenset[str]] = ()) -> tuple[Part, ...]:
    """Returns the parts of a question in order; one, with the whole text, where it asks for one thing.

    `said` are the telling terms of what it names, as of `Names.words_said`.
    """
    names = frozenset(said)
    parts = [
        named
        for clause in _clauses(text)
        for aspect in _aspects(clause)
        for named in _subjects(aspect, names)
    ]  # fmt: skip
    return tuple(parts) if 1 < len(parts) <= MAX_PARTS else (Part(text),)


def _clauses(text: str) -> list[Part]:
    """The clauses that ask; what only tells of the asker stands before each."""
    told, asking = [], []
    for start, end in sentences(text):
        sentence = text[start:end]
        if asks(sentence):
            pieces = [piece.strip(" ,;") for piece in _CLAUSE.split(sentence) if piece.strip(" ,;?")]
            while len(pieces) > 1 and _TELLS.match(pieces[0]) and not asks(pieces[0]):
                told.append(f"{pieces.pop(0)},")
            asking += pieces
        else:
            told.append(sentence)
    if not asking:
        return [Part(text)]
    before = " ".join(told)
    parts: list[Part] = []
    for clause in asking:
        carried = _topic(parts[0].text) if parts else ""
        own = read_question(clause)
        if any(concept.name for concept in own.concepts):
            carried = ""
        parts.append(Part(f"{before} {clause}".strip(), carried, label=_label(clause)))
    return parts


def _topic(text: str) -> str:
    """What a clause is about, without what it asks of that."""
    concepts = read_question(text).concepts
    return " ".join(
        concept.word
        for concept in concepts
        if (concept.name or concept.word[:1].isupper())
        and not concept.asks
        and not concept.dated
        and _aspect(concept.word) is None
    )


def _aspects(part: Part) -> list[Part]:
    """One part for each of several aspects that stand in a row; the part itself where there is one."""
    found = [word for word in words(part.text) if word.text[:1].isupper() or part.text.islower()]
    found = [word for word in found if _aspect(word.text) is not None]
    row = _row(part.text, found)
    meant = [family(word.terms) or frozenset(whole_terms(word.terms)) for word in row]
    if len(row) < 2 or any(one & other for one, other in pairwise(meant)):
        return [part]
    head, tail = part.text[: row[0].start], part.text[row[-1].end :]
    return [
        replace(part, text=f"{head}{word.text}{tail}", kind=_aspect(word.text), label=word.text) for word in row
    ]  # fmt: skip


def _subjects(part: Part, names: frozenset[frozenset[str]]) -> list[Part]:
    """One part for each of several entries named in a row; the part itself where there is one."""
    spans = []
    for name in names:
        only = name - frozenset[str]().union(*(other for other in names if other != name))
        if said := [word for word in words(part.text) if set(word.terms) & only]:
            spans.append((said[0].start, said[-1].end))
    spans = sorted(set(spans))
    shared = frozenset[str]().union(*names) if names else frozenset[str]()
    for (_, end), (start, _) in pairwise(spans):
        between = "".join(_without(part.text[end:start], shared))
        if not _BETWEEN.fullmatch(between):
            return [part]
    if len(spans) < 2:
        return [part]
    head, tail = part.text[: spans[0][0]], part.text[spans[-1][1] :]
    labels = [part.text[start:end] for start, end in spans]
    return [replace(part, text=f"{head}{label}{tail}", label=label) for label in labels]


def _without(text: str, terms: frozenset[str]) -> Iterable[str]:
    last = 0
    for word in words(text):
        if set(word.terms) & terms:
            yield text[last : word.start]
            last = word.end
    yield text[last:]


def _row(text: str, found: list[Word]) -> list[Word]:
    """The longest beginning of `found` in which only "und", commas and articles stand between neighbours."""
    best: list[Word] = []
    row: list[Word] = []
    for word in found:
        row = [*row, word] if row and _BETWEEN.fullmatch(text[row[-1].end : word.start]) else [word]
        best = row if len(row) > len(best) else best
    return best


def _aspect(word: str) -> Kind | None:
    """The kind of answer that a noun alone asks for: "Laufzeit"; None where it asks for none."""
    kind = kind_of(word)
    return None if kind == "overview" else kind


def _label(clause: str) -> str:
    return _RELATIVE.sub("", clause).strip(" ?!.,;")
