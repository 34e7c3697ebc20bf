"""Thumbs-down become drafts: equal questions one, bad lines named, and no draft file is taken for questions."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.draft_commands import app
from evals.from_feedback import MISSING, FeedbackDraft, from_feedback
from evals.question import FOLDER, load_questions
from evals.run import Run

TODAY = dt.date(2026, 11, 25)


def record(question: str, rating: str = "down", **fields: object) -> str:
    return json.dumps({"question": question, "rating": rating, **fields}, ensure_ascii=False)


def test_a_thumbs_down_becomes_a_draft_that_names_what_is_missing() -> None:
    line = record("Wie viel zahlt ZIM?", reason="falscher Satz", answer="25 %", today="2026-11-01", entry_ids=["zim"])
    (one,) = from_feedback([line], "f", today=TODAY).drafts
    assert (one.question, one.today, one.note) == ("Wie viel zahlt ZIM?", dt.date(2026, 11, 1), MISSING)
    assert (one.reasons, one.answers, one.entry_ids) == (("falscher Satz",), ("25 %",), ("zim",))
    assert one.status == one.gold == one.nuggets == ()


def test_a_thumbs_up_is_counted_and_left_out() -> None:
    turned = from_feedback([record("Was ist ZIM?", "up"), "", record("Wo?")], "f", today=TODAY)
    assert turned.liked == 1 and [one.question for one in turned.drafts] == ["Wo?"]


def test_equal_questions_are_one_draft_and_the_most_frequent_comes_first() -> None:
    lines = [
        record("Was ist INQA?"),
        record("wie viel foerderung  gibt es", reason="zu lang"),
        record("Wie viel Förderung gibt es?", reason="veraltet"),
    ]
    first, second = from_feedback(lines, "f", today=TODAY).drafts
    assert (first.times, first.reasons) == (2, ("zu lang", "veraltet"))
    assert (second.times, second.question) == (1, "Was ist INQA?")


def test_a_missing_day_is_filled_and_said_so() -> None:
    (one,) = from_feedback([record("Wo?")], "f", today=TODAY).drafts
    assert one.today == TODAY and "today fehlte" in one.note


def test_a_question_that_exists_is_named(make_run: Callable[[str, dict[str, bool]], Run]) -> None:
    taken = make_run("probe", {"fakt-001": True}).questions
    (one,) = from_feedback([record("frage FAKT-001")], "f", today=TODAY, taken=taken).drafts
    assert one.note.endswith("steht schon als fakt-001")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{", "line"),
        (record("Wo?", "schlecht"), "rating"),
        ('{"rating": "down"}', "question"),
        (record("Wo?", user="Erika"), "user"),
        (record("Wo?", today="gestern"), "today"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_kept(line: str, field: str) -> None:
    turned = from_feedback([record("Wer?"), line, record("Was?")], "klagen.jsonl", today=TODAY)
    assert len(turned.drafts) == 2
    (fault,) = turned.faults
    assert fault.startswith(f"klagen.jsonl:2: {field}: ")


def test_a_file_of_drafts_among_the_questions_is_not_loaded(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "rule.jsonl", tmp_path)
    before = load_questions(tmp_path)
    path = tmp_path / "klagen.jsonl"
    path.write_text(record("Wer?") + "\n", encoding="utf-8")
    shutil.move(path, tmp_path / "klagen.feedback")
    result = CliRunner().invoke(app, ["from-feedback", str(tmp_path / "klagen.feedback")])
    (tmp_path / "klagen.draft").write_text(result.stdout, encoding="utf-8")
    assert load_questions(tmp_path) == before
    assert FeedbackDraft.model_validate_json(result.stdout).question == "Wer?"


def test_the_command_exits_1_on_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "klagen.jsonl"
    path.write_text(record("Wer?") + "\nkein json\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["from-feedback", str(path)])
    assert result.exit_code == 1 and f"{path}:2: line" in result.stderr
    assert json.loads(result.stdout)["question"] == "Wer?"


def test_the_command_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["from-feedback", str(tmp_path / "fort.jsonl")])
    assert result.exit_code == 1 and "cannot be read" in str(result.exception)
