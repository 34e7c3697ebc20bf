"""The conversation: a question goes to the answerer, its events come back as HTML. Wiring only."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from api import session
from api.page_images import at_hand
from api.services import Services
from rag.access import PUBLIC_CALLER
from rag.answer.need import assuming
from rag.answer.phrases import SMALL_TALK
from rag.answer.run import AnswerEvent
from rag.errors import LotseError
from rag.profile import Profile
from rag.records import PUBLIC, Answer, Citation, Filters, Turn
from ui import language, texts
from ui.chat import rating, record, render
from ui.chat.excerpt import excerpt
from ui.chat.known import Known
from ui.chat.panel import Evidence

SHOWN_MAX = 20
HISTORY_MAX = 12
log = logging.getLogger("lotse.ui")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question that was answered: the answer as it was given, both as HTML for the log and as Markdown to be kept.

    `profile` is what is known of the company after it.
    """

    question: str
    given: Answer
    html: str
    markdown: str = ""
    profile: Profile = Profile()  # noqa: RUF009  a frozen record


Conversation = tuple[Exchange, ...]


class Chat:
    """Answers the page's questions from the documents that the asker may see; holds no conversation itself."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def audiences(self, cookies: Mapping[str, str]) -> frozenset[str]:
        """Returns the audiences of who asks, by the cookie of signing in."""
        cookie = cookies.get(session.COOKIE, "")
        return (session.of_cookie(self.services, cookie) or PUBLIC_CALLER).audiences

    def ask(
        self,
        question: str,
        conversation: Conversation,
        known: Known = Known(),  # noqa: B008  a frozen record
        audiences: frozenset[str] = PUBLIC,
    ) -> Iterator[tuple[str, Conversation]]:
        """Yields the log's HTML and the conversation: at once with the question, then with each sentence, then whole.

        `known` goes with the question as newer than what the conversation says; `audiences` are those of who asks.
        A question that cannot be used is answered by a sentence and leaves the conversation as it was.
        """
        question = question.strip()
        past, asked = log_html(conversation), render.question(question)
        if question:
            yield past + asked + render.searching(), conversation
        sentences: list[str] = []
        try:
            for event in self._events(question, conversation, known, audiences):
                if event.kind == "sentence":
                    sentences.append(event.text)
                    yield past + asked + render.partial("\n".join(sentences)), conversation
                elif event.answer is not None:
                    conversation = (
                        *conversation,
                        self._exchange(event.answer, question, len(conversation), known, audiences),
                    )
                    yield log_html(conversation), conversation
        except LotseError as error:
            if error.http_status >= 500:
                log.error("no answer: %s", error)
            limit = language.words().number(self.services.settings.max_question_chars)
            said = texts.ERRORS.get(error.code, texts.ERROR).format(limit=limit)
            yield past + (asked if question and len(question) < 1_000 else "") + render.failure(said), conversation
        except Exception:  # the page's last handler: whoever asked gets a sentence, the log the rest
            log.exception("no answer")
            yield past + asked + render.failure(texts.ERROR), conversation

    def _exchange(self, given: Answer, question: str, turn: int, known: Known, audiences: frozenset[str]) -> Exchange:
        html = render.question(question) + self._answer(given, turn, audiences)
        after = known.profile if given.profile.is_empty() else given.profile
        return Exchange(question, given, html, record.exchange(given), after)

    def _events(
        self, question: str, conversation: Conversation, known: Known, audiences: frozenset[str]
    ) -> Iterator[AnswerEvent]:
        events = self.services.reader.answerer.stream(
            question,
            today=self.services.today(),
            filters=Filters(),
            audiences=audiences,
            history=turns(conversation[known.since :][-HISTORY_MAX:]),
            profile=known.profile,
        )
        return assuming(language.current(), events)

    def _answer(self, given: Answer, turn: int, audiences: frozenset[str]) -> str:
        return render.answer(given, {one.marker: self._evidence(one, audiences) for one in given.citations}, turn)

    def _evidence(self, citation: Citation, audiences: frozenset[str]) -> Evidence:
        store = self.services.store
        info = store.info(citation.doc_id, audiences)
        text = store.text(citation.doc_id, citation.version, audiences)
        return Evidence(
            citation,
            info.kind if info else "document",
            excerpt(text, citation.start, citation.end) if text is not None else None,
            info.audience if info else "public",
            bool(citation.page) and at_hand(self.services, citation.doc_id, citation.version, audiences) is not None,
        )


def turns(conversation: Conversation) -> tuple[Turn, ...]:
    """Returns what was said by turns, as the answerer and feedback take it."""
    return tuple(
        turn
        for one in conversation
        for turn in (Turn(role="user", text=one.question), Turn(role="assistant", text=one.given.text))
    )


def log_html(conversation: Conversation) -> str:
    """Returns the log of the newest exchanges, each with its Markdown, hidden; the words of welcome where there are none.

    Of exchanges that are shown no more the Markdown stays, for the conversation to be kept whole.
    """
    if not conversation:
        return f'<p class="willkommen">{texts.WELCOME}</p>'
    kept = "".join(f'<pre class="mitschrift" hidden>{escape(one.markdown)}</pre>' for one in conversation)
    first = max(0, len(conversation) - SHOWN_MAX)
    return kept + "".join(_shown(turn, one) for turn, one in enumerate(conversation[first:], first))


def _shown(turn: int, one: Exchange) -> str:
    return one.html if one.given.engine == SMALL_TALK else one.html + rating.under(turn, one.question)
