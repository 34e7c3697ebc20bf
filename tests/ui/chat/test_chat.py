from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.services import Services
from rag.answer.run import AnswerEvent
from rag.errors import IndexMissing, StoreDamaged
from rag.records import PUBLIC
from tests.api.tiny import CANARY, open_tiny
from tests.ui.made import answer
from ui import texts
from ui.chat.chat import HISTORY_MAX, SHOWN_MAX, Chat, Exchange, log_html


class Recorder:
    """An answerer that answers one sentence and keeps what it was asked; or raises."""

    def __init__(self, error: Exception | None = None, after: int = 0) -> None:
        self.error, self.after = error, after
        self.asked: list[dict[str, Any]] = []

    def stream(self, question: str, **given: Any) -> Iterator[AnswerEvent]:
        self.asked.append({"question": question, **given})
        if self.error and not self.after:
            raise self.error
        return self._events()

    def _events(self) -> Iterator[AnswerEvent]:
        yield AnswerEvent("status", "Suche …")
        yield AnswerEvent("sentence", "Ein Satz. [1]")
        if self.error:
            raise self.error
        yield AnswerEvent("answer", answer=answer("Ein Satz. [1]", citations=()))


def chat_with(services: Services, answerer: Recorder) -> Chat:
    """A chat over an answerer of the test's own."""
    return Chat(replace(services, reader=replace(services.reader, answerer=answerer)))  # type: ignore[arg-type]


def test_a_question_is_shown_at_once_then_its_sentences_then_the_whole_answer(services: Services) -> None:
    steps = list(Chat(services).ask(" Wie viel zahlt der Testbonus Niedersachsen? ", ()))
    first, last = steps[0], steps[-1]
    assert texts.SEARCHING in first[0] and "Wie viel zahlt" in first[0] and first[1] == ()
    assert any("antwort--wartet" in html and "50.000 Euro" in html for html, _ in steps[1:-1])
    assert "antwort--answered" in last[0] and "<mark>" in last[0]
    assert [one.question for one in last[1]] == ["Wie viel zahlt der Testbonus Niedersachsen?"]


def test_internal_documents_never_reach_the_page(services: Services) -> None:
    for question in ("Wie hoch ist die interne Quote des Vorhabens Digitalisierung Hannover?", CANARY):
        for html, _ in Chat(services).ask(question, ()):
            assert "77 Prozent" not in html and "Interner Vermerk" not in html


def test_the_conversation_so_far_goes_with_the_question_up_to_a_limit(services: Services) -> None:
    recorder = Recorder()
    past = tuple(Exchange(f"F{number}", answer(f"A{number}"), "") for number in range(HISTORY_MAX + 3))
    list(chat_with(services, recorder).ask("Und?", past))
    history = recorder.asked[0]["history"]
    assert len(history) == 2 * HISTORY_MAX
    assert (history[0].role, history[0].text) == ("user", "F3")
    assert (history[-1].role, history[-1].text) == ("assistant", f"A{HISTORY_MAX + 2}")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", texts.ERRORS["question-empty"]),
        ("  \n ", texts.ERRORS["question-empty"]),
        ("x" * 100_000, texts.ERRORS["question-too-long"].format(limit="4.000")),
    ],
)
def test_a_question_that_cannot_be_used_leaves_the_conversation_as_it_was(
    services: Services, question: str, said: str
) -> None:
    past = (Exchange("F", answer(), "<p>früher</p>"),)
    html, now = list(Chat(services).ask(question, past))[-1]
    assert said in html and "früher" in html and now == past
    assert len(html) < 5_000


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("error", [StoreDamaged("/srv/geheim ist kaputt"), RuntimeError("Geheimnis")])
def test_a_failure_is_one_sentence_that_names_nothing_inside(
    services: Services, error: Exception, after: int, caplog: pytest.LogCaptureFixture
) -> None:
    html, now = list(chat_with(services, Recorder(error, after)).ask("Was?", ()))[-1]
    assert texts.ERROR in html and "eheim" not in html and "Traceback" not in html and now == ()
    assert "eheim" in caplog.text


def test_a_missing_index_has_a_sentence_of_its_own(services: Services) -> None:
    html, _ = list(chat_with(services, Recorder(IndexMissing("/srv/geheim"))).ask("Was?", ()))[-1]
    assert texts.ERRORS["index-missing"] in html and "geheim" not in html


def test_a_citation_of_a_replaced_document_still_shows_its_quote(tmp_path: Path) -> None:
    with open_tiny(tmp_path) as own:
        path = tmp_path / "merkblatt.md"
        chat = Chat(own)
        given = own.reader.answerer.answer("Wie hoch ist die Förderung von Wasserstofftankstellen?", today=own.today())
        assert given.citations
        path.write_text("# Anderes\n\nHier steht etwas anderes.\n", encoding="utf-8")
        with own.change:
            own.ingest([str(path)])
        assert texts.QUOTE_GONE in chat._answer(given, 0, PUBLIC)


def test_the_log_shows_the_newest_and_welcomes_where_nothing_was_said() -> None:
    assert texts.WELCOME in log_html(())
    many = tuple(Exchange("F", answer(), f"<i>{number}</i>") for number in range(SHOWN_MAX + 2))
    html = log_html(many)
    assert "<i>1</i>" not in html and "<i>2</i>" in html and f"<i>{SHOWN_MAX + 1}</i>" in html
