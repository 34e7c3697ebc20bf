"""Networks and practice on the real page: tiles, list, examples, the address that leads back; keyboard, contrast, width."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Noted
from tests.browser.test_reach import elsewhere
from tests.serving import Running
from ui import texts

RESULT = "#netzwerke-ergebnis"
HEAD = f"{RESULT} .wer > h3"


def opened(page: Page) -> Locator:
    """The tab, opened with its own button."""
    page.get_by_role("tab", name=texts.TABS["netzwerke"]).click()
    page.locator(HEAD).wait_for()
    return page.locator(RESULT)


def tile(page: Page, name: str) -> Locator:
    """The tile of a Kreis or Land."""
    return page.locator(f'{RESULT} .kachel[data-ort="{name}"]')


def test_a_tile_chooses_its_kreis_and_the_address_brings_it_back(page: Page) -> None:
    opened(page)
    tile(page, "Landkreis Gifhorn").click()
    expect(page.locator(HEAD)).to_have_text(texts.PLACES_WHO.format(place="Landkreis Gifhorn"))
    expect(page.locator(HEAD)).to_be_focused()
    expect(tile(page, "Landkreis Gifhorn")).to_have_attribute("aria-current", "true")
    expect(page.locator(f"{RESULT} .angebot", has_text="ReTraSON").first).to_be_visible()
    assert "ansicht=netzwerke" in page.url and "ort=Landkreis" in page.url
    page.goto(page.url)
    expect(page.locator(HEAD)).to_have_text(texts.PLACES_WHO.format(place="Landkreis Gifhorn"))
    expect(page.get_by_label(texts.PLACES_PLACE, exact=True)).to_have_value("Landkreis Gifhorn")


def test_a_topic_changes_the_numbers_and_stays_in_the_address_of_the_tab(page: Page) -> None:
    opened(page)
    before = tile(page, "Stadt Wolfsburg").locator(".zahl").inner_html()
    page.get_by_label(texts.PLACES_TOPIC, exact=True).last.select_option("battery")
    page.locator("#netzwerke").get_by_role("button", name=texts.PLACES_BUTTON).click()
    expect(tile(page, "Stadt Wolfsburg").locator(".zahl")).not_to_have_text(before)
    page.get_by_role("tab", name=texts.TABS["suche"]).click()
    assert "thema" not in page.url
    page.get_by_role("tab", name=texts.TABS["netzwerke"]).click()
    assert "thema=battery" in page.url


def test_an_entry_opens_its_text_and_a_question_on_it_goes_to_the_conversation(page: Page) -> None:
    opened(page)
    tile(page, "Stadt Wolfsburg").click()
    card = page.locator(f"{RESULT} .angebot", has_text="Wolfsburg AG").first
    card.locator("summary").click()
    expect(card.locator(".eintrag-quellen li").first).to_be_visible()
    card.get_by_role("button", name=re.compile(texts.PLACES_ASK)).click()
    expect(page.get_by_label(texts.ASK_LABEL)).to_be_focused()
    expect(page.get_by_label(texts.ASK_LABEL)).to_have_value(texts.PLACES_ASK_HELPER.format(name="Wolfsburg AG"))
    page.keyboard.press("Enter")
    page.locator("#verlauf .antwort--answered").wait_for()


def test_the_keyboard_alone_chooses_a_tile_opens_a_text_and_reaches_the_examples(page: Page) -> None:
    opened(page)
    page.get_by_label(texts.PLACES_PLACE, exact=True).focus()
    page.keyboard.type("38440")
    page.keyboard.press("Enter")
    expect(page.locator(HEAD)).to_be_focused()
    tile(page, "Landkreis Gifhorn").focus()
    page.keyboard.press("Enter")
    expect(page.locator(HEAD)).to_have_text(texts.PLACES_WHO.format(place="Landkreis Gifhorn"))
    summary = page.locator(f"{RESULT} .ganz summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{RESULT} .eintrag-text").first).to_be_visible()
    page.get_by_role("button", name=texts.PLACES_TO_PRACTICE).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#praxis")).to_be_focused()


def test_a_name_of_several_places_is_asked_back_and_a_click_settles_it(page: Page) -> None:
    opened(page)
    page.get_by_label(texts.PLACES_PLACE, exact=True).fill("Neustadt")
    page.keyboard.press("Enter")
    expect(page.locator(f"{RESULT} [role=alert]")).to_contain_text("Neustadt")
    page.locator(f"{RESULT} .orte a").first.click()
    expect(page.locator(HEAD)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_tab_breaks_no_rule_of_accessibility_and_stays_in_its_width(
    browser: Browser, server: Running, width: int, scheme: str, noted: Noted
) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        noted.watch(page)
        page.goto(f"{server.url}/?ansicht=netzwerke&ort=Wolfsburg")
        page.locator(f"{RESULT} .ganz summary").first.click()
        page.locator(f"{RESULT} .eintrag-quellen").first.wait_for()
        page.locator(f"{RESULT} .als-tabelle summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not violations(page)
        assert min(contrasts(page)) >= 4.5
        page.goto(f"{server.url}/en/?ansicht=netzwerke&ort=Stuttgart&thema=skills")
        page.locator(HEAD).wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not violations(page)
    assert not noted.errors and not elsewhere(noted, server.url)


def contrasts(page: Page) -> list[float]:
    """The contrast of each tile's text with its tile, after WCAG 2.2; axe-core does not look into drawings."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
          const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const light = (colour) => {
            pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((one) => one / 255)
              .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          return [...document.querySelectorAll(".kachel")].map((tile) => {
            const [one, other] = ["text", "rect"].map((part) => light(getComputedStyle(tile.querySelector(part)).fill));
            return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          });
        }"""
    )
