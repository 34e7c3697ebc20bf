"""What goes wrong on the page is a German sentence: hostile documents, a failing answer, a server that is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from api.services import Services
from tests.api.tiny import open_tiny
from tests.browser.acts import ask, open_source
from tests.browser.conftest import Noted
from tests.serving import Running, free_port
from ui import texts
from ui.app import load


class FailingAnswerer:
    """Answers a question with the exception that nobody expects."""

    def stream(self, question: str, **given: Any) -> Iterator[Any]:
        raise RuntimeError("Geheimnis in der Ausnahme")
        yield


@contextmanager
def served(services: Services) -> Iterator[str]:
    """The page over `services`, in this process."""
    app = create_app(services)
    load()(app, services)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    started = threading.Event()
    startup = server.startup

    async def told(sockets: Any = None) -> None:
        await startup(sockets)
        started.set()

    server.startup = told  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert started.wait(60)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def test_markup_in_a_document_is_text_in_answer_and_source(page: Page) -> None:
    answer = ask(page, "Wie hoch ist die Förderung von Wasserstofftankstellen?")
    expect(answer).to_contain_text("40 Prozent")
    expect(answer).to_contain_text("<img src=x")
    panel = open_source(page, answer)
    expect(panel).to_contain_text("<script>")
    assert page.title() == texts.TITLE
    assert (
        page.locator("#verlauf script, #verlauf img, #beleg script, #beleg img, #beleg a[href^=javascript]").count()
        == 0
    )


def test_markup_in_a_question_is_text(page: Page) -> None:
    ask(page, "<img src=x onerror=\"document.title='gehackt'\"> <b>fett</b>")
    expect(page.locator("#verlauf .frage p")).to_have_text(
        "<img src=x onerror=\"document.title='gehackt'\"> <b>fett</b>"
    )
    assert page.locator("#verlauf .frage :is(img, b)").count() == 0
    assert page.title() == texts.TITLE


@pytest.mark.parametrize("question", ["x" * 100_000, " "])
def test_a_question_that_cannot_be_used_is_answered_by_a_sentence(page: Page, question: str) -> None:
    answer = ask(page, question)
    expect(answer).to_have_attribute("role", "alert")
    expected = texts.ERRORS["question-empty" if not question.strip() else "question-too-long"].format(limit="4.000")
    expect(answer).to_have_text(expected)
    expect(page.locator("#frage textarea")).to_be_editable()


def test_a_failing_answer_is_a_german_sentence(browser: Browser, tmp_path: Path) -> None:
    noted = Noted()
    with open_tiny(tmp_path) as services:
        object.__setattr__(services.reader, "answerer", FailingAnswerer())
        with served(services) as url, browser.new_page() as page:
            noted.watch(page)
            page.goto(url)
            answer = ask(page, "Was fördert der Testbonus?")
            expect(answer).to_have_text(texts.ERROR)
            assert "Geheimnis" not in page.content() and "Traceback" not in page.content()
    assert not noted.errors


def test_a_server_that_is_gone_is_told_in_german_and_back_again_it_answers(browser: Browser, tmp_path: Path) -> None:
    corpus = tmp_path / "entries"
    corpus.mkdir()
    running = Running(tmp_path, LOTSE_CORPUS=str(corpus))
    with browser.new_page(locale="en-US") as page:
        page.goto(running.url)
        ask(page, "Hallo")
        assert running.stop() == 0
        box = page.locator("#frage textarea")
        box.fill("Danke")
        box.press("Enter")
        told = page.locator("#stoerung")
        expect(told).to_have_text(texts.CONNECTION_LOST)
        expect(told).to_be_in_viewport(ratio=0.9)
        expect(page.locator(".toast-wrap")).not_to_be_visible()
        expect(box).to_have_value("Danke")
        with Running(tmp_path, port=running.port, LOTSE_CORPUS=str(corpus)):
            page.reload()
            expect(ask(page, "Danke")).to_contain_text("Gern")
            expect(told).to_have_count(0)


def test_a_connection_that_breaks_during_an_answer_is_told(page: Page, noted: Noted) -> None:
    page.route("**/gradio_api/queue/data*", lambda route: route.abort())
    box = page.locator("#frage textarea")
    box.fill("Wer wird mit ZIM gefördert?")
    box.press("Enter")
    expect(page.locator("#stoerung")).to_have_text(texts.CONNECTION_LOST)
    noted.errors.clear()
