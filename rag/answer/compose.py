"""The answer to a question: read it, search, choose sentences, say how the entries stand, verify, cite.

Whether there is an answer is decided by `extract`, which needs no language model. What it cannot carry is refused. Where a chat
model is set, it words what was found (`generate`), and its sentences are held to the same checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rag.answer.evidence import ABSTAIN_BELOW, ABSTAIN_BELOW_NAMED
from rag.answer.extract import Extract
from rag.answer.find import Finder, Found, Scope
from rag.answer.generate import Writer
from rag.answer.library import Searcher
from rag.answer.need import read_question
from rag.answer.parts import Part, split_question
from rag.answer.phrases import SMALL_TALK, no_context, refusal, small_talk
from rag.answer.run import AnswerEvent, Run
from rag.answer.speak import Speaker
from rag.answer.statements import state
from rag.answer.told import Asked, Way
from rag.answer.turned_away import innocent, says_nothing, turned_away
from rag.answer.ways import WAYS
from rag.chat_model import ChatModel
from rag.errors import QuestionEmpty, QuestionTooLong
from rag.profile import Profile
from rag.records import PUBLIC, Answer, Filters, Turn
from rag.settings import Settings

SCOPE_BELOW = 0.25
"""Below this evidence a refusal says what the service covers, above it whom to ask."""


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
        self._speaker = Speaker(self._writer)
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
        plain = innocent(question)
        carried = _carried(plain, history)
        run = Run(question, plain, read_question(plain, carried), carried, scope, history)
        friendly = small_talk(plain, run.need.language)
        if friendly is not None:
            yield from run.only(friendly, engine=SMALL_TALK)
            return
        asked = self._asked(run, profile)
        run.profile = asked.conversation.profile
        if (reason := turned_away(asked)) is not None:
            yield from run.only(reason)
        elif says_nothing(asked):
            yield from run.only(no_context(run.need.language), status="clarify")
        else:
            yield AnswerEvent("status", "Suche in den Dokumenten …" if run.need.language == "de" else "Searching …")
            yield from self._told(run, asked) or self._quoted(run)

    def _asked(self, run: Run, profile: Profile) -> Asked:
        names = self._finder.names(run.scope)
        return Asked(
            question=self._finder.mended(run.question, names),
            need=run.need,
            carried=run.carried,
            history=run.history,
            profile=profile,
            scope=run.scope,
            names=names,
            finder=self._finder,
            store=self._store,
        )

    def _told(self, run: Run, asked: Asked) -> Iterator[AnswerEvent] | None:
        """What the first way tells that has something to say; None where none has."""
        for way in self._ways:
            told = way(asked)
            if told is not None and (events := self._speaker.tell(run, told)):
                return events
        return None

    def _quoted(self, run: Run) -> Iterator[AnswerEvent]:
        """The sentences of all documents that answer the question, or the refusal."""
        if self._writer is not None and (alone := self._writer.alone(run.question, run.history)):
            run.need, run.question, run.carried = read_question(alone), alone, ""
            run.note("rewrite")
        tongue, scope = run.need.language, run.scope
        if not run.need.concepts:
            yield from run.only(no_context(tongue), status="clarify")
            return
        parts = self._find(run.question, run.carried, scope)
        run.note("find")
        held = [one for one in parts if self._holds(one)]
        evidence = (held or parts)[0].extract.evidence
        events = None
        if held:
            stated = state(
                held,
                scope.today,
                tongue,
                lambda doc_id: self._store.info(doc_id, scope.audiences),
                lambda doc_id: self._store.document_chunks(doc_id, scope.audiences),
            )
            events = self._speaker.quote(run, held, stated, [one.label for one in parts if one not in held])
        yield from events or run.only(refusal(tongue, evidence.missing, evidence.score >= SCOPE_BELOW))

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
