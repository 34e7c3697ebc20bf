"""The extract engine: chooses the sentences of the passages found that answer a question, quoted, never rewritten.

The best sentence comes first, the rest in the order of its document; several entries get a sentence each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rag.answer.candidates import Candidate, candidates, terms_of
from rag.answer.evidence import Evidence, Weighted, judge
from rag.answer.kinds import FACTS, VALUED
from rag.answer.need import Need
from rag.answer.options import StateOf, kinds_asked, options
from rag.answer.score import Scored, score
from rag.answer.subjects import speaks_of, subjects_of, title_terms
from rag.records import Chunk, SearchResult

MAX_FACT_SENTENCES, MAX_TEXT_SENTENCES, MAX_ITEMS = 3, 4, 8
KEEP_FACT, KEEP_TEXT, KEEP_OTHER = 0.84, 0.70, 0.93
"""A further sentence needs this share of the best one's score: for a fact, for an explanation, from another document."""

REPEATS = 0.6
"""Two sentences that share this much of the shorter one's terms say the same."""

OTHER, OTHER_NAMED, CLOSED, NO_AGENCY, LATER_SUBJECT = 0.85, 0.7, 0.85, 0.7, 0.95
"""Factors on the score: a document beside the one named, the same where the whole name is said, a closed entry that was not
named, no agency where a contact is asked for, and each further entry of the same name."""

RIVALS, CLEARLY_MORE = 4, 1.15
"""The best sentence of so many documents are compared by evidence; another than the best leads from this factor on."""

WHOLE_DOCUMENT_CHUNKS = 14
"""Documents up to this many chunks are looked through whole where the question names them, or they rank first."""

LOOKED_THROUGH = 3

ChunksOf = Callable[[str], Sequence[Chunk]]


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen sentence; its quote is `document text[start:end]`.

    `label` is the line it stands under, shown before it where the sentence is a bare "key: value" or value, else "".
    """

    candidate: Candidate
    start: int
    end: int
    score: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """The chosen sentences in the order of the answer, their evidence, and the entries the question names."""

    picks: tuple[Pick, ...]
    evidence: Evidence
    subjects: tuple[str, ...] = ()
    options: bool = False


def extract(
    need: Need, weighted: Sequence[Weighted], result: SearchResult, chunks_of: ChunksOf, state_of: StateOf
) -> Extract:
    """Returns the sentences of `result` that answer `need`; without any, an empty extract.

    `chunks_of` gives all chunks of a document; `state_of` tells how an entry stands, so that what is closed comes last
    where several would do.
    """
    subjects, named = subjects_of(need, weighted, result)
    titles = {one.document.doc_id: title_terms(one.document) for one in result.documents}
    factors = _factors(need, result, subjects, named, state_of)
    pool = _pool(result, subjects, chunks_of, () if subjects else kinds_asked(need))
    read = _read(pool)
    scored = []
    for one in pool:
        doc_id = one.document.doc_id
        about = doc_id in subjects
        scored.append(score(need, weighted, one, titles[doc_id], read[doc_id], factors[doc_id], about))
    scored = sorted((one for one in scored if one.score > 0), key=_by_score)
    if not scored:
        return Extract((), Evidence(0.0, tuple(one.concept.word for one in weighted)), subjects)
    several = [] if subjects else options(need, weighted, scored, titles, state_of)
    chosen = several or _best_and_more(need, _led_by_evidence(need, weighted, scored, titles, read, factors))
    picks = tuple(_pick(one, pool) for one in chosen)
    return Extract(picks, _judge(need, weighted, chosen, titles, read), subjects, bool(several))


def _led_by_evidence(
    need: Need,
    weighted: Sequence[Weighted],
    scored: Sequence[Scored],
    titles: Mapping[str, frozenset[str]],
    read: Mapping[str, frozenset[str]],
    factors: Mapping[str, float],
) -> list[Scored]:
    """The sentences by score, but first the best of another document where it carries clearly more of the question."""
    firsts: dict[str, Scored] = {}
    for one in scored:
        firsts.setdefault(one.doc_id, one)
    rivals = list(firsts.values())[:RIVALS]
    carried = [_judge(need, weighted, [one], titles, read).score * factors[one.doc_id] for one in rivals]
    best = max(range(len(rivals)), key=lambda at: (carried[at], -at))
    if carried[best] < CLEARLY_MORE * carried[0]:
        return list(scored)
    lead = rivals[best]
    return [lead, *(one for one in scored if one is not lead and one.score <= lead.score)]


def _factors(
    need: Need, result: SearchResult, subjects: tuple[str, ...], named: bool, state_of: StateOf
) -> dict[str, float]:
    documents = {one.document.doc_id: one.document for one in result.documents}
    factors = {}
    for doc_id, document in documents.items():
        factor = 1.0
        if doc_id in subjects:
            factor = LATER_SUBJECT ** min(2, subjects.index(doc_id))
        elif subjects and speaks_of(document, documents[subjects[0]]):
            factor = LATER_SUBJECT
        elif subjects:
            factor = OTHER_NAMED if named else OTHER
        elif need.kind == "contact" and document.kind != "agency":
            factor = NO_AGENCY
        if doc_id not in subjects and state_of(document) == "closed":
            factor *= CLOSED
        factors[doc_id] = factor
    return factors


def _read(pool: Sequence[Candidate]) -> dict[str, frozenset[str]]:
    """The terms of each document as far as its passages were read."""
    chunks = {one.chunk.chunk_id: one.chunk for one in pool}
    read: dict[str, set[str]] = {}
    for chunk in chunks.values():
        read.setdefault(chunk.doc_id, set()).update(terms_of(chunk.text))
    return {doc_id: frozenset(terms) for doc_id, terms in read.items()}


def _pool(
    result: SearchResult, subjects: tuple[str, ...], chunks_of: ChunksOf, kinds: tuple[str, ...]
) -> list[Candidate]:
    """All sentences that may be chosen: of the passages found, and of short documents that are named, rank first, or are
    of the `kinds` of which several may do.
    """
    passages = {hit.chunk.chunk_id: (hit.chunk, hit.document, hit.score) for hit in result.hits}
    for found in result.documents:
        named = found.document.doc_id in subjects[:4] or found.document.kind in kinds
        if found.document.chunks <= WHOLE_DOCUMENT_CHUNKS and (named or found.rank <= LOOKED_THROUGH):
            for chunk in chunks_of(found.document.doc_id):
                passages.setdefault(chunk.chunk_id, (chunk, found.document, 0.6 * found.score))
    return [
        one
        for chunk, document, value in passages.values()
        for one in candidates(chunk, document, value)
        if not one.cut.noise
    ]


def _by_score(one: Scored) -> tuple[float, str, int]:
    return (-one.score, one.candidate.chunk.chunk_id, one.candidate.cut.order)


def _best_and_more(need: Need, scored: Sequence[Scored]) -> list[Scored]:
    """The best sentence, then those that come near and say something else, in the order of their document."""
    first = scored[0]
    if need.kind == "list" and len(items := _siblings(first, scored)) > 1:
        return items[:MAX_ITEMS]
    fact = need.kind in FACTS
    most, keep = (MAX_FACT_SENTENCES, KEEP_FACT) if fact else (MAX_TEXT_SENTENCES, KEEP_TEXT)
    chosen = [first]
    for one in scored[1:]:
        if len(chosen) >= most or one.score < keep * first.score:
            break
        if one.doc_id != first.doc_id and one.score < KEEP_OTHER * first.score:
            continue
        if any(_repeats(one.candidate, other.candidate) for other in chosen):
            continue
        says_more = bool(one.hits - first.hits) or (need.kind in VALUED and _adds_value(one, chosen))
        if one.own < 0.5 * first.own or (one.kind < first.kind and not says_more):
            continue
        if fact and not says_more and one.own < 0.95 * first.own:
            continue
        chosen.append(one)
    rest = sorted(chosen[1:], key=lambda one: (one.doc_id != first.doc_id, one.doc_id, one.candidate.cut.start))
    return [first, *rest]


def _adds_value(one: Scored, chosen: Sequence[Scored]) -> bool:
    """Whether a sentence of the kind asked for has a number or date that none of those chosen has."""
    first = chosen[0]
    if one.kind < first.kind or one.reached < 0.9 * first.reached:
        return False
    told = {value for other in chosen for value in _values(other.candidate)}
    return bool(_values(one.candidate) - told)


def _values(one: Candidate) -> set[tuple[object, ...]]:
    quantities = {(found.unit, found.value, found.ref) for found in one.cut.quantities}
    return quantities | {(found.first, found.last) for found in one.cut.dates}


def _siblings(first: Scored, scored: Sequence[Scored]) -> list[Scored]:
    """The items of the list that the best sentence is one of, in order; empty where it is none."""
    if not first.candidate.cut.item or not first.candidate.cut.lead:
        return []
    place = (first.candidate.chunk.chunk_id, first.candidate.cut.lead_start)
    items = [
        one
        for one in scored
        if one.candidate.cut.item and (one.candidate.chunk.chunk_id, one.candidate.cut.lead_start) == place
    ]
    return sorted(items, key=lambda one: one.candidate.cut.start)


def _repeats(one: Candidate, other: Candidate) -> bool:
    shorter = min(len(one.terms), len(other.terms))
    return one.text == other.text or (shorter > 0 and len(one.terms & other.terms) / shorter >= REPEATS)


def _pick(one: Scored, pool: Sequence[Candidate]) -> Pick:
    """The quote of a sentence: with the one before where it leans on it, with the line above where it is a bare value."""
    candidate = one.candidate
    if candidate.cut.joined:
        return Pick(candidate, candidate.cut.start, candidate.cut.end, one.score, candidate.cut.lead)
    if candidate.cut.leaning:
        for other in pool:
            same = other.chunk.chunk_id == candidate.chunk.chunk_id
            if same and other.cut.order == candidate.cut.order - 1 and not other.cut.item:
                return Pick(candidate, other.cut.start, candidate.cut.end, one.score)
    bare = ":" in candidate.text[:60] and not candidate.cut.item and not re.search(r"[.!?]$", candidate.text)
    label = candidate.cut.lead.rstrip(":") if candidate.cut.lead and bare else ""
    return Pick(candidate, candidate.cut.start, candidate.cut.end, one.score, label)


def _judge(
    need: Need,
    weighted: Sequence[Weighted],
    chosen: Sequence[Scored],
    titles: Mapping[str, frozenset[str]],
    read: Mapping[str, frozenset[str]],
) -> Evidence:
    """The evidence of the best document among the chosen; of all together where the question only tells of the asker."""
    by_document: dict[str, list[Scored]] = {}
    for one in chosen:
        by_document.setdefault("" if need.told else one.doc_id, []).append(one)
    judged = []
    for near in by_document.values():
        doc_id = near[0].doc_id
        begins = frozenset[str]().union(*(one.candidate.cut.begins for one in near))
        lead = frozenset[str]().union(*(one.candidate.lead_terms | titles[one.doc_id] for one in near))
        around = frozenset[str]().union(*(terms_of(one.candidate.chunk.text) for one in near))
        answered = max(one.kind for one in near)
        judged.append(judge(weighted, begins, lead, around, read[doc_id], answered, need.kind in VALUED))
    return max(judged, key=lambda one: one.score)
