"""The extract engine: chooses the sentences of the passages found that answer a question, quoted, never rewritten.

A sentence is scored by the weighted share of the question's words that it and its headings carry, by whether it holds the
kind of thing asked for (a number, a date, an organisation …), by its heading and by its passage. The best comes first, the
rest in the order of the documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rag.answer.candidates import Candidate, candidates, terms_of
from rag.answer.evidence import AROUND, LEAD, Evidence, Weighted, judge, met
from rag.answer.families import whole_terms
from rag.answer.need import HEADINGS, Need, Wanted
from rag.records import AvailabilityState, Chunk, DocumentInfo, SearchResult
from rag.text.analyse import words
from rag.text.dates import dates
from rag.text.numbers import amounts

SHARES = {"words": 0.62, "kind": 0.18, "heading": 0.10, "passage": 0.10}
"""What makes a sentence's score; set by reading the answers to evals/questions/abstention.jsonl."""

FACTS: frozenset[Wanted] = frozenset(
    {"count", "amount", "rate", "date", "duration", "who", "place", "contact", "status"}
)
MAX_SENTENCES: Mapping[Wanted, int] = {kind: 3 for kind in FACTS} | {"status": 2, "amount": 3, "rate": 3}
DEFAULT_SENTENCES = 4
KEEP_FACT, KEEP_TEXT = 0.84, 0.70
"""A further sentence needs this share of the best one's score."""

REPEATS = 0.6
"""Two sentences that share this much of the shorter one's terms say the same."""

OTHER, CLOSED = 0.85, 0.85
"""Factors on the score: a document beside the one named, and a closed programme that was not named."""

LEANING = 0.06
"""What a sentence loses that leans on the one before it."""

MAX_OPTIONS = 5
WHOLE_DOCUMENT_CHUNKS = 14
"""Documents named in the question are looked through whole up to this many chunks; all our entries are."""

_ORGANISATION = re.compile(
    r"\b(?:GmbH|AG|KG|mbH|Land|Bund|Region|EU|NBank|BAFA|KfW)\b|e\. ?V\.|[Mm]inisteri|agentur|[Aa]gentur|[Bb]ank\b|[Uu]niversität|[Hh]ochschule"
    r"|[Ii]nstitut|[Kk]ammer|[Aa]llianz|[Vv]erband|[Gg]esellschaft|[Ss]tiftung|Zentrum|zentrum|[Tt]räger"
)
_ELIGIBLE = re.compile(
    r"(?:[Uu]nternehmen|KMU|[Bb]etrieb|[Gg]ründ|[Hh]ochschul|[Vv]erein|[Ee]inrichtung|[Kk]ommun|[Bb]eschäftigt|[Pp]erson)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"https?://|www\.|@|\bTel|[Aa]nsprechpartner|\b\d{5} [A-ZÄÖÜ]|[Bb]eratung|[Aa]nlaufstelle|[Aa]ntrag.*\b(?:bei|an|über)\b"
)
_PLACE = re.compile(r"\b(?:in|im|bei|nach) (?:de[rnm] )?[A-ZÄÖÜ]\w+|\b\d{5} [A-ZÄÖÜ]")
_COPULA = re.compile(
    r"\b(?:ist|sind|war|waren|bezeichnet|bedeutet|fördert|förderte|unterstützt|bietet|hilft|richtet|verfolgt|versteht|gibt|bündelt|löste)\b"
)
_STATUS = re.compile(
    r"geschlossen|ausgelaufen|außer Kraft|\boffen|pausiert|eingestellt|beendet|möglich|gilt|läuft|beantrag|Stand:|Neuauflage|Nachfolge",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:muss|müssen|musste|darf|dürfen|durfte|kann|können|nur|nicht|erst|vor|Voraussetzung|ist zu|sind zu|war zu)\b"
)
_STEP = re.compile(
    r"\b(?:Antrag|Anträge|beantrag|stellen|einreichen|Portal|Kundenportal|fragen|Fragen|wenden|klären|Schritt|prüfen|Prüfen|vor)\b"
)
_MENTIONS_LIST = re.compile(r"„[^“]+“.*„[^“]+“|(?:[^,;]+[,;]){2,}|:\s")


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen sentence: what it shows and what it quotes, `document text[start:end]`.

    `label` is the line it stands under, shown before it where the sentence is a bare "key: value" or value.
    """

    candidate: Candidate
    text: str
    start: int
    end: int
    score: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """The chosen sentences in the order of the answer, their evidence, and the documents the question names."""

    picks: tuple[Pick, ...]
    evidence: Evidence
    subjects: tuple[str, ...] = ()
    options: bool = False


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    score: float
    own: float
    kind: float
    reached: float


ChunksOf = Callable[[str], Sequence[Chunk]]
StateOf = Callable[[DocumentInfo], AvailabilityState | None]


def extract(
    need: Need, weighted: Sequence[Weighted], result: SearchResult, chunks_of: ChunksOf, state_of: StateOf
) -> Extract:
    """Returns the sentences of `result` that answer `need`; without any, an empty extract.

    `chunks_of` gives all chunks of a document, for those that the question names; `state_of` tells how an entry stands, so
    that what is closed comes last where several programmes would do.
    """
    subjects = subjects_of(weighted, result)
    titles = {one.document.doc_id: _title_terms(one.document) for one in result.documents}
    factors = {one.document.doc_id: _factor(one.document, subjects, state_of) for one in result.documents}
    pool = _pool(result, subjects, chunks_of)
    scored = [
        _score(need, weighted, one, titles[one.document.doc_id], factors[one.document.doc_id], subjects) for one in pool
    ]
    scored = sorted((one for one in scored if one.score > 0), key=_by_score)
    if not scored:
        return Extract((), Evidence(0.0, tuple(one.concept.word for one in weighted)), subjects)
    options = not subjects and _options(need, weighted, scored, titles, state_of)
    chosen = options or _best_and_more(need, scored)
    picks = tuple(_pick(one, pool) for one in chosen)
    return Extract(picks, _judge(weighted, chosen, titles), subjects, bool(options))


def subjects_of(weighted: Sequence[Weighted], result: SearchResult) -> tuple[str, ...]:
    """Returns the documents found that the question is about, best first.

    Such a document has a name, short name or alias whose every word the question says; failing that, an entry whose names
    carry most of what the question names. Of several that are each other's successors the last comes first.
    """
    asked = frozenset(term for one in weighted for term in one.concept.whole)
    entries = [one.document for one in result.documents if one.document.entry]
    exact = {one.doc_id: max((_said(name, asked) for name in _names(one)), default=0) for one in entries}
    best = max(exact.values(), default=0)
    if best:
        named = [one for one in entries if exact[one.doc_id] >= 0.6 * best]
    else:
        named = [one for one in entries if _mostly_named(weighted, _title_terms(one))]
    replaced = {
        str(one.entry.get("successor")): one.doc_id for one in named if one.entry and one.entry.get("successor")
    }
    followed = {old for successor, old in replaced.items() if successor in {one.doc_id for one in named}}
    ranks = {one.document.doc_id: one.rank for one in result.documents}
    named.sort(key=lambda one: (-exact[one.doc_id], one.doc_id in followed, ranks[one.doc_id]))
    return tuple(one.doc_id for one in named)


_GENERIC = terms_of(
    "Programm Zuschuss Förderung Richtlinie Niedersachsen Land GmbH Projekt Netzwerk regional Unternehmen"
)


def _said(name: str, asked: frozenset[str]) -> int:
    """How much of a name was said: 0 unless all of it, but for generic words; else its telling terms, 100 each."""
    terms = terms_of(name)
    whole = frozenset(term for word in words(name) for term in whole_terms(word.terms)[-1:])
    telling = whole - _GENERIC
    return 100 * len(telling) + len(terms) if telling and telling <= asked else 0


def _mostly_named(weighted: Sequence[Weighted], title: frozenset[str]) -> bool:
    nouns = [
        one for one in weighted if one.concept.noun and not set(one.concept.whole) & _GENERIC and not one.concept.kin
    ]
    total = sum(one.weight for one in nouns)
    return bool(total) and sum(one.weight for one in nouns if one.concept.whole[-1] in title) >= 0.6 * total


def _factor(document: DocumentInfo, subjects: tuple[str, ...], state_of: StateOf) -> float:
    """What a document's sentences count: less beside the one the question names, and less where it is closed unasked."""
    if document.doc_id in subjects:
        return 1.0 - 0.05 * min(2, subjects.index(document.doc_id))
    factor = OTHER if subjects else 1.0
    return factor * (CLOSED if state_of(document) == "closed" else 1.0)


def _names(document: DocumentInfo) -> list[str]:
    entry = document.entry or {}
    names = [entry.get("name"), entry.get("short_name"), document.entry_id, *(entry.get("aliases") or ())]
    return [str(name).replace(".", " ") for name in names if name]


def _title_terms(document: DocumentInfo) -> frozenset[str]:
    return terms_of(" ".join([document.title, *_names(document)]))


def _pool(result: SearchResult, subjects: tuple[str, ...], chunks_of: ChunksOf) -> list[Candidate]:
    """All sentences that may be chosen: of the passages found, and of the whole documents that the question names."""
    passages = {hit.chunk.chunk_id: (hit.chunk, hit.document, hit.score) for hit in result.hits}
    for found in result.documents:
        named = found.document.doc_id in subjects[:4]
        if found.document.chunks <= WHOLE_DOCUMENT_CHUNKS and (named or found.rank <= 3):
            for chunk in chunks_of(found.document.doc_id):
                passages.setdefault(chunk.chunk_id, (chunk, found.document, 0.6 * found.score))
    return [
        one
        for chunk, document, score in passages.values()
        for one in candidates(chunk, document, score)
        if not one.noise
    ]


def _score(
    need: Need,
    weighted: Sequence[Weighted],
    one: Candidate,
    title: frozenset[str],
    factor: float,
    subjects: tuple[str, ...],
) -> _Scored:
    total = sum(each.weight for each in weighted) or 1.0
    subject = one.document.doc_id in subjects
    own = reached = 0.0
    around = frozenset() if subject else terms_of(one.chunk.text)
    for each in weighted:
        inside = met(each.concept, one.terms)
        near = max(LEAD * met(each.concept, one.lead_terms), (LEAD if subject else 0.75) * met(each.concept, title))
        own += each.weight * inside
        reached += each.weight * max(inside, near, AROUND * met(each.concept, around))
    kind = fits(need, weighted, one)
    heading = _heading(need.wanted, one)
    score = (
        SHARES["words"] * reached / total
        + SHARES["kind"] * kind
        + SHARES["heading"] * heading
        + SHARES["passage"] * one.passage_score
    )
    if own == 0 and kind * heading == 0:
        score *= 0.5
    score -= LEANING * one.leaning + 0.004 * min(one.order, 10)
    if len(one.text) > 450 or one.text.rstrip().endswith("?"):
        score -= 0.08
    if "\t" in one.text or " | " in one.text[:60] or (len(one.text) < 25 and not one.joined and ":" not in one.text):
        score -= 0.08
    if need.wanted == "contact" and one.document.kind == "agency":
        score += 0.05
    return _Scored(one, factor * score, own / total, kind, reached / total)


def fits(need: Need, weighted: Sequence[Weighted], one: Candidate) -> float:
    """Returns whether a sentence holds the kind of thing asked for, 0-1."""
    text, wanted = one.text, need.wanted
    if wanted in ("count", "amount", "rate", "duration", "date"):
        return _holds_value(wanted, weighted, one)
    if wanted == "who":
        return 1.0 if _ORGANISATION.search(text) else 0.0
    if wanted == "definition":
        begins = terms_of(text[:90])
        named = any(met(each.concept, begins) >= 0.7 for each in weighted)
        return 1.0 if named and _COPULA.search(text[:200]) else 0.0
    patterns = {
        "eligible": _ELIGIBLE, "contact": _CONTACT, "place": _PLACE, "status": _STATUS, "condition": _RULE,
        "procedure": _STEP, "list": _MENTIONS_LIST, "overview": _COPULA, "covered": _COPULA,
    }  # fmt: skip
    return 1.0 if patterns[wanted].search(text) else 0.0


def _holds_value(wanted: Wanted, weighted: Sequence[Weighted], one: Candidate) -> float:
    found = amounts(one.text)
    units = {quantity.unit for quantity in found}
    if wanted == "amount":
        return 1.0 if "eur" in units else 0.7 if "percent" in units else 0.3 if found else 0.0
    if wanted == "rate":
        return 1.0 if "percent" in units else 0.2 if "eur" in units else 0.0
    if wanted == "duration":
        return (
            1.0 if units & {"months", "days"} else 0.8 if len(dates(one.text)) > 1 else 0.4 if dates(one.text) else 0.0
        )
    if wanted == "date":
        return 1.0 if dates(one.text, yearless=4) else 0.3 if units & {"months", "days"} else 0.0
    for quantity in found:  # count: the number stands right before what is counted
        if quantity.unit in ("plain", "people"):
            behind = terms_of(one.text[quantity.start : quantity.end + 40])
            if any(met(each.concept, behind) >= 0.5 for each in weighted):
                return 1.0
    return 0.3 if found else 0.0


def _heading(wanted: Wanted, one: Candidate) -> float:
    """1 under a heading of our entries where such an answer stands, 0.8 under one of the words of other documents."""
    wished = HEADINGS.get(wanted, ())
    above = {one.section.casefold(), *(heading.casefold() for heading in one.chunk.heading_path)}
    if any(heading.casefold() in above for heading in wished[:1]):
        return 1.0
    return 0.8 if any(terms_of(heading) & one.lead_terms for heading in wished) else 0.0


def _by_score(one: _Scored) -> tuple[float, str, int]:
    return (-one.score, one.candidate.chunk.chunk_id, one.candidate.order)


_OPTIONS = re.compile(
    r"welche|was gibt|gibt es|was passt|passend|programme?\b|förder(?:ung|mittel|möglichkeit|programm)|zusch[uü]ss|kredit|hilfe|unterstützung"
    r"|which|funding|grants?\b",
    re.IGNORECASE,
)


def _options(
    need: Need,
    weighted: Sequence[Weighted],
    scored: Sequence[_Scored],
    titles: Mapping[str, frozenset[str]],
    state_of: StateOf,
) -> list[_Scored]:
    """A sentence for each programme that may do, open ones first; empty where the question does not ask for several.

    Closed programmes are left out, unless nothing else is found.
    """
    if need.wanted not in ("list", "overview", "covered", "eligible", "procedure") or not _OPTIONS.search(need.text):
        return []
    if any(one.concept.name for one in weighted):
        return []
    heaviest = max(weighted, key=lambda one: one.weight).concept
    best = max(one.reached for one in scored)
    groups: dict[str, list[_Scored]] = {}
    for one in scored:
        if one.candidate.document.kind == "programme":
            groups.setdefault(one.candidate.document.doc_id, []).append(one)
    ranked: list[tuple[int, float, _Scored]] = []
    for doc_id, group in groups.items():
        carried = titles[doc_id] | frozenset(term for one in group for term in one.candidate.terms)
        reach = max(one.reached for one in group)
        if met(heaviest, carried) < 0.5 or reach < 0.7 * best:
            continue
        told = [
            one for one in group if one.candidate.section == HEADINGS["definition"][0] and not one.candidate.leaning
        ]
        first = max(told or group, key=lambda one: (one.own, -one.candidate.order))
        ranked.append((_STATE_ORDER[state_of(first.candidate.document)], -reach, first))
    if len(ranked) < 2:
        return []
    ranked.sort(key=lambda one: (one[0], one[1], one[2].candidate.document.doc_id))
    standing = [one for one in ranked if one[0] < _STATE_ORDER["closed"]]
    return [one for _, _, one in (standing or ranked)[:MAX_OPTIONS]]


_STATE_ORDER: dict[AvailabilityState | None, int] = {
    "open": 0, "opens_on": 1, None: 2, "unproven": 2, "paused": 3, "closed": 4,
}  # fmt: skip


def _best_and_more(need: Need, scored: Sequence[_Scored]) -> list[_Scored]:
    """The best sentence, then those that come near and say something else, in the order of the document."""
    first = scored[0]
    if first.candidate.item and need.wanted in ("list", "procedure", "condition", "covered", "eligible"):
        siblings = [
            one
            for one in scored
            if one.candidate.item
            and one.candidate.chunk.chunk_id == first.candidate.chunk.chunk_id
            and one.candidate.lead == first.candidate.lead
            and one.candidate.lead
        ]
        if need.wanted == "list" and len(siblings) > 1:
            return sorted(siblings, key=lambda one: one.candidate.start)[:8]
    most = MAX_SENTENCES.get(need.wanted, DEFAULT_SENTENCES)
    keep = KEEP_FACT if need.wanted in FACTS else KEEP_TEXT
    chosen = [first]
    for one in scored[1:]:
        if len(chosen) >= most or one.score < keep * first.score:
            break
        if any(_repeats(one.candidate, other.candidate) for other in chosen):
            continue
        other_document = one.candidate.document.doc_id != first.candidate.document.doc_id
        if other_document and one.score < 0.93 * first.score:
            continue
        if need.wanted in FACTS and one.kind < first.kind and one.own <= first.own:
            continue
        chosen.append(one)
    rest = sorted(
        chosen[1:],
        key=lambda one: (
            one.candidate.document.doc_id != first.candidate.document.doc_id,
            one.candidate.document.doc_id,
            one.candidate.start,
        ),
    )
    return [first, *rest]


def _repeats(one: Candidate, other: Candidate) -> bool:
    shorter = min(len(one.terms), len(other.terms))
    return one.text == other.text or (shorter > 0 and len(one.terms & other.terms) / shorter >= REPEATS)


def _pick(one: _Scored, pool: Sequence[Candidate]) -> Pick:
    """The quote of a sentence: with the sentence before where it leans on it, with its line above where it is a value."""
    candidate = one.candidate
    start = candidate.start
    text = candidate.text
    label = ""
    if candidate.joined:
        label = candidate.lead
    elif candidate.lead and ":" in text[:60] and len(text) < 160 and not candidate.item:
        label = candidate.lead.rstrip(":")
    elif candidate.leaning:
        before = [
            each
            for each in pool
            if each.chunk.chunk_id == candidate.chunk.chunk_id and each.order == candidate.order - 1 and not each.item
        ]
        if before:
            start, text = before[0].start, ""
    return Pick(candidate, text, start, candidate.end, one.score, label)


def _judge(
    weighted: Sequence[Weighted],
    chosen: Sequence[_Scored],
    titles: Mapping[str, frozenset[str]],
) -> Evidence:
    first = chosen[0].candidate
    near = [one.candidate for one in chosen if one.candidate.document.doc_id == first.document.doc_id]
    own = frozenset(term for one in near for term in one.terms)
    lead = frozenset(term for one in near for term in one.lead_terms) | titles[first.document.doc_id]
    around = frozenset(term for one in near for term in terms_of(one.chunk.text))
    return judge(weighted, own, lead, around, max(one.kind for one in chosen))
