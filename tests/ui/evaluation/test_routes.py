"""The tab for evaluators: what each piece of it shows, to whom, and that the test split stays hidden."""

from __future__ import annotations

import json

import lxml.html
import pytest
from fastapi.testclient import TestClient

from tests.api.tiny import CANARY
from tests.ui.evaluation.conftest import HOSTILE, SECRET, World
from ui import texts

BASE = "/seite/auswertung"
PIECES = (
    "",
    "/laeufe",
    "/lauf/vorher",
    "/lauf/vorher.json",
    "/lauf/vorher.csv",
    "/lauf/vorher/antworten",
    "/lauf/vorher/antworten?q=Geheimfrage",
    "/lauf/vorher/antwort/fakt-003",
    "/lauf/vorher/antwort/fakt-005",
    "/vergleich?a=vorher&b=nachher",
    "/job",
    "/entwuerfe.jsonl",
)


def html(client: TestClient, path: str, **params: object) -> lxml.html.HtmlElement:
    """A piece of the page, as it is parsed."""
    given = client.get(BASE + path, params=params or None)  # type: ignore[arg-type]
    assert given.status_code == 200, given.text
    return lxml.html.fragment_fromstring(given.text, create_parent="div")


def words(element: lxml.html.HtmlElement) -> str:
    """All that an element says, gaps evened."""
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("path", PIECES)
@pytest.mark.parametrize("role", ["public", "staff"])
def test_only_who_evaluates_sees_any_of_it(world: World, role: str, path: str) -> None:
    assert world.caller(role).get(BASE + path).status_code == {"public": 401, "staff": 403}[role]


@pytest.mark.parametrize("path", ["/starten", "/abbrechen"])
def test_only_who_evaluates_starts_or_stops_a_run(world: World, path: str) -> None:
    assert world.caller("staff").post(BASE + path, data={"category": "fact"}).status_code == 403
    assert world.app.state.evaluation.job.state() is None


@pytest.mark.parametrize("path", PIECES)
def test_the_test_split_is_told_nowhere_and_no_cache_keeps_anything(evaluator: TestClient, path: str) -> None:
    given = evaluator.get(BASE + path)
    assert given.status_code == 200 and given.headers["cache-control"] == "no-store"
    assert SECRET not in given.text and "fakt-005" not in given.text


@pytest.mark.parametrize("path", PIECES)
def test_what_came_from_outside_is_text(evaluator: TestClient, path: str) -> None:
    given = evaluator.get(BASE + path)
    if given.headers["content-type"].startswith("text/html") and given.text:
        assert HOSTILE not in given.text
        tree = lxml.html.fragment_fromstring(given.text, create_parent="div")
        assert not tree.xpath(".//script | .//img | .//@onerror")


def test_runs_are_listed_with_what_counts(evaluator: TestClient) -> None:
    rows = [words(row) for row in html(evaluator, "").xpath(".//table//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["nachher", "vorher", "halb"]
    assert rows[1].split(" · ")[0] == "vorher extract"
    for part in ("24.11.2026, 10:00", "5 Übung", "60,0 %", "0,0 %", texts.EVAL_FLOORS_OTHER):
        assert part in rows[1]
    assert texts.EVAL_UNFINISHED.format(count=5) in rows[2]


def test_the_page_speaks_english_under_its_address(evaluator: TestClient) -> None:
    told = evaluator.get("/en" + BASE).text
    assert texts.ALL["en"]["EVAL_COMPARE"] in told and "60.0%" in told and "2026-11-24, 10:00" in told
    assert texts.ALL["de"]["EVAL_COMPARE"] not in told


def test_a_run_shows_figures_charts_and_the_worst_answers_first(evaluator: TestClient) -> None:
    tree = html(evaluator, "/lauf/vorher")
    assert "60,0 %" in words(tree.xpath(".//dl[@class='kennzahlen']/div[1]")[0])
    charts = tree.xpath(".//figure[.//*[local-name()='svg']]")
    assert [one.xpath("figcaption")[0].text for one in charts] == list(texts.EVAL_CHARTS.values())
    for one in charts:  # each has a table that says the same
        bars = len(one.xpath(".//*[local-name()='svg']/*[local-name()='text']")) // 2
        assert len(one.xpath(".//table//tr")) == bars > 1
    shown = [words(one) for one in tree.xpath(".//ol[@class='antworten']/li")]
    assert len(shown) == 4 and "fakt-003" in shown[0] and texts.EVAL_OUTCOMES["harmful"] in shown[0]
    assert texts.EVAL_REASONS["closed"].format(named="go-digital") in shown[0]
    assert texts.EVAL_ANSWERS_HIDDEN.format(count=1) in words(tree)
    assert "Urteil erreicht 100,0 %" in words(tree) and "Äußerungen bis zum Urteil 3,0" in words(tree)


def test_answers_are_narrowed(evaluator: TestClient) -> None:
    def ids(**params: str) -> list[str]:
        items = html(evaluator, "/lauf/vorher/antworten", **params).xpath(".//li//span[@class='womit']")
        return [one.text.split(" · ")[0] for one in items]

    assert ids(outcome="incomplete") == ["fakt-002"]
    assert ids(q="fakt-004") == ["fakt-004"] and ids(category="fit") == []
    assert ids(ab="3") == ["fakt-004"] and ids(ab="unsinn", outcome="unsinn") == ids()


def test_an_answer_shows_what_was_due_and_what_came(evaluator: TestClient) -> None:
    told = words(html(evaluator, "/lauf/vorher/antwort/fakt-003"))
    for part in (
        HOSTILE, "Vorher gefragt", f"{texts.EVAL_NOT_SAID}: 80 Prozent (Pflicht)", "darf nicht vorgeschlagen werden: go-digital",
        f"{texts.EVAL_WARNING_MISSING}: {texts.WARNING_NAMES['de_minimis']}", "gefunden auf Rang 2", "ein Satz daraus",
        f"{texts.EVAL_WARNING_FALSE}: {texts.WARNING_NAMES['window_closing']}", "Urteil nach 3 Äußerungen",
        "insgesamt 7 ms",
    ):  # fmt: skip
        assert " ".join(part.split()) in told, part


def test_two_runs_show_what_was_won_and_lost_with_both_answers(evaluator: TestClient) -> None:
    tree = html(evaluator, "/vergleich?a=vorher&b=nachher")
    told = words(tree)
    assert texts.EVAL_SETTING_NAMES["dense_weight"] in told and "5 Fragen in beiden" in told
    assert "-20" not in told and "−20,0 Pkt." in told  # three of five are right, then two
    lost, won, reworded = tree.xpath(".//div[@class='paare']")
    assert [one.xpath(".//summary/span")[0].text for one in (lost, won, reworded)] == [
        "fakt-001",
        "fakt-002",
        "fakt-004",
    ]
    assert "andere Worte" in words(reworded) and "vorher fakt-004" in words(reworded)
    assert texts.EVAL_CHANGES_HIDDEN.format(count=1) in told


@pytest.mark.parametrize(
    "asked", [{"a": "vorher", "b": "vorher"}, {"a": "", "b": ""}, {"a": "vorher", "b": "halb"}, {}]
)
def test_what_cannot_be_compared_is_said(evaluator: TestClient, asked: dict[str, str]) -> None:
    (fault,) = html(evaluator, "/vergleich", **asked).xpath(".//p[@role='alert']")
    assert fault.text in (texts.EVAL_COMPARE_ONE, texts.EVAL_COMPARE_NONE)


@pytest.mark.parametrize(
    "path", ["/lauf/nie", "/lauf/halb", "/lauf/vorher/antwort/nie", "/lauf/..%2Fvorher", "/lauf/nie/antworten"]
)
def test_a_run_that_is_not_there_is_said(evaluator: TestClient, path: str) -> None:
    given = evaluator.get(BASE + path)
    assert given.status_code == 404 or texts.EVAL_RUN_GONE in given.text


def test_files_hold_every_answer_that_may_be_read(evaluator: TestClient) -> None:
    given = evaluator.get(f"{BASE}/lauf/vorher.json")
    told = json.loads(given.text)
    assert 'filename="vorher.json"' in given.headers["content-disposition"]
    assert [one["id"] for one in told["answers"]] == ["fakt-003", "fakt-002", "fakt-001", "fakt-004"]
    assert told["hidden"] == 1 and told["answers"][2]["text"] == "vorher fakt-001"
    lines = evaluator.get(f"{BASE}/lauf/vorher.csv").text.splitlines()
    assert len(lines) == 5 and lines[1].split(";")[0] == "fakt-003" and "'- " in lines[1]
    assert evaluator.get(f"{BASE}/lauf/nie.json").status_code == 404


def test_feedback_becomes_drafts_for_who_may_read_it(world: World, evaluator: TestClient) -> None:
    given = evaluator.get(f"{BASE}/entwuerfe.jsonl")
    drafts = [json.loads(line) for line in given.text.splitlines()]
    assert {one["question"] for one in drafts} == {"Gibt es Geld für Hybridzüge?", f"Was ist mit dem {CANARY}?"}
    assert drafts[0]["split"] == "dev" and "attachment" in given.headers["content-disposition"]
    assert "Hybridzüge" in words(html(evaluator, ""))
    narrow = world.caller("evaluator", scopes=("feedback",))  # type: ignore[call-arg]
    for path in ("", "/entwuerfe.jsonl"):
        assert CANARY not in narrow.get(BASE + path).text and "Hybridzüge" in narrow.get(BASE + path).text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "../weg", "category": "fact"}, texts.ALL["de"]["EVAL_START_NAME_FAULT"]),
        ({"name": "x" * 41, "category": "fact"}, texts.ALL["de"]["EVAL_START_NAME_FAULT"]),
        ({"name": "neu"}, texts.ALL["de"]["EVAL_START_NONE"]),
        ({"name": "neu", "category": "gibt-es-nicht"}, texts.ALL["de"]["EVAL_START_NONE"]),
        ({"name": "halb", "category": "fact"}, texts.ALL["de"]["EVAL_START_NAME_TAKEN"].format(name="halb")),
    ],
)
def test_a_run_that_cannot_start_says_why(evaluator: TestClient, form: dict[str, str], said: str) -> None:
    assert said in words(
        lxml.html.fragment_fromstring(evaluator.post(f"{BASE}/starten", data=form).text, create_parent=True)
    )


def test_a_run_is_started_told_of_and_stopped(world: World, evaluator: TestClient) -> None:
    """One at a time; a run that is stopped leaves nothing behind. The first question is not waited for."""
    try:
        told = evaluator.post(f"{BASE}/starten", data={"name": "neu", "category": "fact"}).text
        assert texts.EVAL_JOB_STATES["running"] in told and 'data-verlauf="seite/auswertung/job"' in told
        assert (
            texts.EVAL_START_BUSY in evaluator.post(f"{BASE}/starten", data={"name": "neu-2", "category": "fact"}).text
        )
        assert texts.EVAL_JOB_STATES["running"] in evaluator.get(f"{BASE}/job").text
        stopped = evaluator.post(f"{BASE}/abbrechen").text
        assert texts.EVAL_JOB_STATES["stopped"] in stopped and "data-danach" in stopped
        assert not (world.app.state.evaluation.runs.folder / "neu").exists()
    finally:
        world.app.state.evaluation.job.stop()
