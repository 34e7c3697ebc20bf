"""The check and the search on the real page, the tabs that lead there, and the address that leads back."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Noted
from tests.browser.test_reach import elsewhere
from tests.serving import Running
from ui import texts

WIDTHS = [390, 1280]


def check(page: Page, **given: str) -> Locator:
    """Fills the form of the check, sends it, and returns its results."""
    page.get_by_role("tab", name=texts.TABS["check"]).click()
    for name, value in given.items():
        page.locator(f'#check [name="{name}"]').fill(value)
    page.get_by_role("button", name=texts.CHECK_BUTTON).click()
    expect(page.locator("#check-ergebnis h2")).to_be_focused()
    return page.locator("#check-ergebnis")


def search(page: Page, words: str) -> Locator:
    """Searches for words and returns the documents."""
    page.get_by_role("tab", name=texts.TABS["suche"]).click()
    page.get_by_label(texts.SEARCH_LABEL).fill(words)
    page.get_by_label(texts.SEARCH_LABEL).press("Enter")
    found = page.locator("#suche-ergebnis .fund")
    found.first.wait_for()
    return found


def test_the_arrow_keys_move_between_the_tabs(page: Page) -> None:
    page.get_by_role("tab", name=texts.TABS["gespraech"]).focus()
    for name, shown in (
        ("check", "#ansicht-check"),
        ("suche", "#ansicht-suche"),
        ("netzwerke", "#ansicht-netzwerke"),
        ("gespraech", "#inhalt"),
    ):
        page.keyboard.press("ArrowRight")
        tab = page.get_by_role("tab", name=texts.TABS[name])
        expect(tab).to_be_focused()
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(page.locator(shown)).to_be_visible()
        expect(page.locator("[role=tabpanel]:visible")).to_have_count(1)


def test_a_check_shows_programmes_by_verdict_with_sums_and_reasons(page: Page) -> None:
    found = check(page, headcount="38", place="Gifhorn", **{"project.costs_eur": "200.000"})
    expect(found.locator("caption").first).to_contain_text(texts.CHECK_VERDICTS["fits"])
    expect(found.locator(".aussicht li").first).to_contain_text("EUR")
    reasons = found.locator(".warum details").first
    reasons.locator("summary").click()
    expect(reasons.locator(".kriterium").first).to_be_visible()


def test_the_missing_figure_leads_to_its_field(page: Page) -> None:
    found = check(page, place="Gifhorn")
    button = found.get_by_role("button", name=texts.MISSING_BUTTON)
    field = button.get_attribute("data-feld") or ""
    button.click()
    assert (page.evaluate("document.activeElement.name") or "").startswith(field)


@pytest.mark.parametrize(("label", "start"), [(texts.SAVE_CSV, "\ufeffUrteil;"), (texts.SAVE_MARKDOWN, "# ")])
def test_a_check_is_saved_as_a_file(page: Page, label: str, start: str) -> None:
    found = check(page, headcount="38", place="Gifhorn")
    with page.expect_download() as download:
        found.get_by_role("button", name=label).click()
    assert download.value.path().read_text(encoding="utf-8").startswith(start)
    expect(found).to_be_visible()


def test_a_search_marks_words_and_its_address_brings_it_back(page: Page, server: Running) -> None:
    first = search(page, "Energieeffizienz").first.locator("h3").inner_text()
    expect(page.locator("#suche-ergebnis mark").first).to_be_visible()
    page.locator('#suche [name="kind"]').select_option("programme")
    with page.expect_response(re.compile("seite/suche")):
        page.get_by_role("button", name=texts.SEARCH_BUTTON, exact=True).click()
    assert "kind=programme" in page.url and first
    kept = page.locator("#suche-ergebnis h3").first.inner_text()
    page.goto(page.url)
    expect(page.locator("#suche-ergebnis h3").first).to_have_text(kept)
    expect(page.get_by_label(texts.SEARCH_LABEL)).to_have_value("Energieeffizienz")
    expect(page.locator('#suche [name="kind"]')).to_have_value("programme")


def test_pages_of_a_search_follow_each_other(page: Page) -> None:
    before = search(page, "Förderung Unternehmen").first.locator("h3").inner_text()
    page.get_by_role("button", name=texts.LATER, exact=True).click()
    expect(page.locator("#suche-ergebnis .zaehlung")).to_contain_text("Dokument 11 bis")
    expect(page.locator("#suche-ergebnis .zaehlung")).to_be_focused()
    expect(page.locator("#suche-ergebnis h3").first).not_to_have_text(before)
    assert "offset=10" in page.url


def test_a_search_is_saved_as_a_table(page: Page) -> None:
    title = search(page, "Energieeffizienz").first.locator("h3").inner_text()
    with page.expect_download() as download:
        page.locator("#suche-ergebnis").get_by_role("button", name=texts.SAVE_CSV).click()
    rows = list(csv.reader(download.value.path().read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == list(texts.SEARCH_COLUMNS) and rows[1][1] == title


def test_a_place_that_does_not_exist_is_a_german_sentence(page: Page) -> None:
    search(page, "Energieeffizienz")
    page.locator('#suche [name="region"]').fill("Kleinkleckersdorfxy")
    page.get_by_role("button", name=texts.SEARCH_BUTTON, exact=True).click()
    expect(page.locator("#suche-ergebnis [role=alert]")).to_contain_text("Kleinkleckersdorfxy")


def test_markup_in_a_document_is_text_among_what_is_found(page: Page) -> None:
    found = search(page, "Wasserstofftankstellen Ausgaben")
    expect(found.first).to_contain_text("<script>")
    assert page.title() == texts.TITLE and page.locator("#suche-ergebnis img").count() == 0


def test_the_closing_days_stand_on_an_axis_and_each_row_says_its_day(page: Page) -> None:
    found = check(page, headcount="38", place="Gifhorn", **{"project.costs_eur": "200.000"})
    rows = found.locator(".fristen li")
    expect(rows.first.locator(".frist")).to_have_text(re.compile(r"^\d\d\.\d\d\.\d{4}"))
    starts = rows.locator(".heute").evaluate_all("all => all.map(one => Math.round(one.getBoundingClientRect().left))")
    assert len(starts) > 1 and len(set(starts)) == 1, "today's line stands at one place in every row"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_check_and_search_break_no_rule_of_accessibility_and_stay_in_their_width(
    browser: Browser, server: Running, width: int, scheme: str, noted: Noted
) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        noted.watch(page)
        page.goto(server.url)
        page.locator("#frage textarea").wait_for()
        check(page, headcount="38", place="Gifhorn", **{"project.costs_eur": "200.000"})
        page.locator("#check-ergebnis summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not violations(page)
        search(page, "Energieeffizienz")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not violations(page)
    assert not elsewhere(noted, server.url)
