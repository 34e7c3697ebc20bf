"""A run keeps what it did, goes on where it stopped, and is refused under another config."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from evals.question import Question
from evals.quotes import missing_quotes
from evals.reasons import why
from evals.run import ANSWERS, RunConfig, fingerprint, load_run, run_questions
from evals.summary import by_category, confusion, summarise, worst
from evals.table import lines_of
from evals.testbed import Testbed
from rag.errors import InputError

QUOTE = "Das INQA-Coaching wird mit 80 Prozent der Coachingkosten bezuschusst."


def question(number: int, **fields: object) -> Question:
    return Question.model_validate(
        {
            "id": f"fakt-{number:03}",
            "category": "fact",
            "split": "dev",
            "question": "Mit wie viel Prozent wird das INQA-Coaching bezuschusst?",
            "today": "2026-11-25",
            "status": ["answered"],
            "gold": [{"doc": "inqa-coaching", "quote": QUOTE}],
            "nuggets": [{"text": "80 Prozent", "say": ["80 Prozent"]}],
        }
        | fields
    )


QUESTIONS = (
    question(1),
    question(2, nuggets=[{"text": "99 Prozent", "say": ["99 Prozent"]}]),
    question(3, category="unanswerable", question="Wie viel zahlt das Programm Zukunftsblitz 3000?", status=["abstained"],
             gold=[], nuggets=[]),
    question(4, needs=["pdf"]),
)  # fmt: skip


def config(questions: tuple[Question, ...] = QUESTIONS, **changes: object) -> RunConfig:
    made = RunConfig("probe", "extract", "hash", None, None, "f", fingerprint(questions), ("corpus",), ("dev",), "now")
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def quiet(done: int, total: int | None, name: str) -> None:
    """Shows nothing."""


def test_a_run_measures_and_can_be_loaded_again(bed: Testbed, tmp_path: Path) -> None:
    done = run_questions(bed, QUESTIONS, tmp_path / "a", config(), progress=quiet)
    assert [done.judged[one.id].right for one in done.questions] == [True, False, True]
    assert done.skipped == ("fakt-004",)
    assert load_run(tmp_path / "a") == done
    assert done.retrieval["fakt-001"]["RR@10"] == 1.0 and "fakt-003" not in done.retrieval
    total = summarise(done)
    assert total.n == 3 and total.shares["right"] == pytest.approx(2 / 3) and total.shares["refused rightly"] == 1.0
    assert set(by_category(done)) == {"fact", "unanswerable"}
    assert confusion(done) == {("abstained", "abstained"): 1, ("answered", "answered"): 2}
    ((asked, judged, reason),) = worst(done)
    assert asked.id == "fakt-002" and "99 Prozent" in reason and why(asked, judged) == reason
    assert lines_of(done)[2].startswith("| all | 3 | 0.667 |")


def test_a_stopped_run_goes_on_and_a_cut_line_is_asked_again(bed: Testbed, tmp_path: Path) -> None:
    whole = run_questions(bed, QUESTIONS, tmp_path / "a", config(), progress=quiet)
    path = tmp_path / "a" / ANSWERS
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = json.loads(lines[0]) | {"found": ["mark"]}
    path.write_text(json.dumps(kept) + "\n" + lines[1][:40], encoding="utf-8")
    again = run_questions(bed, QUESTIONS, tmp_path / "a", config(), progress=quiet)
    assert again.found["fakt-001"] == ("mark",)
    assert again.judged["fakt-002"].right == whole.judged["fakt-002"].right
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3


def test_another_config_does_not_go_on_with_a_run(bed: Testbed, tmp_path: Path) -> None:
    run_questions(bed, QUESTIONS[:1], tmp_path / "a", config(QUESTIONS[:1]), progress=quiet)
    with pytest.raises(InputError, match="another questions"):
        run_questions(bed, QUESTIONS, tmp_path / "a", config(), progress=quiet)


def test_a_run_without_a_question_to_ask_is_no_success(bed: Testbed, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none of the questions"):
        run_questions(bed, QUESTIONS[3:], tmp_path / "a", config(QUESTIONS[3:]), progress=quiet)


def test_a_folder_without_a_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no finished run"):
        load_run(tmp_path / "nichts")


def test_a_quote_that_is_not_in_its_document_is_found(bed: Testbed) -> None:
    wrong = question(5, gold=[{"doc": "zim", "quote": QUOTE}])
    gone = question(6, gold=[{"doc": "gibt-es-nicht", "quote": QUOTE}])
    lines, skipped = missing_quotes(bed, [QUESTIONS[0], wrong, gone, QUESTIONS[3]])
    assert [line.split(":")[0] for line in lines] == ["fakt-005", "fakt-006"] and skipped == 1
