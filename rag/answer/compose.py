"""The answer to a question: read it, search, choose sentences, say how the entries stand, verify, cite.

The one engine here is `extract`, which needs no language model. What it cannot carry, it refuses.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from corpus.schema import Entry
from rag.answer.cite import Citer
from rag.answer.entries import entry_of, state_of
from rag.answer.evidence import ABSTAIN_BELOW, Evidence, weigh
from rag.answer.extract import Extract, Pick, extract
from rag.answer.library import Searcher
from rag.answer.need import Need, read_question
from rag.answer.notices import Notice, Successor, closing, notice
from rag.answer.options import kinds_asked
from rag.answer.phrases import SMALL_TALK, no_context, refusal, small_talk
from rag.answer.verify import verify
from rag.clocks import availability
from rag.errors import QuestionEmpty, QuestionTooLong
from rag.records import (
    PUBLIC,
    Answer,
    AnswerStatus,
    AnswerWarning,
    Availability,
    Citation,
    DocumentInfo,
    Filters,
    Query,
    SearchResult,
    Turn,
)
from rag.settings import Settings

DOCUMENTS = 8
PASSAGES = 4
"""Documents and passages of each that an answer may draw on."""

EXTRACT = "extract"

SCOPE_BELOW = 0.25
"""Below this evidence a refusal says what the service covers, above it whom to ask."""


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """A step of an answer: what is being done, a verified sentence with its markers, or the whole answer (last)."""

    kind: Literal["status", "sentence", "answer"]
    text: str = ""
    answer: Answer | None = None


@dataclass
class _Run:
    """One question on its way; `timings` in milliseconds by step."""

    question: str
    need: Need
    today: date
    audiences: frozenset[str]
    timings: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.perf_counter)

    def note(self, step: str) -> None:
        now = time.perf_counter()
        self.timings[step] = round((now - self.last) * 1000, 3)
        self.last = now


class Answerer:
    """Answers questions over what a retriever finds."""

    def __init__(self, retriever: Searcher, settings: Settings) -> None:
        """`settings` gives the longest question and, where set, the bound of evidence."""
        self._retriever = retriever
        self._store = retriever.store
        self._max_chars = settings.max_question_chars
        self._bound = ABSTAIN_BELOW if settings.abstain_below is None else settings.abstain_below

    def answer(
        self,
        question: str,
        *,
        today: date,
        filters: Filters = Filters(),  # noqa: B008  a frozen record
        audiences: frozenset[str] = PUBLIC,
        history: Sequence[Turn] = (),
    ) -> Answer:
        """Returns the answer; `abstained` with a reason where the documents carry none.

        Raises:
            QuestionEmpty: there is nothing but white space.
            QuestionTooLong: there are more characters than the limit.
        """
        events = self.stream(question, today=today, filters=filters, audiences=audiences, history=history)
        return next(event.answer for event in events if event.answer is not None)

    def stream(
        self,
        question: str,
        *,
        today: date,
        filters: Filters = Filters(),  # noqa: B008  a frozen record
        audiences: frozenset[str] = PUBLIC,
        history: Sequence[Turn] = (),
    ) -> Iterator[AnswerEvent]:
        """Yields what is being done, each verified sentence, and last the whole answer.

        Raises:
            QuestionEmpty: there is nothing but white space.
            QuestionTooLong: there are more characters than the limit.
        """
        if not question.strip():
            raise QuestionEmpty
        if len(question) > self._max_chars:
            raise QuestionTooLong(len(question), self._max_chars)
        return self._events(question, today, filters, audiences, history)

    def examine(
        self,
        question: str,
        *,
        today: date,
        filters: Filters = Filters(),  # noqa: B008  a frozen record
        audiences: frozenset[str] = PUBLIC,
    ) -> Extract:
        """Returns the sentences that would be chosen and their evidence, whatever the bound; for measuring it."""
        run = _Run(question, read_question(question), today, audiences)
        return self._choose(run, self._search(run, filters, ""))

    def _search(self, run: _Run, filters: Filters, carried: str) -> SearchResult:
        """The documents found; for some questions with those of a second search behind them.

        It adds the families of an English question's words, so that the term index finds German text, and looks among
        entries alone where several of them may do.
        """
        text = f"{run.question} {carried}".strip()
        query = Query(text[: self._max_chars], run.today, filters, run.audiences, DOCUMENTS, PASSAGES)
        found = self._retriever.search(query)
        kinds = () if filters.kinds else kinds_asked(run.need)
        if run.need.language == "de" and not kinds:
            return found
        if run.need.language == "en" or run.need.told:
            text += " " + " ".join(sorted({term for concept in run.need.concepts for term in concept.kin}))
        filters = replace(filters, kinds=kinds or filters.kinds)
        more = self._retriever.search(replace(query, text=text[: self._max_chars], filters=filters))
        known = {one.document.doc_id for one in found.documents}
        added = [one for one in more.documents if one.document.doc_id not in known]
        hits = (*found.hits, *(hit for one in added for hit in one.hits))
        return replace(found, documents=(*found.documents, *added), hits=hits)

    def _events(
        self, question: str, today: date, filters: Filters, audiences: frozenset[str], history: Sequence[Turn]
    ) -> Iterator[AnswerEvent]:
        carried = _carried(question, history)
        run = _Run(question, read_question(question, carried), today, audiences)
        friendly = small_talk(question, run.need.language)
        if friendly is not None:
            yield from _only(run, friendly, SMALL_TALK)
            return
        if not run.need.concepts:
            yield from _only(run, no_context(run.need.language))
            return
        yield AnswerEvent("status", "Suche in den Dokumenten …" if run.need.language == "de" else "Searching …")
        result = self._search(run, filters, carried)
        run.note("search")
        chosen = self._choose(run, result)
        run.note("choose")
        if chosen.evidence.score < self._bound or not chosen.picks:
            yield from self._refused(run, chosen.evidence)
            return
        sentences, citer, warnings = self._said(run, chosen)
        verified = verify(sentences, citer.citations(), today=today, entries=citer.entries)
        run.note("verify")
        if not any(one in citer.answering for one in verified.kept):
            yield from self._refused(run, chosen.evidence)
            return
        kept, citations = citer.renumbered(verified.kept)
        for sentence in kept:
            yield AnswerEvent("sentence", sentence)
        run.note("compose")
        status: AnswerStatus = "partial" if verified.dropped else "answered"
        yield AnswerEvent("answer", answer=_record(run, status, citer.layout(kept), citations, warnings))

    def _choose(self, run: _Run, result: SearchResult) -> Extract:
        weighted = weigh(run.need, self._store)
        return extract(
            run.need,
            weighted,
            result,
            lambda doc_id: self._store.document_chunks(doc_id, run.audiences),
            lambda document: state.state if (state := state_of(document, run.today)) else None,
        )

    def _said(self, run: _Run, chosen: Extract) -> tuple[list[str], Citer, list[AnswerWarning]]:
        """Sentences with markers: how an entry stands before what is said of it; of several entries, behind each."""
        citer = Citer()
        warnings: list[AnswerWarning] = []
        notices: dict[str, str] = {}
        covered: set[tuple[str, int]] = set()
        for document in {pick.candidate.document.doc_id: pick.candidate.document for pick in chosen.picks}.values():
            entry, state = entry_of(document), state_of(document, run.today)
            if entry is None or state is None:
                continue
            citer.know(document, entry, state)
            if urgent := closing(entry, state, run.today, run.need.language):
                warnings.append(urgent)
            if not _must_tell(run.need, entry, state, chosen):
                continue
            told = self._notice(run, document, entry, state)
            if told is None:
                continue
            if told.warning:
                warnings.append(told.warning)
            if told.source is not None:
                at = (document.doc_id, told.source.cut.start)
                answers = run.need.kind == "status" or any(_place(pick) == at for pick in chosen.picks)
                notices[document.doc_id] = citer.notice(told.text, told.source, answers)
                covered.add(at)
        picks = [one for one in chosen.picks if _place(one) not in covered]
        if not chosen.options:
            return [*notices.values(), *citer.sentences(picks)], citer, warnings
        sentences = []
        for pick in picks:
            sentences += citer.sentences([pick], items=True)
            sentences += [notices.pop(doc_id) for doc_id in list(notices) if doc_id == pick.candidate.document.doc_id]
        return [*sentences, *notices.values()], citer, warnings

    def _notice(self, run: _Run, document: DocumentInfo, entry: Entry, state: Availability) -> Notice | None:
        successor = None
        if state.successor and (info := self._store.info(state.successor, run.audiences)):
            following = entry_of(info)
            if following is not None:
                closed = availability(following, run.today).state == "closed"
                successor = Successor(following.short_name or following.name, closed)
        chunks = self._store.document_chunks(document.doc_id, run.audiences)
        return notice(document, entry, state, chunks, successor, run.need.language)

    def _refused(self, run: _Run, evidence: Evidence) -> Iterator[AnswerEvent]:
        yield from _only(run, refusal(run.need.language, evidence.missing, evidence.score >= SCOPE_BELOW))


def _place(pick: Pick) -> tuple[str, int]:
    return pick.candidate.document.doc_id, pick.candidate.cut.start


def _record(
    run: _Run,
    status: AnswerStatus,
    text: str,
    citations: Sequence[Citation] = (),
    warnings: Sequence[AnswerWarning] = (),
    engine: str = EXTRACT,
) -> Answer:
    timings = {**run.timings, "total": round(sum(run.timings.values()), 3)}
    return Answer(
        question=run.question,
        language=run.need.language,
        today=run.today,
        status=status,
        text=text,
        citations=tuple(citations),
        warnings=tuple(warnings),
        engine=engine,
        timings_ms=timings,
    )


def _only(run: _Run, text: str, engine: str = EXTRACT) -> Iterator[AnswerEvent]:
    run.note("compose")
    yield AnswerEvent("answer", answer=_record(run, "abstained", text, engine=engine))


def _must_tell(need: Need, entry: Entry, state: Availability, chosen: Extract) -> bool:
    """Whether how the entry stands is said: of programmes asked for, of rules out of force, of others where it matters.

    A programme's page that only happens to hold the fact asked for ("how many jobs") is not asked for.
    """
    if state.state == "open":
        return False
    if entry.kind == "programme":
        return entry.id in chosen.subjects or need.kind not in ("count", "who", "place")
    if state.state != "closed":
        return need.kind == "status"
    return entry.kind == "rule" or need.kind in ("status", "contact", "eligible", "procedure")


def _carried(question: str, history: Sequence[Turn]) -> str:
    """The last question of the user, where this one cannot stand alone ("und bis wann?")."""
    earlier = [turn.text for turn in history if turn.role == "user" and turn.text.strip()]
    if not earlier:
        return ""
    need = read_question(question)
    starts = question.casefold().lstrip(" \"'„")
    leans = starts.startswith(("und ", "aber ", "auch ", "and ", "dann ")) or (
        " das " in f" {starts} " and len(need.concepts) < 3
    )
    return earlier[-1] if leans or not need.concepts else ""
