"""The head of the page: the other language, and signing in and out with a key."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.serving import Running, lotse
from ui import texts


def key_of(server: Running, role: str) -> str:
    """A new key of the running server's data folder."""
    made = lotse(server.folder, "key", "create", "Probe", "--role", role)
    return re.search(r"lotse_[\w-]{20,}", made.stdout)[0]  # type: ignore[index]


def sign_in(page: Page, key: str) -> None:
    """Signs in by the dialogue."""
    page.get_by_role("button", name=texts.SIGN_IN, exact=True).click()
    page.get_by_role("textbox", name=texts.SIGN_IN_KEY).fill(key)
    page.get_by_role("textbox", name=texts.SIGN_IN_KEY).press("Enter")


def test_a_key_signs_in_and_out_again(page: Page, server: Running) -> None:
    sign_in(page, key_of(server, "staff"))
    expect(page.locator(".angemeldet")).to_have_text(texts.SIGNED_IN.format(role=texts.ROLES["staff"]))
    page.get_by_role("button", name=texts.SIGN_OUT, exact=True).click()
    expect(page.get_by_role("button", name=texts.SIGN_IN, exact=True)).to_be_visible()


def test_the_other_language_and_back(page: Page) -> None:
    words = texts.ALL["en"]
    page.get_by_role("link", name=texts.OTHER_LANGUAGE).click()
    expect(page.get_by_role("button", name=words["ASK_BUTTON"], exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_label(words["ASK_LABEL"]).fill("Who is funded by ZIM?")
    page.get_by_label(words["ASK_LABEL"]).press("Enter")
    expect(page.locator(".quellen h4")).to_have_text(words["SOURCES"])
    page.get_by_role("link", name=words["OTHER_LANGUAGE"]).click()
    expect(page.get_by_role("button", name=texts.ASK_BUTTON, exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialogue_breaks_no_rule(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.get_by_role("button", name=texts.SIGN_IN, exact=True).click()
    assert not violations(page)
