"""A conversation on the real page: questions, answers with citations, sources, refusals, small talk."""

from __future__ import annotations

import re

import httpx
from playwright.sync_api import Page, expect

from tests.browser.acts import DONE, ask, open_source
from tests.serving import Running
from ui import texts

CLOSED = "Wie hoch ist der Zuschuss beim Digitalbonus.Innovativ?"


def test_the_page_opens_in_german_with_examples_and_a_field(page: Page) -> None:
    assert page.title() == texts.TITLE
    assert page.locator("html").get_attribute("lang") == "de"
    expect(page.get_by_role("heading", level=1)).to_have_text(texts.TITLE)
    expect(page.locator("button.beispiel")).to_have_text(list(texts.EXAMPLES))
    expect(page.get_by_label(texts.ASK_LABEL)).to_be_focused()
    expect(page.locator("#neu")).to_have_count(0)


def test_every_example_is_answered_with_citations(page: Page) -> None:
    for question in texts.EXAMPLES:
        page.get_by_role("button", name=question).click()
        answer = page.locator(DONE)
        answer.wait_for()
        assert "antwort--answered" in (answer.get_attribute("class") or ""), question
        assert answer.locator("button.zitat").count() >= 1, question
        expect(page.locator("#beispiele")).to_have_count(0)
        page.locator("#neu").click()
        expect(page.locator(".willkommen")).to_be_visible()


def test_a_typed_question_streams_in_and_ends_with_numbered_sources(page: Page) -> None:
    page.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver(() => {
                const now = document.querySelector("#verlauf .antwort")?.className ?? "";
                if (now !== window.seen.at(-1)) window.seen.push(now);
            }).observe(document.getElementById("verlauf"), { childList: true, subtree: true });
        }"""
    )
    answer = ask(page, CLOSED)
    seen = [one for one in page.evaluate("window.seen") if one]
    assert "antwort--wartet" in seen[0] and "antwort--answered" in seen[-1]
    expect(page.locator("#verlauf .frage p")).to_have_text(CLOSED)
    expect(page.locator("#frage textarea")).to_have_value("")
    numbers = [int(one) for one in answer.locator(".quelle .nummer").all_inner_texts()]
    assert numbers == list(range(1, len(numbers) + 1)) and numbers
    used = {int(one) for one in answer.locator("button.zitat").all_inner_texts()}
    assert used == set(numbers)


def test_a_closed_programme_is_warned_of_once_and_first(page: Page) -> None:
    answer = ask(page, CLOSED)
    warning = answer.locator(".hinweis")
    expect(warning).to_have_count(1)
    expect(warning).to_contain_text("seit dem 1. Januar 2026 geschlossen")
    expect(warning.locator("button.zitat")).to_have_count(1)
    said = answer.inner_text()
    assert said.count("seit dem 1. Januar 2026 geschlossen") == 1
    assert said.index("geschlossen") < said.index("Euro")


def test_a_citation_opens_the_quote_marked_in_its_context(page: Page, server: Running) -> None:
    given = httpx.post(f"{server.url}/api/v1/ask", json={"question": CLOSED}).json()["citations"]
    answer = ask(page, CLOSED)
    for citation in given:
        panel = open_source(page, answer, citation["marker"])
        expect(panel.locator("h2")).to_contain_text(citation["title"])
        expect(panel.locator("h2")).to_be_focused()
        marked = " ".join(panel.locator("mark").all_inner_texts())
        assert marked.split() == citation["quote"].split()
        context = panel.locator(".kontext")
        assert len(context.inner_text()) > len(marked) + 100
        shown = context.evaluate(
            """box => { const b = box.getBoundingClientRect(), m = box.querySelector("mark").getBoundingClientRect();
                       return m.top >= b.top && m.top < b.bottom; }"""
        )
        assert shown
        expect(panel.locator("dl")).to_contain_text(citation["heading"])
        expect(panel.locator("dl")).to_contain_text("01.01.2026")
        expect(panel.locator(".marke")).to_have_text("geschlossen seit 01.01.2026")
        link = panel.get_by_role("link")
        assert link.get_attribute("href") == citation["url"]
        assert "noopener" in (link.get_attribute("rel") or "")


def test_what_no_document_says_looks_like_a_refusal(page: Page) -> None:
    answer = ask(page, "Wie hoch ist der Mindestlohn in Frankreich?")
    assert "antwort--abstained" in (answer.get_attribute("class") or "")
    expect(answer.get_by_role("heading", name=texts.STATUS_NAMES["abstained"])).to_be_visible()
    expect(answer.locator("button.zitat")).to_have_count(0)
    expect(answer.locator(".fuss")).not_to_contain_text(texts.ENGINES["extract"])


def test_small_talk_is_not_headed_like_a_refusal(page: Page) -> None:
    for said, back in (("Hallo", "Guten Tag"), ("Danke", "Gern"), ("Tschüss", "Auf Wiedersehen")):
        answer = ask(page, said)
        assert "antwort--gespraech" in (answer.get_attribute("class") or "")
        expect(answer).to_contain_text(back)
        assert texts.STATUS_NAMES["abstained"] not in answer.inner_text()
        expect(answer.locator(".fuss")).to_have_count(0)


def test_a_question_that_leans_on_the_one_before_is_answered_in_the_same_conversation(page: Page) -> None:
    ask(page, "Wer wird mit ZIM gefördert?")
    answer = ask(page, "Und wie hoch ist die Förderung?")
    expect(answer).to_contain_text(re.compile("ZIM"))
    expect(page.locator("#verlauf .frage")).to_have_count(2)


def test_a_new_conversation_forgets_the_old_one_and_closes_its_source(page: Page) -> None:
    open_source(page, ask(page, CLOSED))
    page.locator("#neu").click()
    expect(page.locator(".willkommen")).to_be_visible()
    expect(page.locator("#beleg .beleg")).to_have_count(0)
    expect(page.locator("button.beispiel").first).to_be_visible()
