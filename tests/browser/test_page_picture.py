"""The page of a PDF in the source panel: asked for when the panel is opened, with its passage marked, large at a press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.api.pdfs import SAID, write
from tests.browser.acts import ask, open_source
from tests.browser.axe import violations
from tests.serving import Running, lotse

QUESTION = "Wie hoch ist der Zuschuss der Richtlinie Wärmepumpe?"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_a_page_is_loaded_with_its_panel_and_opens_large(
    browser: Browser, server: Running, scheme: str, width: int
) -> None:
    path = server.folder / "waermepumpe.pdf"
    if not path.exists():
        write(path, "Richtlinie über die Förderung von Wärmepumpen in Betrieben", SAID)
        assert lotse(server.folder, "ingest", str(path)).returncode == 0
    with browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 844}) as page:  # type: ignore[arg-type]
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if ".png" in request.url else None)
        page.goto(server.url)
        answer = ask(page, QUESTION)
        expect(answer).to_contain_text("30 Prozent")
        assert not asked
        panel = open_source(page, answer)
        picture = panel.get_by_role("img")
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("naturalWidth", 900)
        assert len(asked) == 1 and "Richtlinie" in (picture.get_attribute("alt") or "")
        assert violations(page) == [] and page.evaluate("document.documentElement.scrollWidth") <= width
        with page.expect_popup() as opened:
            picture.click()
        opened.value.wait_for_load_state()
        assert "width=1800" in opened.value.url
