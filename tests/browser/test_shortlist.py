"""The shortlist: kept from answer, check and search, shown, saved, emptied; the conversation and the check as PDF."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import ask
from tests.browser.axe import violations
from tests.serving import Running
from tests.ui.paper.made import words
from ui import texts

FIT = "Welche Förderung passt für uns? Wir sind 38 Leute in Gifhorn und wollen für 200.000 Euro forschen."


def test_programmes_are_kept_from_everywhere_and_stay_until_they_are_removed(page: Page) -> None:
    ask(page, FIT)
    star = page.locator(".karte .merken").first
    name = page.locator(".karte .name").first.inner_text()
    star.focus()
    page.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    page.get_by_role("tab", name=texts.TABS["suche"]).click()
    page.get_by_label(texts.SEARCH_LABEL).fill("Digitalbonus Niedersachsen Zuschuss")
    page.keyboard.press("Enter")
    page.locator(".treffer .merken").first.click()
    expect(page.locator(".merkliste-auf .anzahl")).to_have_text("(2)")
    page.reload()
    expect(page.locator(".merkliste-auf .anzahl")).to_have_text("(2)")
    page.locator(".merkliste-auf").click()
    kept = page.locator("#merkliste .gemerkt li")
    expect(kept).to_have_count(2)
    expect(kept.first).to_contain_text(name)
    for ending, label in (("pdf", texts.SAVE_PDF), ("md", texts.SAVE_MARKDOWN)):
        with page.expect_download() as download:
            page.locator("#merkliste").get_by_role("link", name=label).click()
        content = download.value.path().read_bytes()
        assert name in (words(content) if ending == "pdf" else content.decode())
    kept.first.get_by_role("button").click()
    expect(kept).to_have_count(1)
    kept.first.get_by_role("button").click()
    expect(page.locator("#merkliste")).to_contain_text(texts.SHORTLIST_EMPTY)
    page.keyboard.press("Escape")
    expect(page.locator("#merkliste")).to_be_hidden()
    expect(page.locator(".merkliste-auf .anzahl")).to_be_empty()


def test_conversation_and_check_are_saved_as_pdf(page: Page) -> None:
    ask(page, FIT)
    with page.expect_download() as download:
        page.get_by_role("button", name=texts.SAVE_CONVERSATION_PDF).click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert FIT[:30] in words(download.value.path().read_bytes())
    page.get_by_role("button", name=texts.KNOWN_CHECK).click()
    page.locator("#check-ergebnis caption").first.wait_for()
    page.locator("#check-ergebnis .merken").first.click()
    with page.expect_download() as download:
        page.locator("#check-ergebnis").get_by_role("button", name=texts.SAVE_PDF).click()
    assert "Beschäftigte: 38" in words(download.value.path().read_bytes())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_list_breaks_no_rule_and_fits(browser: Browser, server: Running, scheme: str, width: int) -> None:
    with browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 844}) as page:  # type: ignore[arg-type]
        page.goto(server.url)
        page.locator("#frage textarea").wait_for()
        page.evaluate("sessionStorage.setItem('lotse-merkliste', JSON.stringify(['zim', 'forschungszulage', 'weg']))")
        page.reload()
        page.locator(".merkliste-auf").click()
        expect(page.locator("#merkliste .gemerkt li")).to_have_count(2)
        assert violations(page) == []
        box = page.locator("#merkliste").evaluate("box => [box.scrollWidth, box.clientWidth]")
        assert box[0] <= box[1] and page.evaluate("document.documentElement.scrollWidth") <= width
