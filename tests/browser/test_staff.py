"""The tab of the staff on the real page: a document's whole way, what the staff sees and nobody else, its other sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from reportlab.pdfgen import canvas

from tests.browser.acts import ask, open_source
from tests.browser.axe import violations
from tests.browser.conftest import Noted
from tests.browser.test_head import key_of, sign_in
from tests.browser.test_reach import elsewhere
from tests.serving import Running
from ui import texts

QUESTION = "Wie hoch ist der Zuschuss für Gezeitenmühlen?"


def pdf(path: Path, percent: int) -> Path:
    """A leaflet of two pages, the second of which has no text."""
    page = canvas.Canvas(str(path))
    page.setTitle("Merkblatt Gezeitenmühlen")
    for number, line in enumerate(
        (
            "Merkblatt Gezeitenmühlen",
            "Stand: 3. März 2026",
            f"Der Zuschuss für Gezeitenmühlen beträgt {percent} Prozent der Ausgaben.",
            "Anträge auf den Zuschuss für Gezeitenmühlen nimmt die Mühlenbank in Cuxhaven entgegen.",
        )
    ):
        page.drawString(72, 760 - 24 * number, line)
    page.showPage()
    page.rect(100, 100, 50, 50)
    page.save()
    return path


def administration(page: Page, section: str) -> Locator:
    """Opens a section of the tab and returns it."""
    if not page.locator(".faecher").is_visible():
        page.get_by_role("tab", name=texts.TABS["verwaltung"]).click()
    page.locator(f'.faecher [data-fach="{section}"]').click()
    shown = page.locator(f"#fach-{section}")
    if section != "aufnehmen":
        shown.locator("h3").wait_for()
    return shown


def signed_in(page: Page, server: Running, role: str = "admin") -> None:
    """Signs in with a new key and waits for the page to come back."""
    sign_in(page, key_of(server, role))
    expect(page.locator(".angemeldet")).to_have_text(texts.SIGNED_IN.format(role=texts.ROLES[role]))
    page.locator("#frage textarea").wait_for()


def take_in(page: Page, file: Path) -> Locator:
    """Chooses a file, looks at it, takes it over, and returns what is said of that."""
    page.locator("#aufnahme-datei").set_input_files(file)
    expect(page.locator(".gewaehlt")).to_have_text(file.name)
    page.get_by_role("button", name=texts.STAFF_LOOK).click()
    page.locator(".verstanden").wait_for()
    expect(page.get_by_role("heading", name=texts.STAFF_UNDERSTOOD)).to_be_focused()
    page.get_by_role("button", name=texts.STAFF_TAKE).click()
    done = page.locator(".aufgenommen")
    done.wait_for()
    return done


def opened(page: Page) -> Locator:
    """Opens the leaflet in the list and returns its view."""
    shown = administration(page, "dokumente")
    shown.get_by_label(texts.STAFF_WORDS).fill("gezeitenmühlen")
    shown.get_by_role("button", name=texts.STAFF_FILTER).click()
    expect(shown.locator(".liste tbody tr")).to_have_count(1)
    shown.get_by_role("button", name="Merkblatt Gezeitenmühlen").click()
    shown.locator(".akte").wait_for()
    return shown


def confirm(page: Page, label: str) -> None:
    """Presses a button and says yes to what is asked."""
    page.get_by_role("button", name=label, exact=True).click()
    dialogue = page.get_by_role("dialog")
    expect(dialogue.get_by_role("button", name=texts.CANCEL)).to_be_focused()
    dialogue.get_by_role("button", name=label).click()


def test_only_who_may_sees_the_tab(page: Page, server: Running) -> None:
    tab = page.get_by_role("tab", name=texts.TABS["verwaltung"])
    expect(tab).to_have_count(0)
    signed_in(page, server, "staff")
    expect(tab).to_have_count(0)
    page.get_by_role("tab", name=texts.TABS["suche"]).click()
    expect(page.get_by_label(texts.FACET_AUDIENCE, exact=True)).to_be_visible()


def test_a_document_goes_its_way_and_only_the_staff_hears_of_it(
    page: Page, server: Running, noted: Noted, tmp_path: Path
) -> None:
    signed_in(page, server)
    administration(page, "aufnehmen")
    page.locator("#aufnahme-datei").set_input_files(pdf(tmp_path / "gezeiten.pdf", 23))
    page.get_by_role("button", name=texts.STAFF_LOOK).click()
    look = page.locator(".verstanden")
    look.wait_for()
    expect(look).to_contain_text("2 Seiten")
    expect(look).to_contain_text("03.03.2026")
    expect(look.locator(".hinweise")).to_contain_text(texts.STAFF_WARNINGS["pages_without_text"].format(pages=2))
    page.get_by_label(texts.STAFF_FOR["public"]).check()
    expect(look).to_have_count(0)
    page.get_by_label(texts.STAFF_FOR["internal"]).check()
    done = take_in(page, tmp_path / "gezeiten.pdf")
    done.get_by_role("button", name=texts.STAFF_SEARCH).click()
    found = page.locator("#suche-ergebnis .fund").first
    expect(found).to_contain_text("Gezeitenmühlen")
    expect(found.locator(".marke--intern")).to_be_visible()

    page.get_by_role("tab", name=texts.TABS["gespraech"]).click()
    panel = open_source(page, ask(page, QUESTION))
    expect(panel).to_contain_text("23 Prozent")
    expect(panel.locator(".marke--intern")).to_have_text(texts.AUDIENCES["internal"])

    shown = opened(page)
    page.get_by_role("button", name=texts.STAFF_REPLACE).click()
    expect(page.locator(".ersetzt-wird")).to_contain_text("gezeiten.pdf")
    take_in(page, pdf(tmp_path / "neu.pdf", 31))
    shown = opened(page)
    expect(shown).to_contain_text("31 Prozent")

    page.get_by_role("button", name=texts.SIGN_OUT, exact=True).click()
    expect(page.get_by_role("button", name=texts.SIGN_IN, exact=True)).to_be_visible()
    page.goto(server.url)
    page.locator("#frage textarea").wait_for()
    assert "31 Prozent" not in ask(page, QUESTION).inner_text()
    page.goto(f"{server.url}/?ansicht=suche&q=Gezeitenm%C3%BChlen+Zuschuss")
    page.locator("#suche-ergebnis .zaehlung").wait_for()
    assert "Gezeitenmühlen" not in page.locator("#suche-ergebnis").inner_text()

    page.goto(server.url)
    signed_in(page, server)
    shown = opened(page)
    confirm(page, texts.STAFF_MAKE["public"])
    expect(shown.locator(".meldung")).to_have_text(texts.STAFF_AUDIENCE_DONE["public"])
    confirm(page, texts.STAFF_DELETE)
    expect(shown.locator(".meldung")).to_contain_text("ist gelöscht")
    assert not elsewhere(noted, server.url)


def test_what_belongs_to_the_corpus_says_why_it_stays(page: Page, server: Running) -> None:
    signed_in(page, server)
    shown = administration(page, "dokumente")
    shown.get_by_label(texts.STAFF_ORIGIN, exact=True).select_option("corpus")
    shown.get_by_role("button", name=texts.STAFF_FILTER).click()
    shown.locator(".liste .titel").first.click()
    expect(shown.locator(".akte")).to_contain_text(texts.STAFF_FIXED["corpus"])
    expect(shown.get_by_role("button", name=texts.STAFF_DELETE)).to_have_count(0)
    shown.get_by_role("button", name=texts.STAFF_BACK).click()
    expect(shown.locator(".liste")).to_be_visible()
    expect(shown.get_by_label(texts.STAFF_ORIGIN, exact=True)).to_have_value("corpus")


def test_a_key_is_shown_once_and_a_revoked_one_is_signed_out(page: Page, server: Running, noted: Noted) -> None:
    signed_in(page, server)
    shown = administration(page, "schluessel")
    shown.get_by_label(texts.STAFF_KEY_NAME).fill("Messestand")
    shown.get_by_role("button", name=texts.STAFF_MAKE_KEY).click()
    assert shown.get_by_label(texts.STAFF_KEY_ONCE).input_value().startswith("lotse_")
    shown = administration(page, "schluessel")
    expect(shown.get_by_label(texts.STAFF_KEY_ONCE)).to_have_count(0)
    own = shown.locator("tr", has_text=texts.STAFF_OWN_KEY)
    own.get_by_role("button", name=texts.STAFF_REVOKE).click()
    with page.expect_response("**/widerrufen"):
        page.get_by_role("dialog").get_by_role("button", name=texts.STAFF_REVOKE).click()
    page.locator('.faecher [data-fach="zustand"]').click()
    expect(page.locator("#fach-zustand [role=alert]")).to_have_text(texts.PROBLEMS["401"])
    assert noted.errors and all("401" in one for one in noted.errors)
    noted.errors.clear()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_section_breaks_a_rule_or_scrolls_sideways(
    browser: Browser, server: Running, width: int, scheme: str, tmp_path: Path
) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        context.request.post(f"{server.url}/api/v1/session", data={"key": key_of(server, "admin")})
        page.goto(server.url)
        page.locator("#frage textarea").wait_for()
        administration(page, "aufnehmen")
        page.locator("#aufnahme-datei").set_input_files(pdf(tmp_path / "probe.pdf", 5))
        page.get_by_role("button", name=texts.STAFF_LOOK).click()
        page.locator(".verstanden").wait_for()
        for section in ("aufnehmen", "dokumente", "akte", "korpus", "rueckmeldungen", "zustand", "schluessel"):
            if section == "akte":
                page.locator("#fach-dokumente .titel").first.click()
                page.locator(".akte").wait_for()
            else:
                administration(page, section)
            for folded in page.locator("#ansicht-verwaltung details:visible").all():
                folded.evaluate("one => { one.open = true; }")
            assert not violations(page), section
            assert page.evaluate("document.documentElement.scrollWidth") <= width, section
