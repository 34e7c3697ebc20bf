"""The entries a question is about: which of all entries it names in full, else which of those found it names in part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.answer.candidates import terms_of
from rag.answer.evidence import Weighted
from rag.answer.names import GENERIC, asked_terms, names_of, telling
from rag.records import DocumentInfo, SearchResult

NAMED_SHARE = 0.3
"""A question that says this share of an entry's name may mean it: "Digitalbonus" of "Digitalbonus 2022/23"."""

SHORTER = 0.6
"""An entry whose name is shorter than this share of the longest name said is only mentioned beside it."""


def subjects_of(
    said: Mapping[str, frozenset[str]], weighted: Sequence[Weighted], result: SearchResult
) -> tuple[str, ...]:
    """Returns the ids of the entries found that the question is about, best first; none where it names none.

    Such an entry has a name, short name or alias that the question says in full (`said`, as of `Names.said`); failing that,
    a name that holds most of what the question names. Of several that are each other's successors the last comes first.
    """
    longest = max((len(one) for one in said.values()), default=0)
    found = [one.document for one in result.documents if one.document.entry]
    if said:
        named = [one for one in found if len(said.get(one.doc_id, ())) >= SHORTER * longest]
    else:
        named = [one for one in found if _mostly_named(weighted, one)]
    ids = {one.doc_id for one in named}
    followed = {one.doc_id for one in named if _field(one, "successor") in ids}
    followed |= {_field(one, "predecessor") for one in named}
    ranks = {one.document.doc_id: one.rank for one in result.documents}
    named.sort(
        key=lambda one: (
            -len(said.get(one.doc_id, ())),
            one.doc_id in followed,
            ranks[one.doc_id],
        )
    )
    return tuple(one.doc_id for one in named)


def _field(document: DocumentInfo, name: str) -> str:
    return str((document.entry or {}).get(name) or "")


def speaks_of(document: DocumentInfo, subject: DocumentInfo) -> bool:
    """Returns whether a document's title says an entry's name: a press release on a programme. No entry tells of another."""
    if document.entry:
        return False
    title = asked_terms(document.title)
    return any((needed := telling(name)) and needed <= title for name in names_of(subject))


def title_terms(document: DocumentInfo) -> frozenset[str]:
    """Returns the terms of a document's title and names."""
    return terms_of(" ".join([document.title, *names_of(document)]))


def _mostly_named(weighted: Sequence[Weighted], document: DocumentInfo) -> bool:
    nouns = [
        one for one in weighted if one.concept.noun and not set(one.concept.whole) & GENERIC and not one.concept.kin
    ]
    total = sum(one.weight for one in nouns)
    for name in names_of(document):
        needed = telling(name)
        said = [one for one in nouns if one.concept.whole[-1] in needed]
        if said and sum(one.weight for one in said) >= 0.6 * total and len(said) >= NAMED_SHARE * len(needed):
            return True
    return False
