"""The entries a question is about: which of the documents found it names."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.candidates import terms_of
from rag.answer.evidence import Weighted
from rag.answer.families import whole_terms
from rag.answer.need import Need
from rag.records import DocumentInfo, SearchResult
from rag.text.analyse import words

NAMED_SHARE = 0.3
"""A question that says this share of an entry's name may mean it: "Digitalbonus" of "Digitalbonus 2022/23"."""

GENERIC = terms_of(
    "Programm Zuschuss Förderung Richtlinie Niedersachsen Land GmbH Projekt Netzwerk regional Unternehmen Region Deutschland"
)
"""Terms that name nothing by themselves."""


def subjects_of(need: Need, weighted: Sequence[Weighted], result: SearchResult) -> tuple[tuple[str, ...], bool]:
    """Returns the ids of the entries found that the question is about, best first, and whether it says a whole name.

    Such an entry has a name, short name or alias whose every word the question says; failing that, a short name that holds
    most of what the question names. Of several that are each other's successors the last comes first. No ids where it
    names none.
    """
    asked = frozenset(
        term for word in words(need.text) for term in (word.terms if "-" in word.text else whole_terms(word.terms))
    )
    entries = [one.document for one in result.documents if one.document.entry]
    exact = {one.doc_id: max((_said(name, asked) for name in names_of(one)), default=0) for one in entries}
    best = max(exact.values(), default=0)
    if best:
        named = [one for one in entries if exact[one.doc_id] >= 0.6 * best]
    else:
        named = [one for one in entries if _mostly_named(weighted, one)]
    ids = {one.doc_id for one in named}
    followed = {one.doc_id for one in named if one.entry and one.entry.get("successor") in ids}
    ranks = {one.document.doc_id: one.rank for one in result.documents}
    named.sort(key=lambda one: (-exact[one.doc_id], one.doc_id in followed, ranks[one.doc_id]))
    return tuple(one.doc_id for one in named), best > 0


def speaks_of(document: DocumentInfo, subject: DocumentInfo) -> bool:
    """Returns whether a document's title says one of another's names: a press release on a programme."""
    title = terms_of(document.title)
    return any((telling := _telling(name)) and telling <= title for name in names_of(subject))


def names_of(document: DocumentInfo) -> list[str]:
    """Returns the names of an entry: name, short name, id, aliases; none for another document."""
    entry = document.entry or {}
    names = [entry.get("name"), entry.get("short_name"), document.entry_id, *(entry.get("aliases") or ())]
    return [str(name).replace(".", " ") for name in names if name]


def title_terms(document: DocumentInfo) -> frozenset[str]:
    """Returns the terms of a document's title and names."""
    return terms_of(" ".join([document.title, *names_of(document)]))


def _said(name: str, asked: frozenset[str]) -> int:
    """How much of a name was said: 0 unless all of it, but for generic words; else its telling terms, 100 each."""
    telling = _telling(name)
    return 100 * len(telling) + len(terms_of(name)) if telling and telling <= asked else 0


def _mostly_named(weighted: Sequence[Weighted], document: DocumentInfo) -> bool:
    nouns = [
        one for one in weighted if one.concept.noun and not set(one.concept.whole) & GENERIC and not one.concept.kin
    ]
    total = sum(one.weight for one in nouns)
    for name in names_of(document):
        telling = _telling(name)
        said = [one for one in nouns if one.concept.whole[-1] in telling]
        if said and sum(one.weight for one in said) >= 0.6 * total and len(said) >= NAMED_SHARE * len(telling):
            return True
    return False


def _telling(name: str) -> frozenset[str]:
    """The terms of a name's words, but for generic ones."""
    return frozenset(term for word in words(name) for term in whole_terms(word.terms)[-1:]) - GENERIC
