"""The things that a question names: entries in their names, abbreviations and slips of the pen, paragraphs, funding references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rag.answer.entries import is_withdrawn, twin_of
from rag.answer.families import whole_terms
from rag.answer.names import Names, Respelt, asked_terms, names_of, put_right
from rag.answer.need import is_identifier
from rag.question.asked import Asked
from rag.question.patterns import Span, overlaps, pattern
from rag.question.understood import Mention
from rag.text.analyse import fold, words
from rag.text.compounds import parts

_FKZ = pattern(r"(?<!\w)(?P<fkz>\d{2}[a-z]{1,3}\d{4,6}[a-z]{0,2}|\d{2} ?[a-z]{2} ?\d{5}[a-z]?)(?!\w)")

WORDS_BETWEEN = 2
"""So many words may stand between those of a name: "Interreg A Deutschland und Nederland"."""

EVERYDAY = frozenset({"autos"})
"""Terms of ordinary words that names of entries are, too, and that no list of ours has."""

_DESCRIBES = pattern(r"(?<!\w)(?:als|ein|eine|einem|einen|eines|an|as|wir sind|we are|we're|einzelne[mns]?) $")
"""A term of a rule behind these describes somebody: "als KMU" asks nothing about the definition."""

_COUNTS_AS = pattern(r"(?<!\w)(?:gelten|zählen|gilt|zählt|count|qualify)(?!\w)")


def _describes(asked: Asked, at: int) -> bool:
    return bool(_DESCRIBES.search(asked.text, 0, at) and not _COUNTS_AS.search(asked.text, *asked.sentence(at)))


_SIZE_WORD = pattern(r"kmus?|smes?")
_MONEY_ASKED = pattern(
    r"(?<!\w)(?:\w*zuschuss\w*|\w*zuschüsse|geld|förder\w+|prozent|kredit\w*|darlehen|grant|funding|loan)(?!\w)"
)
_RULE_ASKED = pattern(
    r"(?<!\w)(?:definition\w*|grenze\w*|schwelle\w*|kriteri\w+|was ist|was sind|gelten|gilt|zählen|zählt|ab wann|noch kmu"
    r"|sind wir|are we)(?!\w)"
)


def _in_passing(asked: Asked, span: Span) -> bool:
    """Whether "KMU" only says who asks for money: "Zuschuss Schnelllader 40 Prozent KMU – noch Geld da?"."""
    said = asked.text[span[0] : span[1]]
    money = _MONEY_ASKED.search(asked.text) and not _RULE_ASKED.search(asked.text)
    return bool(_SIZE_WORD.fullmatch(said) and money)


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
    found: list[Mention] = []
    for doc_id, name in said.items():
        document = names.entries[doc_id]
        if is_withdrawn(document) or twin_of(document) in said:
            continue
        span = _tightest(typed, name)
        if span is None or (document.kind == "rule" and (_describes(asked, span[0]) or _in_passing(asked, span))):
            continue
        if _is_word(name) and not _as_written(asked, span, names_of(document)):
            continue
        found.append(Mention("entry", doc_id, *span))
    programmes = [(one.start, one.end) for one in found if names.entries[one.value].kind != "rule"]
    for one in found:  # the "KMU" of "KMU-Fonds" is no question about the definition
        if names.entries[one.value].kind != "rule" or not overlaps((one.start, one.end), programmes):
            yield one


def _is_word(name: frozenset[str]) -> bool:
    """Whether a name is an ordinary word, too: "AutoS", "INVEST", "INN"."""
    return len(name) == 1 and name <= _common_terms() | EVERYDAY


def _as_written(asked: Asked, span: Span, names: Iterable[str]) -> bool:
    """Whether such a word has the capitals of the name: "INVEST", not "Invest"; in a text without any, those may lack."""
    said = asked.text[span[0] : span[1]]
    spelt = {word.text for name in names for word in words(name)}
    capitals = {word for word in spelt if is_identifier(word)}
    if fold(said) not in {fold(word) for word in capitals}:
        return not any(fold(word) in fold(said).split("-") for word in capitals)
    return said in capitals or (asked.text == asked.text.lower() and said.upper() in capitals)


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
    """The shortest run of words that holds all terms of a name, the first of equals; None where there is none.

    Of a name whose words stand far apart ("Zahlt die KfW nächstes Jahr noch das StartGeld?") its longest word.
    """
    best: tuple[int, int] | None = None
    for first, (_, terms) in enumerate(typed):
        if not terms & name:
            continue
        missing = set(name)
        for last in range(first, len(typed)):
            missing -= typed[last][1]
            if not missing:
                if best is None or last - first < best[1] - best[0]:
                    best = first, last
                break
    if best is None:
        return None
    run = typed[best[0] : best[1] + 1]
    if sum(1 for _, terms in run if not terms & name) > WORDS_BETWEEN:
        return max((span for span, terms in run if terms & name), key=lambda span: span[1] - span[0])
    return run[0][0][0], run[-1][0][1]
