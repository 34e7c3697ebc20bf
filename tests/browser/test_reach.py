"""The page for everyone and everywhere: nothing from elsewhere, small screens, the keyboard, the API's documentation."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import ask, open_source
from tests.browser.conftest import Noted
from tests.serving import Running
from ui import texts

QUESTION = texts.EXAMPLES[0]


def elsewhere(noted: Noted, url: str) -> list[str]:
    """The requests that left the server."""
    return [one for one in noted.requests if not one.startswith((f"{url}/", "data:", "blob:"))]


def test_a_conversation_asks_nothing_of_another_host(page: Page, noted: Noted, server: Running) -> None:
    open_source(page, ask(page, QUESTION))
    assert len(noted.requests) > 10
    assert not elsewhere(noted, server.url)


def test_the_documentation_of_the_api_works_without_another_host(
    browser: Browser, server: Running, noted: Noted
) -> None:
    with browser.new_page() as page:
        noted.watch(page)
        page.goto(f"{server.url}/docs")
        expect(page.locator("#swagger-ui .title")).to_contain_text("Förderlotse")
        expect(page.locator(".opblock-summary-path", has_text="/api/v1/ask")).to_be_visible()
    assert not noted.errors
    assert not elsewhere(noted, server.url)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_scrolls_sideways(browser: Browser, server: Running, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.goto(server.url)
        page.locator("#frage textarea").wait_for()
        for step in ("start", "answer", "source"):
            if step == "answer":
                answer = ask(page, QUESTION)
            elif step == "source":
                open_source(page, answer)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (step, wide)


def test_on_a_phone_the_source_comes_into_view_and_leads_back(browser: Browser, server: Running) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(server.url)
        answer = ask(page, QUESTION)
        panel = open_source(page, answer)
        expect(panel.locator("mark").first).to_be_in_viewport()
        panel.get_by_role("button", name=texts.PANEL_BACK).click()
        expect(answer.locator("button.zitat").first).to_be_focused()
        expect(answer.locator("button.zitat").first).to_be_in_viewport()


def test_the_keyboard_alone_asks_opens_a_source_and_comes_back(page: Page) -> None:
    expect(page.get_by_label(texts.ASK_LABEL)).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    first = page.locator("button.zitat").first
    first.wait_for()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if first.evaluate("button => button === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#beleg .beleg h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_focused()


def test_names_and_roles_are_there_for_a_screen_reader(page: Page) -> None:
    answer = ask(page, QUESTION)
    expect(page.get_by_role("log", name=texts.LOG_LABEL)).to_be_visible()
    expect(page.get_by_role("complementary", name=texts.PANEL_LABEL)).to_be_visible()
    label = answer.locator("button.zitat").first.get_attribute("aria-label") or ""
    assert label.startswith("Beleg 1 zeigen: ")
