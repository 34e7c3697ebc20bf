"""The report is one file that fetches nothing, escapes what came from outside, and shows why an answer is wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from typer.testing import CliRunner

from evals.commands import app
from evals.dialogue import Dialogue
from evals.report import pass_marks, render
from evals.run import Run
from evals.summary import PASS_MARKS, summarise
from evals.table import lines_of
from rag.records import Citation
from tests.evals.kept import keep

MakeRun = Callable[[str, dict[str, bool]], Run]
HOSTILE = '<script src="https://evil.example/x.js">alert(1)</script>'


@pytest.fixture
def run(make_run: MakeRun) -> Run:
    """Makes a run of four questions; the second is wrong, and quotes something hostile."""
    made = make_run("probe", {f"fakt-{n:03}": n != 2 for n in range(1, 5)})
    quoted = Citation(marker=1, doc_id="zim", title=HOSTILE, quote=f"ein Zitat {HOSTILE}", start=0, end=9, version="v")
    bad = made.answers["fakt-002"].model_copy(update={"citations": (quoted,), "text": HOSTILE})
    judged = dataclasses.replace(
        made.judged["fakt-002"], warnings_missing=("de_minimis",), warnings_false=("window_closing",),
        contradictions=("Satz der Großen",), closed_recommended=("go-digital",),
    )  # fmt: skip
    return dataclasses.replace(
        made,
        answers=made.answers | {"fakt-002": bad},
        judged=made.judged | {"fakt-002": judged},
        found={"fakt-002": ("inqa-coaching", "zim")},
    )


def page(run: Run, n: int = 10) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(render(run, n))


def test_the_page_fetches_nothing_and_runs_nothing(run: Run) -> None:
    tree = page(run)
    assert tree.xpath("//script | //link | //img | //iframe | //@src | //@href | //@onclick") == []
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "url(" not in render(run) and "@import" not in render(run)


def test_what_came_from_outside_is_shown_as_text(run: Run) -> None:
    quotes = [one.text_content() for one in page(run).xpath("//blockquote")]
    assert any(HOSTILE in one for one in quotes)


def test_a_wrong_answer_is_shown_with_all_that_is_wrong(run: Run) -> None:
    (case,) = page(run).xpath("//details")
    told = " ".join(case.text_content().split())
    for part in (
        "fakt-002", "Frage fakt-002?", "expected answered", "✗ not said (vital): 80 Prozent",
        "forbidden, but said: Satz der Großen", "warning missing: de_minimis", "warning not due: window_closing",
        "closed but proposed: go-digital", "ein Satz daraus", "zim · grade 2 · cited · found at rank 2",
    ):  # fmt: skip
        assert part in told


def test_gold_that_was_not_found_is_said_so(run: Run) -> None:
    lost = dataclasses.replace(run, found={})
    assert "not among the first 10 found" in page(lost).xpath("//details")[0].text_content()


def test_the_table_has_every_category_and_names_what_misses_a_mark(run: Run) -> None:
    tree = page(run)
    rows = tree.xpath("//h2[text()='By category']/following::table[1]//tr")
    assert [one[0].text_content() for one in rows] == ["", "all", "fact"]
    below = tree.xpath("//tr[@class='all']/td[@class='below']")
    assert [one.text_content() for one in below] == ["0.750", "0.750", "1"]  # recall, no contradiction, closed


def test_pass_marks_count_questions(run: Run) -> None:
    reached = {one.measure: (one.passed, one.n) for one in pass_marks(run)}
    assert reached["vital recall"] == (3, 4) and reached["factual precision"] == (4, 4)
    assert reached["closed recommended"] == (3, 4) and reached["wrongly recommended"] == (4, 4)


def test_every_measure_is_explained_where_the_page_says(run: Run) -> None:
    told = (Path(__file__).resolve().parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    rows = " ".join(one.split("|")[1] for one in told.splitlines() if one.startswith("|"))
    assert [name for name in (*summarise(run).shares, *PASS_MARKS) if name not in rows] == []
    assert "docs/evaluation.md" in render(run)


def test_a_share_of_few_questions_shows_how_far_it_can_be_trusted(run: Run) -> None:
    chart = page(run).xpath("//h3[starts-with(text(),'Right answers')]/following-sibling::*[1]")[0]
    whiskers = [one for one in chart.iter("line") if one.get("class") == "span"]
    assert len(whiskers) == 3 * 2  # all and fact; a line and its two ends


def test_a_question_that_failed_is_named(run: Run) -> None:
    judged = {name: one for name, one in run.judged.items() if name != "fakt-004"}
    assert "fakt-004: no answer" in page(dataclasses.replace(run, judged=judged)).text_content()


def test_as_many_cases_are_shown_as_asked_for(make_run: MakeRun) -> None:
    wrong = make_run("probe", {f"fakt-{n:03}": False for n in range(1, 31)})
    assert len(page(wrong, 7).xpath("//details")) == 7
    assert "7 of 30 that are not right" in page(wrong, 7).text_content()


def test_the_command_writes_the_page_where_it_is_told(run: Run, tmp_path: Path) -> None:
    folder = keep(run, tmp_path)
    out = tmp_path / "seite.html"
    assert CliRunner().invoke(app, ["report", str(folder), "--out", str(out)]).exit_code == 0
    assert "Frage fakt-002?" in out.read_text(encoding="utf-8")
    assert CliRunner().invoke(app, ["report", str(folder)]).exit_code == 0
    assert (folder / "report.html").exists()


def test_the_command_names_a_folder_without_a_run(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["report", str(tmp_path)])
    assert result.exit_code == 1 and "no finished run" in str(result.exception)


def test_dialogues_are_shown_with_what_was_asked_and_decided(run: Run) -> None:
    asked = run.questions[0].model_copy(update={"recommends": ("zim", "eew")})
    talked = dataclasses.replace(
        run,
        questions=(asked, *run.questions[1:]),
        dialogues={
            "fakt-001": Dialogue(3, ("headcount", "place"), {"zim": "fits", "eew": "fits"}),
            "fakt-002": Dialogue(None, ("sector",), {}),
        },
    )
    total = summarise(talked)
    assert (total.shares["verdict reached"], total.shares["verdict right"], total.turns) == (0.5, 0.5, 3.0)
    (table,) = page(talked).xpath("//h2[starts-with(text(),'Dialogues')]/following::table[1]")
    rows = [[cell.text_content() for cell in row.xpath("td")] for row in table.xpath(".//tr[td]")]
    assert rows[0] == ["fakt-001", "3", "headcount, place", "zim: fits, eew: fits"]
    assert rows[1][:3] == ["fakt-002", "–", "sector"]
    assert lines_of(talked)[-1] == (
        "dialogues: 2, verdict reached 0.500, verdict right 0.500, turns to the verdict 3.0"
    )
    assert summarise(run).turns is None and "Dialogues" not in page(run).text_content()
