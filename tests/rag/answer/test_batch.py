"""A file of questions in one process: order, ids, own days, histories, bad lines."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from rag.answer.batch import answer_file
from rag.answer.compose import Answerer
from rag.errors import InputError, SourceMissing, SourceUnreadable
from rag.records import PUBLIC, Answer, Filters

TODAY = dt.date(2026, 11, 24)


def run(answerer: Answerer, tmp_path: Path, *lines: str, out: Path | None = None) -> tuple[int, list[dict[str, Any]]]:
    """How many lines failed, and what was written."""
    source, target = tmp_path / "questions.jsonl", out or tmp_path / "answers.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done: list[int] = []
    failed = answer_file(
        answerer, source, target, today=TODAY, filters=Filters(), audiences=PUBLIC,
        progress=lambda count, total, name: done.append(count),
    )  # fmt: skip
    assert done == list(range(1, len(done) + 1))
    return failed, [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def line(**fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False)


def test_each_line_gives_an_answer_with_its_id_in_order(over_corpus: Answerer, tmp_path: Path) -> None:
    failed, answers = run(
        over_corpus, tmp_path, line(id="b", question="Was ist ReTraSON?", gold="x"), "", line(id=7, question="Wetter?")
    )
    assert failed == 0 and [one["id"] for one in answers] == ["b", 7]
    first = Answer.model_validate({name: value for name, value in answers[0].items() if name != "id"})
    assert first.status == "answered" and first.today == TODAY and first.programmes == () and first.ask is None


def test_a_line_has_its_own_day_and_history(over_corpus: Answerer, tmp_path: Path) -> None:
    _, answers = run(
        over_corpus, tmp_path,
        line(id=1, question="Ist der Digitalbonus innovativ noch offen?", today="2025-03-01"),
        line(id=2, question="Und bis wann läuft das?", history=[{"role": "user", "text": "Was ist ReTraSON?"}]),
    )  # fmt: skip
    assert answers[0]["today"] == "2025-03-01" and "seit dem 1. Januar 2026 geschlossen" not in answers[0]["text"]
    assert "31. Dezember 2026" in answers[1]["text"]


def test_a_bad_line_is_told_with_its_number_and_id_and_the_others_are_answered(
    over_corpus: Answerer, tmp_path: Path
) -> None:
    failed, answers = run(
        over_corpus, tmp_path,
        '{"id": 1, "question": "Was ist ZIM?"',
        line(id=2, question="Was ist ZIM?"),
        line(id=3),
        line(id=4, question="   "),
        line(id=5, question="Was ist ZIM?", today="gestern"),
        '["keine", "Zeile"]',
        line(id=6, question="x" * 100_000),
    )  # fmt: skip
    assert failed == 6 and len(answers) == 7
    assert [one.get("line") for one in answers] == [1, None, 3, 4, 5, 6, 7]
    assert [one["id"] for one in answers] == [None, 2, 3, 4, 5, None, 6]
    assert answers[1]["status"] == "answered"
    errors = [one["error"] for one in answers if "error" in one]
    assert "question" in errors[1] and "empty" in errors[2] and "today" in errors[3] and "100,000" in errors[5]
    assert all("pydantic" not in error and "\n" not in error for error in errors)


def test_a_missing_or_unreadable_file_and_an_impossible_output_are_one_error(
    over_corpus: Answerer, tmp_path: Path
) -> None:
    def answer(source: Path, target: Path) -> None:
        answer_file(
            over_corpus, source, target, today=TODAY, filters=Filters(), audiences=PUBLIC, progress=lambda *_: None
        )

    with pytest.raises(SourceMissing):
        answer(tmp_path / "none.jsonl", tmp_path / "out.jsonl")
    (tmp_path / "latin.jsonl").write_bytes('{"question": "Förderung"}'.encode("latin-1"))
    with pytest.raises(SourceUnreadable):
        answer(tmp_path / "latin.jsonl", tmp_path / "out.jsonl")
    (tmp_path / "good.jsonl").write_text(line(question="Was ist ZIM?"), encoding="utf-8")
    with pytest.raises(InputError):
        answer(tmp_path / "good.jsonl", tmp_path / "no" / "folder.jsonl")
    assert not list(tmp_path.glob("*.part"))
