"""The evaluation's commands from end to end over three entries: check, run, go on, compare, gate, report."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from evals.commands import app
from rag.errors import FilterUnknown, InputError

ENTRIES = Path(__file__).resolve().parents[2] / "corpus" / "entries" / "programmes"
QUESTION: dict[str, Any] = {
    "id": "fakt-001",
    "category": "fact",
    "split": "dev",
    "question": "Mit wie viel Prozent wird das INQA-Coaching bezuschusst?",
    "today": "2026-11-25",
    "status": ["answered"],
    "gold": [
        {"doc": "inqa-coaching", "quote": "Das INQA-Coaching wird mit 80 Prozent der Coachingkosten bezuschusst."}
    ],
    "nuggets": [{"text": "80 Prozent", "say": ["80 Prozent"]}],
}


@pytest.fixture
def questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two questions, in a world of three entries."""
    corpus = tmp_path / "corpus" / "programmes"
    corpus.mkdir(parents=True)
    for name in ("inqa-coaching", "zim", "go-digital"):
        shutil.copy(ENTRIES / f"{name}.md", corpus)
    monkeypatch.setenv("LOTSE_CORPUS", str(corpus.parent))
    monkeypatch.setenv("LOTSE_ENCODER", "hash")
    folder = tmp_path / "questions"
    folder.mkdir()
    rows = [QUESTION, QUESTION | {"id": "fakt-002", "split": "test"}]
    (folder / "fact.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def call(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_questions_are_checked_run_compared_gated_and_reported(questions: Path, tmp_path: Path) -> None:
    given = ("--questions-in", str(questions))
    assert "2 questions, 0 passages not found" in call("check", *given)
    assert "| all | 1 | 1.000 |" in call("run", *given, "--name", "a")
    assert "| all | 1 | 1.000 |" in call("run", *given, "--name", "a")  # a finished run stands as it is
    call("run", *given, "--name", "b")
    assert "different settings: none" in call("compare", "a", "b")
    floors = tmp_path / "floors.json"
    assert "right: - -> 1" in call("gate", "a", "--update", "--baseline", str(floors))
    assert "all floors hold" in call("gate", "b", "--baseline", str(floors))
    page = tmp_path / "a.html"
    call("report", "a", "--out", str(page))
    written = page.read_text(encoding="utf-8")
    assert "Evaluation a" in written and "Content-Security-Policy" in written


def test_a_passage_that_is_not_there_is_exit_1(questions: Path) -> None:
    wrong = QUESTION | {"gold": [{"doc": "zim", "quote": "Das steht dort nicht."}]}
    (questions / "fact.jsonl").write_text(json.dumps(wrong), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "--questions-in", str(questions)])
    assert result.exit_code == 1 and "fakt-001: 'Das steht dort nicht.' is not in zim" in result.output


def test_an_unknown_split_question_or_run_is_named(questions: Path) -> None:
    given = ["--questions-in", str(questions)]
    for arguments, error, told in (
        (["run", *given, "--split", "alles"], FilterUnknown, "alles"),
        (["run", *given, "--id", "fakt-999"], InputError, "fakt-999"),
        (["compare", "nie", "gelaufen"], InputError, "no finished run"),
    ):
        with pytest.raises(error, match=told):
            CliRunner().invoke(app, arguments, catch_exceptions=False)
