"""What a reader does on the page, each step ended by a condition, never by a time."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

DONE = "#verlauf .antwort:not(.antwort--wartet)"


def ask(page: Page, question: str) -> Locator:
    """Types a question, sends it with Enter, and returns the answer once it is whole."""
    before = page.locator(DONE).count()
    box = page.locator("#frage textarea")
    box.fill(question)
    box.press("Enter")
    answer = page.locator(DONE).nth(before)
    answer.wait_for()
    return answer


def open_source(page: Page, answer: Locator, marker: int = 1) -> Locator:
    """Opens a citation of an answer and returns the source panel."""
    answer.locator("button.zitat", has_text=str(marker)).first.click()
    panel = page.locator("#beleg .beleg")
    panel.wait_for()
    return panel
