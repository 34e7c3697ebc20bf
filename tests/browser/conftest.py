"""One browser and one server for all tests of the page; each test has a tab of its own, which notes what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import CHROMIUM, FLAGS, Running, lotse

HOSTILE = {
    "id": "wasserstofftankstellen",
    "title": "Merkblatt <script>document.title = 'gehackt'</script> Wasserstofftankstellen",
    "url": "javascript:document.title='gehackt'",
    "text": "Die Förderung von Wasserstofftankstellen <img src=x onerror=\"document.title='gehackt'\"> beträgt 40 Prozent der "
    "Ausgaben.\n\n</blockquote><script>document.title = 'gehackt'</script> ${alert(1)} {{this}} und weiter im Text.",
}
"""A row of a collection whose every field carries markup."""


@dataclass
class Noted:
    """What a tab asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`lotse serve` over the corpus that ships and a document with hostile markup, which it took over while running."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "fremd.jsonl").write_text(json.dumps(HOSTILE), encoding="utf-8")
    with Running(folder) as running:
        given = lotse(folder, "ingest", str(folder / "fremd.jsonl"))
        assert given.returncode == 0, given
        yield running


@pytest.fixture
def noted() -> Noted:
    """What the test's tab noted."""
    return Noted()


@pytest.fixture
def page(browser: Browser, server: Running, noted: Noted) -> Iterator[Page]:
    """A tab with the page open; an error in its console fails the test."""
    with browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-US") as context:
        opened = context.new_page()
        noted.watch(opened)
        opened.goto(server.url)
        opened.locator("#frage textarea").wait_for()
        yield opened
    assert not noted.errors
