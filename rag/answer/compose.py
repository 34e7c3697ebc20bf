"""The answer to a question: read it, search, choose sentences, say how the entries stand, verify, cite.

Whether there is an answer is decided by `extract`, which needs no language model. What it cannot carry is refused. Where a chat
model is set, it words what was found (`generate`), and its sentences are held to the same checks.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from rag.answer.candidates import Candidate
from rag.answer.cite import Citer
from rag.answer.evidence import ABSTAIN_BELOW, ABSTAIN_BELOW_NAMED, Evidence
from rag.answer.extract import Extract
from rag.answer.find import Finder, Found, Scope
from rag.answer.generate import Draft, Writer
from rag.answer.library import Searcher
from rag.answer.need import Need, read_question
from rag.answer.parts import Part, split_question
from rag.answer.phrases import SMALL_TALK, no_context, refusal, small_talk, unanswered
from rag.answer.statements import state
from rag.answer.support import know
from rag.answer.told import Asked, Told, Way, ahead_of_quotes
from rag.answer.turned_away import innocent, says_nothing, turned_away
from rag.answer.verify import Verified, verify
from rag.answer.ways import WAYS
from rag.chat_model import ChatModel
from rag.errors import QuestionEmpty, QuestionTooLong
from rag.profile import Profile
from rag.records import PUBLIC, Answer, AnswerStatus, AnswerWarning, Citation, Filters, Hit, Turn
from rag.settings import Settings

EXTRACT = "extract"
"""`Answer.engine` of an answer made of quotes, and of a refusal."""

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
    scope: Scope
    profile: Profile = Profile()  # noqa: RUF009  a frozen record
    timings: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.perf_counter)

    def note(self, step: str) -> None:
        now = time.perf_counter()
        self.timings[step] = round((now - self.last) * 1000, 3)
        self.last = now


class Answerer:
    """Answers questions over what a retriever finds."""

    def __init__(
        self, retriever: Searcher, settings: Settings, ways: Sequence[Way] = WAYS, chat_model: ChatModel | None = None
    ) -> None:
        """`settings` gives the longest question and, where set, the bound of evidence; `ways` are tried before `extract`.

        `chat_model` words what `extract` found; None leaves it in quotes.
        """
        self._ways = ways
        self._writer = None if chat_model is None else Writer(chat_model)
        self._retriever = retriever
        self._store = retriever.store
        self._finder = Finder(retriever, settings.max_question_chars)
        self._max_chars = settings.max_question_chars
        given = settings.abstain_below
        self._bound = ABSTAIN_BELOW if given is None else given
        self._bound_named = ABSTAIN_BELOW_NAMED if given is None else given

    def answer(
        self,
        question: str,
        *,
        today: date,
        filters: Filters = Filters(),  # noqa: B008  a frozen record
        audiences: frozenset[str] = PUBLIC,
        history: Sequence[Turn] = (),
        profile: Profile = Profile(),  # noqa: B008  a frozen record
    ) -> Answer:
        """Returns the answer; `abstained` with a reason where the documents carry none.

        `profile` is what is known of who asks, beside what the question and the turns before it say.

        Raises:
            QuestionEmpty: there is nothing but white space.
            QuestionTooLong: there are more characters than the limit.
        """
        events = self.stream(
            question, today=today, filters=filters, audiences=audiences, history=history, profile=profile
        )
        return next(event.answer for event in events if event.answer is not None)

    def stream(
        self,
        question: str,
        *,
        today: date,
        filters: Filters = Filters(),  # noqa: B008  a frozen record
        audiences: frozenset[str] = PUBLIC,
        history: Sequence[Turn] = (),
        profile: Profile = Profile(),  # noqa: B008  a frozen record
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
        return self._events(question, Scope(today, filters, audiences), tuple(history), profile)

    def examine(
        self,
        question: str,
        *,
        today: date,
        filters: Filters = Filters(),  # noqa: B008  a frozen record
        audiences: frozenset[str] = PUBLIC,
    ) -> Extract:
        """Returns the sentences that would be chosen and their evidence, whatever the bound; for measuring it."""
        scope = Scope(today, filters, audiences)
        parts = self._find(question, "", scope)
        return max((one.extract for one in parts), key=lambda one: one.evidence.score)

    def _events(
        self, question: str, scope: Scope, history: tuple[Turn, ...], profile: Profile
    ) -> Iterator[AnswerEvent]:
        question = innocent(question)
        carried = _carried(question, history)
        run = _Run(question, read_question(question, carried), scope)
        friendly = small_talk(question, run.need.language)
        if friendly is not None:
            yield from _only(run, friendly, engine=SMALL_TALK)
            return
        asked = self._asked(run, carried, history, profile)
        run.profile = asked.conversation.profile
        if (reason := turned_away(asked)) is not None:
            yield from _only(run, reason)
            return
        if says_nothing(asked):
            yield from _only(run, no_context(run.need.language), status="clarify")
            return
        for way in self._ways:
            told = way(asked)
            if told is not None and (events := self._told(run, told, question, history)):
                yield from events
                return
        if self._writer is not None and (alone := self._writer.alone(question, history)):
            run.need, question, carried = read_question(alone), alone, ""
            run.note("rewrite")
        if not run.need.concepts:
            yield from _only(run, no_context(run.need.language), status="clarify")
            return
        yield AnswerEvent("status", "Suche in den Dokumenten …" if run.need.language == "de" else "Searching …")
        parts = self._find(question, carried, run.scope)
        run.note("find")
        held = [one for one in parts if self._holds(one)]
        if not held:
            yield from self._refused(run, parts[0].extract.evidence)
            return
        stated = state(
            held,
            scope.today,
            run.need.language,
            lambda doc_id: self._store.info(doc_id, scope.audiences),
            lambda doc_id: self._store.document_chunks(doc_id, scope.audiences),
        )
        citer = stated.citer
        verified = verify(stated.sentences, citer.citations(), today=scope.today, entries=citer.entries)
        run.note("verify")
        if not any(one in citer.answering for one in verified.kept):
            yield from self._refused(run, held[0].extract.evidence)
            return
        missing = unanswered(run.need.language, [one.label for one in parts if one not in held])
        ahead = [one for one in verified.kept if one in citer.notices]
        draft = Draft()
        chosen = [pick.candidate for part in held for pick in part.extract.picks]
        further = [hit for part in held for hit in part.hits]
        yield from self._worded(run, draft, question, history, chosen, further, citer, ahead)
        kept, citations = citer.renumbered([*ahead, *draft.kept] if draft.kept else verified.kept)
        for sentence in missing if draft.kept else [*kept, *missing]:
            yield AnswerEvent("sentence", sentence)
        run.note("compose")
        lacks = draft.claims_dropped if draft.kept else bool(verified.dropped)
        status: AnswerStatus = "partial" if lacks or missing else "answered"
        text = "\n".join([citer.layout(kept), *missing])
        answer = _record(run, status, text, citations, stated.warnings, self._engine(draft))
        dropped = len(draft.dropped) + len(verified.dropped)
        yield AnswerEvent("answer", answer=answer.model_copy(update={"note": draft.note, "dropped": dropped}))

    def _worded(
        self,
        run: _Run,
        draft: Draft,
        question: str,
        history: tuple[Turn, ...],
        chosen: Sequence[Candidate],
        further: Sequence[Hit],
        citer: Citer,
        ahead: Sequence[str],
    ) -> Iterator[AnswerEvent]:
        """What the chat model makes of what was found, into `draft`, behind the sentences `ahead`; nothing without a model."""
        if self._writer is None:
            return
        tongue = run.need.language
        yield AnswerEvent("status", "Formuliere die Antwort …" if tongue == "de" else "Writing …")
        for _ in self._writer.write(draft, question, tongue, history, chosen, further, citer, run.scope.today):
            said, _ = citer.renumbered([*ahead, *draft.kept])
            for sentence in said if len(draft.kept) == 1 else said[-1:]:
                yield AnswerEvent("sentence", sentence)
        run.note("generate")

    def _asked(self, run: _Run, carried: str, history: tuple[Turn, ...], profile: Profile) -> Asked:
        names = self._finder.names(run.scope)
        return Asked(
            question=self._finder.mended(run.question, names),
            need=run.need,
            carried=carried,
            history=history,
            profile=profile,
            scope=run.scope,
            names=names,
            finder=self._finder,
            store=self._store,
        )

    def _told(self, run: _Run, told: Told, question: str, history: tuple[Turn, ...]) -> Iterator[AnswerEvent] | None:
        """What a way tells, verified; None where nothing of it stands the checks."""
        today, citer = run.scope.today, Citer()
        sources = [one for line in told.lines for one in line.sources]
        know(citer, sources, today)
        stated = [citer.line(line) for line in told.lines]
        verified = verify(stated, citer.citations(), today=today, entries=citer.entries)
        run.note("verify")
        if not any(one in citer.answering for one in verified.kept) and told.status == "answered":
            return None
        return self._telling(run, told, citer, stated, verified, question, history)

    def _telling(
        self,
        run: _Run,
        told: Told,
        citer: Citer,
        stated: Sequence[str],
        verified: Verified,
        question: str,
        history: tuple[Turn, ...],
    ) -> Iterator[AnswerEvent]:
        """The steps of what a way tells; what is quotes alone may be worded by the chat model."""
        draft, first = Draft(), ahead_of_quotes(told)
        ahead = [one for one in stated[:first] if one in verified.kept]
        if first is not None:
            chosen = [one for line in told.lines[first:] for one in line.sources]
            yield from self._worded(run, draft, question, history, chosen, (), citer, ahead)
        kept, citations = citer.renumbered([*ahead, *draft.kept] if draft.kept else verified.kept)
        lacks = draft.claims_dropped if draft.kept else bool(verified.dropped)
        status: AnswerStatus = "partial" if lacks and told.status == "answered" else told.status
        asking = [*told.gaps, *([told.ask.question] if told.ask else [])]
        for sentence in asking if draft.kept else [*kept, *asking]:
            yield AnswerEvent("sentence", sentence)
        text = "\n".join([*filter(None, [citer.layout(kept)]), *asking])
        answer = _record(run, status, text, citations, told.warnings, self._engine(draft))
        dropped = len(draft.dropped) + len(verified.dropped)
        update = {"programmes": told.programmes, "ask": told.ask, "dropped": dropped, "note": draft.note}
        yield AnswerEvent("answer", answer=answer.model_copy(update=update))

    def _engine(self, draft: Draft) -> str:
        return self._writer.name if self._writer is not None and draft.kept else EXTRACT

    def _find(self, question: str, carried: str, scope: Scope) -> list[Found]:
        """What is found for each part of a question; for the whole of it where no part is answered alone."""
        names = self._finder.names(scope)
        mended = self._finder.mended(question, names)
        parts = split_question(mended, names.words_said(mended))
        found = [self._finder.find(part, carried, scope, names) for part in parts]
        if len(found) > 1 and not any(self._holds(one) for one in found):
            return [self._finder.find(Part(mended), carried, scope, names)]
        return found

    def _holds(self, found: Found) -> bool:
        picks, subjects = found.extract.picks, found.extract.subjects
        if not picks:
            return False
        named = subjects == (picks[0].candidate.document.doc_id,)
        return found.extract.evidence.score >= (self._bound_named if named else self._bound)

    def _refused(self, run: _Run, evidence: Evidence) -> Iterator[AnswerEvent]:
        yield from _only(run, refusal(run.need.language, evidence.missing, evidence.score >= SCOPE_BELOW))


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
        today=run.scope.today,
        status=status,
        text=text,
        citations=tuple(citations),
        warnings=tuple(warnings),
        profile=run.profile,
        engine=engine,
        timings_ms=timings,
    )


def _only(run: _Run, text: str, status: AnswerStatus = "abstained", engine: str = EXTRACT) -> Iterator[AnswerEvent]:
    run.note("compose")
    yield AnswerEvent("answer", answer=_record(run, status, text, engine=engine))


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
