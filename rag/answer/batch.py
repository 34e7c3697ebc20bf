"""Answers a file of questions in one process: one JSON object a line in, one a line out.

A line in: `{"id", "question", "today"?, "history"?, "profile"?}`; a line out: the Answer with the question's id, or
`{"id", "line", "error"}` where the line cannot be used. Blank lines are skipped, order is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from pydantic import BaseModel, ConfigDict, ValidationError

from rag.answer.compose import Answerer
from rag.errors import InputError, LotseError, SourceMissing, SourceUnreadable
from rag.profile import Profile
from rag.records import Filters, Turn

Progress = Callable[[int, int | None, str], None]


class BatchQuestion(BaseModel):
    """One line of the input; unknown fields are allowed, so that a question set can carry its gold."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str | int | None = None
    question: str
    today: dt.date | None = None
    history: tuple[Turn, ...] = ()
    profile: Profile = Profile()


def answer_file(
    answerer: Answerer,
    path: Path,
    out: Path | None,
    *,
    today: dt.date,
    filters: Filters,
    audiences: frozenset[str],
    progress: Progress,
) -> int:
    """Answers every line of `path` into `out` (None: stdout) and returns how many lines failed.

    `today` holds for lines without their own. The output file appears whole, under its name only when done.

    Raises:
        SourceMissing: no such file.
        InputError: the output's folder does not exist or cannot be written.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise SourceMissing(str(path), "no such file", "check the name given with --batch") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SourceUnreadable(
            str(path), f"cannot be read as UTF-8 text ({error})", "check rights and encoding"
        ) from error
    total = sum(1 for line in lines if line.strip())

    def write(target: TextIO) -> int:
        failed = 0
        for done, result in enumerate(_results(answerer, lines, today, filters, audiences), start=1):
            failed += "error" in result
            target.write(json.dumps(result, ensure_ascii=False) + "\n")
            target.flush()
            progress(done, total, str(result.get("id", "")))
        return failed

    if out is None:
        return write(sys.stdout)
    partial = out.with_name(out.name + ".part")
    try:
        with partial.open("w", encoding="utf-8") as target:
            failed = write(target)
        partial.replace(out)
    except OSError as error:
        raise InputError(f"{out} cannot be written ({error.strerror}): choose another file with --out") from error
    return failed


def _results(
    answerer: Answerer, lines: list[str], today: dt.date, filters: Filters, audiences: frozenset[str]
) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = BatchQuestion.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in fault["loc"])
            yield {"id": _id_of(line), "line": number, "error": f"{where or 'line'}: {fault['msg']}"}
            continue
        try:
            answer = answerer.answer(
                asked.question,
                today=asked.today or today,
                filters=filters,
                audiences=audiences,
                history=asked.history,
                profile=asked.profile,
            )
        except LotseError as error:
            yield {"id": asked.id, "line": number, "error": str(error)}
        else:
            yield {"id": asked.id, **answer.model_dump(mode="json")}


def _id_of(line: str) -> str | int | None:
    """The id of a line that is not a question; None where it has none, or is no JSON object."""
    try:
        given = json.loads(line)
    except ValueError:
        return None
    found = given.get("id") if isinstance(given, dict) else None
    return found if isinstance(found, str | int) else None
