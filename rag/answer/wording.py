"""Whether the cited text knows the names and words of a sentence: what is not in it cannot be carried by it."""

from __future__ import annotations

import re

from rag.answer.families import family, whole_terms
from rag.answer.given import Allowed, of_asker
from rag.answer.need import is_identifier, language
from rag.answer.terms import stems_in
from rag.answer.values import days_of, quantities_of
from rag.text.analyse import analyse, words
from rag.text.dates import DateMention
from rag.text.numbers import Quantity

MIN_SUPPORT = 0.5
"""Share of a sentence's words that the cited text must hold; below, the marker points elsewhere."""

_SAME_BEGINNING = 6
"""Stems that share so many letters are forms of one word."""

_NAME = re.compile(r"(?<!\w)(?:\w*[a-zäöüß][A-ZÄÖÜ]\w*|[A-ZÄÖÜ]{3,}\w*|\w+-[A-Z0-9]\b|\w*[A-Za-z]\w*\d\w*)(?!\w)")
_ORGANISATION = re.compile(r"\b(?:[A-ZÄÖÜ][\w-]+ )*(?:GmbH|AG|e\. ?V\.|KG)(?!\w)")
_OPENING = re.compile(
    r"(?:(?:Ge|\w{1,5}ge)\w{2,}(?:t|en)|(?:Be|Er|Ver|Ent|Über|Unter)\w+t|\w+en Sie|Binnen|Innerhalb|Außerhalb|Laut"
    r"|Gemäß|Trotz|Anders|Zusätzlich|Mindestens|Höchstens|Maximal|Spätestens|Frühestens|Rund|Knapp|Pro|Insgesamt|Außerdem|Zudem|Ferner|Jedoch|Allerdings|Somit|Dort|Hier"
    r"|Danach|Davon|Darüber|Derzeit|Zuletzt|Zunächst|Bisher|Künftig|Früher|Später|Monatlich|Jährlich|Möglich|Nötig|Erlaubt|Wählen|Kein\w*)\b"
)
"""A first word that is a verb or a small word; other first words are taken for nouns, as a name may stand there."""

_SAID_OF_STATE = frozenset(
    analyse(
        "Achtung Hinweis heute derzeit noch offen belegt Programm Regelung Netzwerk Hub Cluster Stelle letzter Tag Stand"
    )
)
"""Words of a sentence on how an entry stands; that is checked against the clocks, not against the words of a quote."""


def name_faults(said: str, evidence: str, free: Allowed) -> list[str]:
    """Returns a reason for each name and noun of `said` that neither the evidence nor, where it is theirs, the asker holds.

    Nouns are only compared within one language.
    """
    folded = " ".join(evidence.casefold().split())
    checked = _values(said)
    found = [*_NAME.finditer(said), *_ORGANISATION.finditer(said)]
    names = [one.group() for one in found if not any(start <= one.start() < end for start, end in checked)]  # "EUR"
    missing = [name for name in dict.fromkeys(names) if name.casefold() not in folded]
    missing = [name for name in missing if not (_carried(name, free.terms) and of_asker(said, said.find(name), name))]
    terms = stems_in(evidence)
    faults = [f"name '{name}' is not in the cited text" for name in missing if not _carried(name, terms)]
    if language(said) != language(evidence):
        return faults
    nouns = [
        word
        for word in words(said)
        if word.text[:1].isupper()
        and word.terms
        and not any(start <= word.start < end for start, end in checked)
        and not (set(word.terms) & free.terms and of_asker(said, word.start, word.text))
        and not (not said[: word.start].strip() and _OPENING.match(said))
    ]
    strange = [
        word.text
        for word in nouns
        if word.terms[0] not in _SAID_OF_STATE
        and not (
            _carried_in_part(word.terms, terms)
            and all(one.casefold() in folded or _carried(one, terms) for one in _names_in(word.text))
        )
    ]
    return faults + [f"'{noun}' is not in the cited text" for noun in dict.fromkeys(strange) if noun not in names]


def _values(text: str) -> list[tuple[int, int]]:
    found: list[Quantity | DateMention] = [*quantities_of(text), *days_of(text)]
    return [(one.start, one.end) for one in found]


def _names_in(word: str) -> list[str]:
    """The names among the pieces of a word with hyphens: "NBank" in "NBank-Beratung"."""
    pieces = word.split("-")
    return [one for one in pieces if len(pieces) > 1 and is_identifier(one) and not one.isdigit()]


def _carried(word: str, terms: frozenset[str]) -> bool:
    found = [one for one in words(word) if one.terms]
    return bool(found) and all(set(whole_terms(one.terms)) & terms or family(one.terms) & terms for one in found)


def _carried_in_part(own: tuple[str, ...], terms: frozenset[str]) -> bool:
    """Whether a text has a noun, one of its family, or a part of it: "Förderquote" for "Quote"."""
    return any(one in terms or family((one,)) & terms for one in own)


def support_faults(said: str, quotes: str, evidence: str, free: Allowed) -> list[str]:
    """Returns a reason where the cited text is about something else, or the sentence says only what the asker said.

    The asker's words that the text lacks count neither for the sentence nor against it.
    """
    if language(said) != language(quotes):
        return []
    there = stems_in(evidence)
    values = _values(said)
    own = [
        word
        for word in words(said)
        if word.terms
        and not word.text[0].isdigit()
        and word.terms[0] not in _SAID_OF_STATE
        and not any(start <= word.start < end for start, end in values)
    ]
    held = [_held(word.terms, there) for word in own]
    counted = [value for word, value in zip(own, held, strict=True) if value or not set(word.terms) & free.terms]
    told = [value for word, value in zip(own, held, strict=True) if not set(word.terms) & free.terms]
    carried = [start for start, _ in values if start not in free.starts]
    if free.terms and not any(told) and not carried:
        return ["it says only what the asker said"]
    if counted and sum(counted) / len(counted) < MIN_SUPPORT:
        return ["the cited text is about something else"]
    return []


def _held(terms: tuple[str, ...], there: frozenset[str]) -> float:
    """How far a text holds a word: itself, one of its family, or another form of it ("investiert", "Investition")."""
    if set(terms[:2]) & there:
        return 1.0
    if family(terms) & there:
        return 0.8
    start = terms[0][:_SAME_BEGINNING]
    return 0.6 if len(start) == _SAME_BEGINNING and any(one.startswith(start) for one in there) else 0.0
