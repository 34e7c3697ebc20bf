"""The sentences of an answer with their markers: how an entry stands, then what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.schema import Entry
from rag.answer.cite import Citer
from rag.answer.entries import entry_of, state_of
from rag.answer.extract import Pick
from rag.answer.find import Found
from rag.answer.need import Language
from rag.answer.notices import Notice, Successor, closing, notice
from rag.clocks import availability
from rag.records import AnswerWarning, Availability, Chunk, DocumentInfo

MAX_OF_PART = 2
"""Sentences for each part of a question that asks for several things."""

InfoOf = Callable[[str], DocumentInfo | None]
ChunksOf = Callable[[str], Sequence[Chunk]]


@dataclass(frozen=True, slots=True)
class Statements:
    """The sentences in order, the citer that knows their quotes, and the warnings."""

    sentences: tuple[str, ...]
    citer: Citer
    warnings: tuple[AnswerWarning, ...]


def state(parts: Sequence[Found], today: date, language: Language, info_of: InfoOf, chunks_of: ChunksOf) -> Statements:
    """Returns what is said of the parts found: how an entry stands before what is said of it; of several, behind each.

    `info_of` and `chunks_of` give what is known of a document and its chunks.
    """
    citer = Citer()
    warnings: list[AnswerWarning] = []
    notices: dict[str, str] = {}
    covered: set[tuple[str, int]] = set()
    picks = [pick for part in parts for pick in part.extract.picks]
    for document in {pick.candidate.document.doc_id: pick.candidate.document for pick in picks}.values():
        entry, standing = entry_of(document), state_of(document, today)
        if entry is None or standing is None:
            continue
        citer.know(document, entry, standing)
        if urgent := closing(entry, standing, today, language):
            warnings.append(urgent)
        if not any(_must_tell(part, entry, standing) for part in parts):
            continue
        told = _notice(document, entry, standing, today, language, info_of, chunks_of)
        if told is None:
            continue
        if told.warning:
            warnings.append(told.warning)
        if told.source is not None:
            at = (document.doc_id, told.source.cut.start)
            answers = any(part.need.kind == "status" for part in parts) or any(_place(pick) == at for pick in picks)
            notices[document.doc_id] = citer.notice(told.text, told.source, answers)
            covered.add(at)
    several = any(part.extract.options for part in parts)
    sentences: list[str] = [] if several else list(notices.values())
    for part in parts:
        whole = len(parts) == 1 or part.extract.options or all(pick.candidate.cut.item for pick in part.extract.picks)
        for pick in part.extract.picks[: None if whole else MAX_OF_PART]:
            if _place(pick) in covered:
                continue
            sentences += [one for one in citer.sentences([pick], items=part.extract.options) if one not in sentences]
            doc_id = pick.candidate.document.doc_id
            if several and doc_id in notices:
                sentences.append(notices.pop(doc_id))
    return Statements((*sentences, *(notices.values() if several else ())), citer, tuple(warnings))


def _notice(
    document: DocumentInfo,
    entry: Entry,
    standing: Availability,
    today: date,
    language: Language,
    info_of: InfoOf,
    chunks_of: ChunksOf,
) -> Notice | None:
    successor = None
    if standing.successor and (info := info_of(standing.successor)):
        following = entry_of(info)
        if following is not None:
            closed = availability(following, today).state == "closed"
            successor = Successor(following.short_name or following.name, closed)
    return notice(document, entry, standing, chunks_of(document.doc_id), successor, language)


def _must_tell(part: Found, entry: Entry, standing: Availability) -> bool:
    """Whether how the entry stands is said: of programmes asked for, of rules out of force, of others where it matters.

    A programme's page that only happens to hold the fact asked for ("how many jobs") is not asked for.
    """
    if standing.state == "open" or all(pick.candidate.document.entry_id != entry.id for pick in part.extract.picks):
        return False
    kind = part.need.kind
    if entry.kind == "programme":
        return entry.id in part.extract.subjects or kind not in ("count", "who", "place")
    if standing.state != "closed":
        return kind == "status"
    return entry.kind == "rule" or kind in ("status", "contact", "eligible", "procedure")


def _place(pick: Pick) -> tuple[str, int]:
    return pick.candidate.document.doc_id, pick.candidate.cut.start
