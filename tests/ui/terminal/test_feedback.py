from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.draft_commands import app as eval_app
from lotse import app as lotse
from rag.feedback import Feedback, store_feedback
from rag.records import AUDIENCES, PUBLIC
from rag.settings import load_settings
from rag.store.ledger import open_ledger
from ui.terminal.feedback import app

TODAY = dt.datetime.now().astimezone().date()


@pytest.fixture(autouse=True)
def ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of a public and an internal thumbs-down and of one that is 170 days old."""
    monkeypatch.setenv("LOTSE_DATA", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    with open_ledger(settings) as ledger:
        return [
            store_feedback(
                Feedback(question=question, thumb="down", reason="outdated"),
                ledger,
                settings,
                audiences=audiences,
                today=day,
            ).id
            for question, audiences, day in (
                ("Alt?", PUBLIC, TODAY - dt.timedelta(days=170)),
                ("Offen?", PUBLIC, TODAY),
                ("Zitronenfalter?", frozenset(AUDIENCES), TODAY),
            )
        ]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result
    return result.stdout


def test_the_list_is_of_public_answers_unless_asked_otherwise() -> None:
    assert "Offen?" in run("list") and "veraltet" in run("list") and "Zitronenfalter" not in run("list")
    assert "Zitronenfalter" in run("list", "--internal")
    assert [one["feedback"]["question"] for one in json.loads(run("list", "--down", "--json"))] == ["Offen?", "Alt?"]
    assert "Zitronenfalter" not in run("export")


def test_the_export_becomes_drafts_of_questions(tmp_path: Path) -> None:
    run("export", "--out", str(tmp_path / "klagen.feedback"))
    turned = CliRunner().invoke(eval_app, ["from-feedback", str(tmp_path / "klagen.feedback")])
    assert turned.exit_code == 0, turned.stderr
    drafts = [json.loads(line) for line in turned.stdout.splitlines()]
    assert {draft["question"] for draft in drafts} == {"Alt?", "Offen?"}
    assert all(draft["reasons"] == ["veraltet"] for draft in drafts)


def test_purge_deletes_what_is_over_its_time_and_with_all_everything(
    ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("remove", ids[1])
    monkeypatch.setenv("LOTSE_KEEP_FEEDBACK_DAYS", "100")
    assert "deleted 1 of" in CliRunner().invoke(lotse, ["purge"]).stdout
    assert "deleted 0 of" in CliRunner().invoke(lotse, ["purge"]).stdout
    assert "deleted 1 of" in CliRunner().invoke(lotse, ["purge", "--all"]).stdout
