"""The tab for evaluators in a real browser: seen by who has signed in, run by run down to an answer, and a run from the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.tiny import OPEN_ENTRY
from tests.browser.axe import violations
from tests.browser.conftest import Noted
from tests.browser.test_head import key_of, sign_in
from tests.evals.kept import keep
from tests.serving import Running
from tests.ui.evaluation.conftest import first, second
from ui import texts

WIDTHS = (320, 390, 1280)
VIEWS = ("runs", "run", "answer", "comparison")
SLOW_MS = 120_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with two runs made by hand in its data folder, over a corpus of one entry, so that a run of its own is short."""
    folder = tmp_path_factory.mktemp("evaluation")
    runs = folder / "var" / "evals" / "runs"
    keep(first(), runs, name="vorher", started="2026-11-24T10:00:00+01:00")
    keep(second(), runs, name="nachher", started="2026-11-25T10:00:00+01:00")
    entries = folder / "entries" / "programmes"
    entries.mkdir(parents=True)
    (entries / "testbonus.md").write_text(OPEN_ENTRY, encoding="utf-8")
    with Running(folder, LOTSE_CORPUS=str(entries.parent)) as running:
        yield running


@pytest.fixture
def tab(browser: Browser, served: Running, noted: Noted) -> Iterator[Page]:
    """The tab of an evaluator who has signed in, its first page shown."""
    with browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-US") as context:
        page = context.new_page()
        noted.watch(page)
        page.goto(served.url)
        page.locator("#frage textarea").wait_for()
        expect(page.get_by_role("tab", name=texts.EVAL_TITLE)).to_be_hidden()
        sign_in(page, key_of(served, "evaluator"))
        page.get_by_role("tab", name=texts.EVAL_TITLE).click()
        page.get_by_role("heading", name=texts.EVAL_TITLE).wait_for()
        yield page
    assert not noted.errors


def show(page: Page, view: str) -> None:
    """Goes to one of `VIEWS` and opens all that is folded there."""
    if view in ("run", "answer"):
        page.get_by_role("button", name="vorher", exact=True).click()
        page.locator(".bilder").wait_for()
    if view == "answer":
        page.locator(".frage-weg").first.click()
        page.locator(".eval-paar").wait_for()
    if view == "comparison":
        page.get_by_role("button", name=texts.EVAL_COMPARE_BUTTON).click()
        page.locator(".paare summary").first.wait_for()
    page.locator("#ansicht-auswertung details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_breaks_a_rule(tab: Page, view: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    show(tab, view)
    assert not violations(tab)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_scrolls_sideways(tab: Page, view: str) -> None:
    show(tab, view)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 844})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, (view, width)


def test_from_the_list_to_an_answer_and_back_by_keyboard_and_browser_also_after_a_reload(tab: Page) -> None:
    tab.get_by_role("button", name="vorher", exact=True).press("Enter")
    heading = tab.get_by_role("heading", name=f"{texts.EVAL_RUN} vorher", exact=True)
    expect(heading).to_be_focused()
    tab.get_by_label(texts.EVAL_OUTCOME).select_option(label=texts.EVAL_OUTCOMES["incomplete"])
    tab.get_by_role("button", name=texts.EVAL_FILTER).click()
    answer = tab.locator(".frage-weg")
    expect(answer).to_have_count(1)
    answer.press("Enter")
    asked = tab.get_by_role("heading", name="Frage fakt-002?")
    expect(asked).to_be_focused()
    tab.reload()
    expect(asked).to_be_visible()
    tab.go_back()
    expect(heading).to_be_focused()
    tab.go_back()
    expect(tab.get_by_role("heading", name=texts.EVAL_TITLE)).to_be_focused()


def test_a_run_is_saved_as_a_file(tab: Page) -> None:
    show(tab, "run")
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name=texts.EVAL_CSV).click()
    assert waiting.value.suggested_filename == "vorher.csv"


def test_two_runs_are_compared_with_both_answers_side_by_side(tab: Page) -> None:
    show(tab, "comparison")
    boxes = [one.bounding_box() for one in tab.locator(".paare details").first.locator("section").all()]
    assert len(boxes) == 2 and boxes[0] and boxes[1] and boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]


def test_a_run_is_started_followed_and_looked_at(tab: Page) -> None:
    """The page follows by itself, the other tabs answer meanwhile, and the list has the run in the end."""
    tab.get_by_text(texts.EVAL_START, exact=True).click()
    for name in set(texts.EVAL_CATEGORIES) - {"all", "clarify"}:
        tab.locator(f"#lauf-category-{name}").uncheck()
    tab.get_by_role("textbox", name=texts.EVAL_START_NAME).fill("probe")
    tab.get_by_role("button", name=texts.EVAL_START_BUTTON, exact=True).click()
    status = tab.locator("#auswertung-job [role=status]")
    expect(status).to_contain_text(texts.EVAL_JOB_STATES["running"])
    expect(status).to_contain_text(texts.EVAL_JOB_STATES["done"], timeout=SLOW_MS)
    expect(tab.locator(".laeufe tbody tr").first).to_contain_text("probe")
    tab.get_by_role("button", name=texts.EVAL_JOB_SHOW).click()
    expect(tab.get_by_role("heading", name=f"{texts.EVAL_RUN} probe", exact=True)).to_be_focused()


def test_a_run_is_stopped(tab: Page) -> None:
    tab.get_by_text(texts.EVAL_START, exact=True).click()
    tab.get_by_role("textbox", name=texts.EVAL_START_NAME).fill("weg")
    tab.get_by_role("button", name=texts.EVAL_START_BUTTON, exact=True).click()
    tab.get_by_role("button", name=texts.EVAL_JOB_STOP).click()
    expect(tab.locator("#auswertung-job [role=status]")).to_contain_text(texts.EVAL_JOB_STATES["stopped"])
    expect(tab.locator(".laeufe tbody tr", has_text="weg")).to_have_count(0)
