"""Runs questions through the product and keeps everything beside the results: config, fingerprints, answers, measures.

A run is a folder: `config.json`, `answers.jsonl` (a line as soon as a question is answered; a run that was stopped goes on
there), `results.json` (written last, and again from the answers alone by `rejudge`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from evals.dialogue import Dialogue, converse, has_dialogue
from evals.judged import Judged, judge
from evals.question import Collection, Question
from evals.retrieval import DEPTH, qrels_of, retrieval_measures
from evals.rows import as_line, mend_rows, read_rows
from evals.testbed import Testbed
from rag.errors import InputError, LotseError
from rag.records import PUBLIC, Answer, Query

Progress = Callable[[int, int | None, str], None]
CONFIG, ANSWERS, RESULTS = "config.json", "answers.jsonl", "results.json"


@dataclass(frozen=True, slots=True)
class RunConfig:
    """What was run: equal configs give comparable runs. `questions` is a fingerprint of the questions asked."""

    name: str
    engine: str
    encoder: str
    dense_weight: float | None
    abstain_below: float | None
    corpus: str
    questions: str
    collections: tuple[Collection, ...]
    splits: tuple[str, ...]
    started: str
    reranker: str | None = None

    def differs(self, other: RunConfig) -> list[str]:
        """Returns the names of what is not the same, but for name and time."""
        mine, theirs = asdict(self), asdict(other)
        return [key for key in mine if key not in ("name", "started") and mine[key] != theirs[key]]


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: its config, the questions, their answers and measures by question id."""

    folder: Path
    config: RunConfig
    questions: tuple[Question, ...]
    answers: dict[str, Answer]
    found: dict[str, tuple[str, ...]]
    judged: dict[str, Judged]
    retrieval: dict[str, dict[str, float]]
    skipped: tuple[str, ...]
    dialogues: dict[str, Dialogue] = field(default_factory=dict)


def run_questions(
    bed: Testbed, questions: Sequence[Question], folder: Path, config: RunConfig, *, progress: Progress
) -> Run:
    """Asks every question whose collections are there, and returns the finished run; a stopped one goes on.

    Raises:
        InputError: the folder holds a run of another config, or none of the questions can be asked here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _claim(folder, config)
    asked = [one for one in questions if set(one.needs) <= set(bed.collections)]
    skipped = tuple(one.id for one in questions if one not in asked)
    if not asked:
        raise InputError("none of the questions can be asked: their collections are not here; set LOTSE_SHARED")
    done = _by_id(mend_rows(folder / ANSWERS))
    with (folder / ANSWERS).open("a", encoding="utf-8") as out:
        for number, question in enumerate(asked, start=1):
            progress(number, len(asked), question.id)
            if question.id not in done:
                done[question.id] = _ask(bed, question)
                out.write(as_line(done[question.id]))
                out.flush()
    return _finish(bed, folder, config, asked, skipped, done)


def fingerprint(questions: Sequence[Question]) -> str:
    """Returns a digest of the questions with all their gold, order aside."""
    lines = sorted(one.model_dump_json() for one in questions)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def load_run(folder: Path) -> Run:
    """Returns the run in `folder` as it was judged when it ended.

    Raises:
        InputError: there is no finished run, or it has the shape of another version.
    """
    try:
        told = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{folder} holds no finished run: make one with 'lotse eval run --name {folder.name}'"
        ) from error
    try:
        config, rows = load_config(folder), _by_id(read_rows(folder / ANSWERS))
        return Run(
            folder,
            config,
            tuple(Question.model_validate(one) for one in told["questions"]),
            {name: Answer.model_validate(row["answer"]) for name, row in rows.items() if "answer" in row},
            {name: tuple(row["found"]) for name, row in rows.items()},
            {name: _judged(one) for name, one in told["judged"].items()},
            told["retrieval"],
            tuple(told["skipped"]),
            _dialogues(rows),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:  # pydantic's fault is a ValueError
        raise InputError(f"{folder} was made by another version: ask the questions again under another name") from error


def _claim(folder: Path, config: RunConfig) -> None:
    if (folder / CONFIG).exists():
        changed = load_config(folder).differs(config)
        if changed:
            raise InputError(
                f"{folder} holds a run with another {', '.join(changed)}: choose another --name, or remove the folder"
            )
        return
    text = json.dumps(asdict(config), ensure_ascii=False, indent=1)
    (folder / CONFIG).write_text(text + "\n", encoding="utf-8")


def load_config(folder: Path) -> RunConfig:
    """Returns what was run in `folder`, finished or not.

    Raises:
        OSError, ValueError, TypeError: there is no config of a run, or it is another version's.
    """
    told = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    return RunConfig(**_with_tuples(told))


def _by_id(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def _ask(bed: Testbed, question: Question) -> dict[str, Any]:
    row: dict[str, Any] = {"id": question.id, "found": []}
    try:
        result = bed.reader.retriever.search(Query(question.question, question.today, limit=DEPTH))
        row["found"] = [one.document.doc_id for one in result.documents]
        answer = bed.reader.answerer.answer(
            question.question, today=question.today, history=question.history, profile=question.profile
        )
        row["answer"] = answer.model_dump(mode="json")
        if has_dialogue(question):
            row["dialogue"] = asdict(converse(bed.reader.answerer, question))
    except LotseError as error:
        row["error"] = str(error)
    return row


def _finish(
    bed: Testbed,
    folder: Path,
    config: RunConfig,
    asked: Sequence[Question],
    skipped: tuple[str, ...],
    rows: dict[str, dict[str, Any]],
) -> Run:
    answers = {one.id: Answer.model_validate(rows[one.id]["answer"]) for one in asked if "answer" in rows[one.id]}
    found = {one.id: tuple(rows[one.id]["found"]) for one in asked}
    store = bed.reader.store
    judged = {
        one.id: judge(one, answers[one.id], lambda doc_id, version: store.text(doc_id, version, PUBLIC))
        for one in asked
        if one.id in answers
    }
    retrieval = retrieval_measures({one.id: qrels_of(one, bed.doc_ids) for one in asked}, found)
    text = json.dumps(
        {
            "finished": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "questions": [one.model_dump(mode="json") for one in asked],
            "judged": {name: asdict(one) for name, one in judged.items()},
            "retrieval": retrieval,
            "skipped": skipped,
        },
        ensure_ascii=False,
        indent=1,
    )
    (folder / RESULTS).write_text(text + "\n", encoding="utf-8")
    return Run(folder, config, tuple(asked), answers, found, judged, retrieval, skipped, _dialogues(rows))


def _dialogues(rows: dict[str, dict[str, Any]]) -> dict[str, Dialogue]:
    return {name: Dialogue(**_with_tuples(row["dialogue"])) for name, row in rows.items() if "dialogue" in row}


def _judged(told: dict[str, Any]) -> Judged:
    return Judged(**_with_tuples(told))


def _with_tuples(told: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
