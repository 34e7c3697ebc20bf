"""What the conversation learns of a company: cards, quick replies, the panel of what is known, the record to keep."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import DONE, ask
from tests.browser.axe import violations
from tests.serving import Running
from ui import texts

FIT = "Welche Förderung passt für uns? Wir sind 38 Leute in Gifhorn und wollen für 200.000 Euro forschen."


def test_programmes_are_cards_that_open_to_their_criteria(page: Page) -> None:
    answer = ask(page, FIT)
    card = answer.locator(".karte").first
    expect(card.locator(".kriterium").first).to_be_hidden()
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(card.locator(".kriterium").first).to_be_visible()
    expect(card.locator(".marke")).to_be_visible()


def test_a_quick_reply_answers_the_question_put_and_is_remembered(page: Page) -> None:
    answer = ask(page, FIT)
    question = answer.locator(".rueckfrage")
    assert answer.inner_text().count(question.locator("p").inner_text()) == 1
    reply, known = question.locator(".schnell").first, page.locator(".profil dl > div")
    said, before = reply.get_attribute("data-antwort") or "", known.count()
    reply.click()
    page.locator(DONE).nth(1).wait_for()
    expect(page.locator("#verlauf .frage p").last).to_have_text(said)
    expect(known).to_have_count(before + 1)
    expect(reply).to_be_hidden()


def test_what_one_does_not_know_is_not_asked_again(page: Page) -> None:
    first = ask(page, FIT).locator(".rueckfrage p").inner_text()
    page.locator(".schnell", has_text=texts.REPLY_UNKNOWN[0]).click()
    page.locator(DONE).nth(1).wait_for()
    assert first not in page.locator(DONE).nth(1).inner_text()


def test_what_is_known_is_shown_and_an_edit_wins_over_what_was_said(page: Page) -> None:
    ask(page, FIT)
    known = page.locator(".profil")
    expect(known).to_contain_text("Gifhorn, Landkreis Gifhorn")
    known.get_by_text(texts.KNOWN_CHANGE).click()
    known.get_by_label("Beschäftigte").fill("1.200")
    known.get_by_role("button", name=texts.KNOWN_TAKE).click()
    expect(known.get_by_role("status")).to_have_text(texts.KNOWN_TAKEN)
    answer = ask(page, "Und welche Förderung passt dann?")
    expect(page.locator(".profil dl")).to_contain_text("1.200")
    expect(answer).to_be_visible()


def test_an_edit_that_was_not_taken_over_goes_with_the_next_question_all_the_same(page: Page) -> None:
    page.get_by_text(texts.KNOWN_CHANGE).click()
    page.locator("#angaben").get_by_label("Ort des Betriebs").fill("Gifhorn")
    ask(page, "Welche Förderung passt für ein Forschungsvorhaben?")
    expect(page.locator(".profil dl")).to_contain_text("Gifhorn")


def test_a_field_that_cannot_be_read_is_said_beside_the_form(page: Page) -> None:
    page.get_by_text(texts.KNOWN_CHANGE).click()
    page.locator("#angaben").get_by_label("Beschäftigte").fill("viele")
    page.locator("#angaben").get_by_role("button", name=texts.KNOWN_TAKE).click()
    expect(page.locator(".profil [role=alert]")).to_contain_text("„viele“")


def test_taking_back_forgets_the_profile_and_what_was_said(page: Page) -> None:
    ask(page, FIT)
    page.get_by_role("button", name=texts.KNOWN_RESET).click()
    expect(page.locator(".profil .nichts")).to_be_visible()
    ask(page, "Wer wird mit ZIM gefördert?")
    expect(page.locator(".profil .nichts")).to_have_text(texts.KNOWN_NOTHING)


def test_what_is_known_is_checked_with_one_press(page: Page) -> None:
    ask(page, FIT)
    page.get_by_role("button", name=texts.KNOWN_CHECK).click()
    expect(page.locator("#check-ergebnis caption").first).to_be_visible()
    expect(page.locator('#check [name="headcount"]')).to_have_value("38")
    expect(page.locator('#check [name="project.kinds"][value="research"]')).to_be_checked()


def test_the_conversation_is_saved_with_sources_and_day(page: Page) -> None:
    expect(page.get_by_role("button", name=texts.SAVE_CONVERSATION)).to_be_hidden()
    ask(page, texts.EXAMPLES[0])
    ask(page, texts.EXAMPLES[1])
    with page.expect_download() as download:
        page.get_by_role("button", name=texts.SAVE_CONVERSATION).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename.endswith(".md") and text.startswith(f"# {texts.RECORD_TITLE}")
    assert text.count(f"### {texts.SOURCES}") == 2
    assert text.index(f"## {texts.EXAMPLES[0]}") < text.index(f"## {texts.EXAMPLES[1]}")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_conversation_breaks_no_rule_of_accessibility(
    browser: Browser, server: Running, width: int, scheme: str
) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(server.url)
        page.locator("#frage textarea").wait_for()
        assert not violations(page)
        answer = ask(page, FIT)
        answer.locator(".karte summary").first.click()
        page.locator(".profil").evaluate("panel => { panel.open = true; panel.querySelector('.aendern').open = true; }")
        answer.locator("button.zitat").first.click()
        page.locator("#beleg .beleg").wait_for()
        assert not violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
