"""The extract engine: chooses the sentences of the passages found that answer a question, quoted, never rewritten.

The best sentence comes first, the rest in the order of its document; several entries get a sentence each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.answer.candidates import Candidate, terms_of
from rag.answer.evidence import Evidence, Weighted, judge
from rag.answer.kinds import FACTS, VALUED
from rag.answer.need import Need
from rag.answer.options import StateOf, kinds_asked, options
from rag.answer.pool import ChunksOf, factors_of, pool_of, read_of
from rag.answer.score import Scored, score
from rag.answer.subjects import speaks_of, subjects_of, title_terms
from rag.records import SearchResult

MAX_FACT_SENTENCES, MAX_TEXT_SENTENCES, MAX_ITEMS = 3, 4, 8
KEEP_FACT, KEEP_TEXT, KEEP_OTHER = 0.84, 0.70, 0.93
"""A further sentence needs this share of the best one's score: for a fact, for an explanation, from another document."""

REPEATS = 0.6
"""Two sentences that share this much of the shorter one's terms say the same."""

RIVALS, CLEARLY_MORE = 4, 1.15
"""The best sentence of so many documents are compared by evidence; another than the best leads from this factor on."""


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
    need: Need,
    weighted: Sequence[Weighted],
    result: SearchResult,
    said: Mapping[str, frozenset[str]],
    chunks_of: ChunksOf,
    state_of: StateOf,
) -> Extract:
    """Returns the sentences of `result` that answer `need`; without any, an empty extract.

    `said` are the entries named in full, as of `Names.said`; `chunks_of` gives all chunks of a document; `state_of` tells how an
    entry stands, so that what is closed comes last where several would do.
    """
    subjects = subjects_of(said, weighted, result)
    documents = {one.document.doc_id: one.document for one in result.documents}
    titles = {doc_id: title_terms(one) for doc_id, one in documents.items()}
    factors = factors_of(need, result, subjects, bool(said), state_of)
    pool = pool_of(result, subjects, chunks_of, () if subjects else kinds_asked(need))
    read = read_of(pool)
    telling = {doc_id for doc_id, one in documents.items() if subjects and speaks_of(one, documents[subjects[0]])}
    scored = []
    for one in pool:
        doc_id = one.document.doc_id
        about = doc_id in subjects or doc_id in telling
        scored.append(score(need, weighted, one, titles[doc_id], read[doc_id], factors[doc_id], about))
    scored = sorted((one for one in scored if one.score > 0), key=_by_score)
    if not scored:
        return Extract((), Evidence(0.0, tuple(one.concept.word for one in weighted)), subjects)
    several = [] if subjects else options(need, weighted, scored, titles, state_of)
    chosen = several or _best_and_more(need, _led_by_evidence(need, weighted, scored, titles, read, factors))
    picks = tuple(_pick(one, pool) for one in chosen)
    judged = chosen if several or need.kind not in FACTS else chosen[:1]  # a fact stands in one sentence
    return Extract(picks, _judge(need, weighted, judged, titles, read, bool(several)), subjects, bool(several))


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


def _by_score(one: Scored) -> tuple[float, str, int]:
    return (-one.score, one.candidate.chunk.chunk_id, one.candidate.cut.order)


def _best_and_more(need: Need, scored: Sequence[Scored]) -> list[Scored]:
    """The best sentence, then those that come near and say something else, in the order of their document."""
    first = scored[0]
    if need.kind == "list" and len(items := _siblings(first, scored)) > 1:
        return items[:MAX_ITEMS]
    fact = need.kind in FACTS
    most, keep = (MAX_FACT_SENTENCES, KEEP_FACT) if fact else (MAX_TEXT_SENTENCES, KEEP_TEXT)
    keep = KEEP_FACT if need.kind in ("list", "condition") else keep
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
        if fact and not says_more:
            continue
        chosen.append(one)
    rest = sorted(chosen[1:], key=lambda one: (one.doc_id != first.doc_id, one.doc_id, one.candidate.cut.start))
    return [first, *rest]


def _adds_value(one: Scored, chosen: Sequence[Scored]) -> bool:
    """Whether a sentence of the kind asked for has a number or date that none of those chosen has."""
    first = chosen[0]
    if one.doc_id != first.doc_id or one.kind < first.kind or one.reached < 0.9 * first.reached:
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
    """Whether a sentence says what another says: mostly its words, and no number or date besides."""
    shorter = min(len(one.terms), len(other.terms))
    alike = shorter > 0 and len(one.terms & other.terms) / shorter >= REPEATS
    return one.text == other.text or (alike and _values(one) <= _values(other))


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
    options: bool = False,
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
        answered = 1.0 if options else max(one.kind for one in near)
        valued, done = need.kind in VALUED, need.kind == "condition"
        judged.append(judge(weighted, begins, lead, around, read[doc_id], answered, valued, need.told, done))
    return max(judged, key=lambda one: one.score)
