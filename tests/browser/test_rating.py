"""Under an answer: thumbs with a reason, the receipt, taking back; the link to a question, and arriving over it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import DONE, ask
from tests.browser.axe import violations
from tests.serving import Running, lotse
from ui import texts

QUESTION = texts.EXAMPLES[0]


def test_a_thumb_down_is_given_with_the_keyboard_alone_and_taken_back(page: Page, server: Running) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name=texts.HELPFUL_NO, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label(texts.REASON_LABEL)).to_be_focused()
    page.get_by_label(texts.REASON_LABEL).select_option("outdated")
    page.keyboard.press("Tab")
    page.keyboard.type("Bitte prüfen: max@example.org")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    thanks = page.locator(".bewertung .gesagt")
    expect(thanks).to_be_focused()
    number = thanks.inner_text().rstrip(".").split()[-1]
    listed = lotse(server.folder, "feedback", "list", "--down").stdout
    assert number in listed and "[E-Mail]" in listed and "example.org" not in listed
    ask(page, texts.EXAMPLES[1])  # the log is drawn anew: what was said stays said
    expect(page.locator(".bewertung").first).to_contain_text(number)
    page.get_by_role("button", name=texts.RATING_TAKE_BACK).click()
    expect(page.locator(".bewertung").first).to_contain_text(texts.RATING_GONE)
    assert number not in lotse(server.folder, "feedback", "list", "--down").stdout


def test_small_talk_is_not_rated(page: Page) -> None:
    ask(page, "Hallo")
    expect(page.locator(".danach")).to_have_count(0)


def test_a_link_is_copied_and_asks_its_question_once(browser: Browser, server: Running) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(server.url)
        ask(page, QUESTION)
        page.get_by_role("button", name=texts.LINK_COPY).click()
        expect(page.locator(".getan")).to_have_text(texts.LINK_COPIED)
        link = page.evaluate("navigator.clipboard.readText()")
        other = context.new_page()
        other.goto(link)
        other.locator(DONE).wait_for()
        expect(other.locator("#verlauf .frage p")).to_have_text(QUESTION)
        assert "frage" not in other.url
        other.reload()
        expect(other.locator(".willkommen")).to_be_visible()


@pytest.mark.parametrize(
    "address", [f"/?frage={'x' * 5_000}", f"/?frage={quote(QUESTION)}&ansicht=gespraech", "/?frage=%20", "/?frage="]
)
def test_another_address_asks_nothing(browser: Browser, server: Running, address: str) -> None:
    with browser.new_page() as page:
        page.goto(server.url + address)
        page.locator("#frage textarea").wait_for()
        expect(page.locator(".seitenfuss")).to_be_visible()
        expect(page.locator(".willkommen")).to_be_visible()
        expect(page.locator("#verlauf .frage")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_opened_form_and_the_privacy_page_break_no_rule(browser: Browser, server: Running, scheme: str) -> None:
    with browser.new_page(color_scheme=scheme, viewport={"width": 390, "height": 844}) as page:  # type: ignore[arg-type]
        page.goto(server.url)
        ask(page, QUESTION)
        page.get_by_role("button", name=texts.HELPFUL_NO, exact=True).click()
        page.locator(".kritik").evaluate("form => form.scrollIntoView({ block: 'end' })")  # above the question box
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.goto(f"{server.url}/seite/datenschutz")
        expect(page.get_by_role("heading", level=1)).to_have_text(texts.PRIVACY)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
