"""The question set's schema: what it takes, and how it names what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.question import load_questions
from rag.errors import InputError

FACT: dict[str, Any] = {
    "id": "fakt-001",
    "category": "fact",
    "split": "dev",
    "question": "Wie viel zahlt INQA-Coaching?",
    "today": "2026-11-25",
    "status": ["answered"],
    "gold": [{"doc": "inqa-coaching", "quote": "mit 80 Prozent der Coachingkosten"}],
    "nuggets": [{"text": "80 Prozent der Coachingkosten", "say": ["80 Prozent"]}],
}


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    (folder / "fact.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def test_a_question_loads_with_its_gold(tmp_path: Path) -> None:
    (question,) = load_questions(write(tmp_path, FACT))
    assert question.gold[0].grade == 2 and question.nuggets[0].level == "vital" and question.needs == ("corpus",)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"category": "fakt"}, "category"),
        ({"gold": []}, "needs gold passages"),
        ({"nuggets": []}, "needs nuggets"),
        ({"status": ["abstained"]}, "must not be answered"),
        ({"grade": 2}, "grade"),
        ({"id": "Fakt 1"}, "id"),
    ],
)
def test_a_wrong_line_is_named_with_file_line_and_field(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=rf"fact\.jsonl:1: .*{told}"):
        load_questions(write(tmp_path, FACT | change))


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="stands twice"):
        load_questions(write(tmp_path, FACT, FACT))


def test_a_folder_without_questions_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no questions"):
        load_questions(tmp_path)


def test_the_test_split_stays_out_unless_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, FACT, FACT | {"id": "fakt-002", "split": "test"})
    assert [one.id for one in load_questions(folder, splits=["dev"])] == ["fakt-001"]
