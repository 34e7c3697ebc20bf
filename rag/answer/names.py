"""The names of the entries: which of them a text says, in any case and hyphenation, and what a misspelt one means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from rag.answer.candidates import terms_of
from rag.answer.families import family, whole_terms
from rag.answer.need import is_identifier
from rag.records import DocumentInfo
from rag.text.analyse import Word, fold, words

GENERIC = terms_of(
    "Programm Zuschuss Förderung Richtlinie Niedersachsen Land GmbH Projekt Netzwerk regional Unternehmen Region Deutschland"
)
"""Terms that name nothing by themselves."""

RARE = 6
"""A word in the names of at most so many entries tells them apart."""

MENDED_CHARS = 8
"""Words shorter than this are never taken for a misspelt name: too many lie one letter apart."""


ALONE_CHARS = 7
"""Shorter words with capitals inside are abbreviations of many things."""

LOOSE_CHARS = 10
"""From so many letters on several slips are mended, where asked for."""

LOOSE_RATIO = 0.88
"""How alike two long words must be (difflib's ratio, 0-1): two or three letters of twenty may differ."""


class Respelt(NamedTuple):
    """A word put right: `text[start:end]` should read `word`."""

    start: int
    end: int
    word: str


class Names:
    """The names of all entries; built once for a state of the store.

    `nouns` are the terms that tell few entries apart, so that "retrason foerdersumme" names as well as "ReTraSON";
    `identifiers` those of them that are written as an abbreviation or with capitals inside.
    """

    def __init__(self, entries: Iterable[DocumentInfo]) -> None:
        """`entries` may hold other documents, too; they have no names."""
        named = {one.doc_id: one for one in entries if one.entry}
        self.entries: Mapping[str, DocumentInfo] = MappingProxyType(named)
        self._names = {doc_id: frozenset(map(telling, names_of(one))) - {frozenset()} for doc_id, one in named.items()}
        spread = Counter(term for said in self._names.values() for term in frozenset[str]().union(*said))
        self.nouns = frozenset(
            term for term, count in spread.items() if count <= RARE and not family((term,)) and not term.isdigit()
        )
        written = [word for one in named.values() for name in names_of(one) for word in words(name)]
        self.identifiers = self.nouns & {
            term for word in written if is_identifier(word.text) for term in whole_terms(word.terms)
        }
        self._alone = _alone(named)
        self._spellings = frozenset(fold(word.text) for word in written if len(word.text) >= MENDED_CHARS)
        self._by_length: dict[int, list[str]] = {}
        for spelling in self._spellings:
            self._by_length.setdefault(len(spelling), []).append(spelling)
        self._closed = {spelling.replace("-", ""): spelling for spelling in sorted(self._spellings)}

    def said(self, text: str) -> dict[str, frozenset[str]]:
        """Returns for each entry that a text names the telling terms of the longest of its names said in full.

        An entry is left out where a longer name that includes its own is said: "EEW" in "EEW Modul 3". A word with capitals
        inside that stands in the names of one entry only says it by itself, spelt as there: "TRANSFORMER".
        """
        asked = asked_terms(text)
        whole = {self._alone[word.text]: telling(word.text) for word in words(text) if word.text in self._alone}
        for doc_id, names in self._names.items():
            if full := [name for name in names if name <= asked]:
                whole[doc_id] = max(full, key=lambda name: (len(name), sorted(name)))
        return {doc_id: one for doc_id, one in whole.items() if not any(one < other for other in whole.values())}

    def words_said(self, text: str) -> list[frozenset[str]]:
        """Returns what a text names, in full or in part, for telling several things apart: "Digitalbonus und ZIM"."""
        whole = set(self.said(text).values())
        covered = frozenset[str]().union(*whole) if whole else frozenset[str]()
        loose = {term for word in words(text) for term in whole_terms(word.terms)[-1:]} & self.nouns - covered
        return [*whole, *(frozenset({term}) for term in sorted(loose))]

    def mended(self, text: str, known: Callable[[str], bool]) -> str:
        """Returns `text` with each word that is not `known` put right where it lies one letter from a word of a name.

        As it stands where that says no more of a name: "Trainer" may be meant, whatever is called "Traiber".
        """
        return put_right(text, self.respelt(text, known))

    def respelt(self, text: str, known: Callable[[str], bool], *, loosely: bool = False) -> tuple[Respelt, ...]:
        """Returns the words of `text` to put right, in order; none where the text then says no more of a name.

        `loosely` also reads a name's word typed as two ("Digital Bonus"), and several slips in a long one ("Inovatonsgutschein").
        """
        found: list[Respelt] = []
        typed = words(text)
        for at, word in enumerate(typed):
            folded = fold(word.text)
            if found and found[-1].end >= word.end:
                continue
            if loosely and (joined := self._joined(text, word, typed[at + 1 : at + 2])):
                found.append(joined)
                continue
            if len(folded) < MENDED_CHARS or not word.terms or folded in self._spellings or word.text[0].isdigit():
                continue
            if family(word.terms) or any(known(term) for term in whole_terms(word.terms)):
                continue
            lengths = (len(folded) - 1, len(folded), len(folded) + 1)
            near = sorted(
                other
                for length in lengths
                for other in self._by_length.get(length, ())
                if one_letter_off(folded, other)
            )
            near = near or (self._alike(folded) if loosely else [])
            if near:
                right = near[0].capitalize() if word.text[0].isupper() else near[0]
                found.append(Respelt(word.start, word.end, right))
        return tuple(found) if found and self._told(put_right(text, found)) > self._told(text) else ()

    def _joined(self, text: str, word: Word, following: list[Word]) -> Respelt | None:
        """Two words that together are one word of a name."""
        if not following or text[word.end : following[0].start] not in (" ", "-"):
            return None
        joined = self._closed.get(fold(word.text) + fold(following[0].text))
        return Respelt(word.start, following[0].end, joined) if joined else None

    def _alike(self, folded: str) -> list[str]:
        """The word of a name that is most alike to a long one with the same beginning or end, if any is."""
        if len(folded) < LOOSE_CHARS:
            return []
        near = [
            other
            for length in range(len(folded) - 2, len(folded) + 3)
            for other in self._by_length.get(length, ())
            if other[:3] == folded[:3] or other[-4:] == folded[-4:]
        ]
        return get_close_matches(folded, sorted(near), n=1, cutoff=LOOSE_RATIO)

    def _told(self, text: str) -> int:
        """How many telling terms of whole names a text says."""
        return len(frozenset[str]().union(*self.said(text).values()))


def _alone(named: Mapping[str, DocumentInfo]) -> dict[str, str]:
    """The words that stand in the names of one entry only, with its id: long ones of letters alone, with capitals inside."""
    found: dict[str, set[str]] = {}
    for doc_id, one in named.items():
        for word in (word for name in names_of(one) for word in words(name)):
            if len(word.text) >= ALONE_CHARS and word.text.isalpha() and is_identifier(word.text):
                found.setdefault(word.text, set()).add(doc_id)
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}


def names_of(document: DocumentInfo) -> list[str]:
    """Returns the names of an entry: name, short name, id, aliases; none for another document."""
    entry = document.entry or {}
    names = [entry.get("name"), entry.get("short_name"), document.entry_id, *(entry.get("aliases") or ())]
    return [str(name).replace(".", " ") for name in names if name]


@lru_cache(maxsize=16_384)
def telling(name: str) -> frozenset[str]:
    """Returns the terms of a name's words, but for generic ones; function words only where no more than one is left."""
    terms = frozenset(term for word in words(name) for term in whole_terms(word.terms)[-1:]) - GENERIC
    if len(terms) == 1:
        terms |= {fold(word.text) for word in words(name) if not word.terms}
    return terms


def asked_terms(text: str) -> frozenset[str]:
    """Returns the terms by which a text may say a name; a word with hyphens also says its beginnings ("De-minimis-Grenze")."""
    terms: set[str] = set()
    for word in words(text):
        if "-" not in word.text:
            terms.update(whole_terms(word.terms) or (fold(word.text),))
            if "." in word.text and word.text[0].isdigit():  # names are kept without points: "CARS 2 0"
                terms.update(word.text.split("."))
            continue
        terms.update(word.terms)
        pieces = word.text.split("-")
        for count in range(2, len(pieces)):
            terms.update(term for start in words("-".join(pieces[:count])) for term in start.terms[:1])
    return frozenset(terms)


def one_letter_off(one: str, other: str) -> bool:
    """Returns whether one letter more, less, another, or two swapped make one word of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[at:], other[at:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:] and len(left) > 1
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped


def put_right(text: str, respelt: Sequence[Respelt]) -> str:
    """Returns `text` with the words of `respelt`, which are in order and do not overlap, put right."""
    parts, last = [], 0
    for start, end, word in respelt:
        parts += [text[last:start], word]
        last = end
    return "".join([*parts, text[last:]])
