"""A run as a file to keep: JSON with all measures and answers, CSV with an answer a row; answers to test questions in neither."""

from __future__ import annotations

import json
from typing import Any

from evals.run import Run
from evals.selection import select
from ui import texts
from ui.chat import record
from ui.evaluation.told import run_detail
from ui.evaluation.words import category, decimal, share, statuses, why


def as_json(run: Run) -> str:
    """Returns the run as `GET /api/v1/evals/{run}` describes it, with every answer that may be read."""
    told: dict[str, Any] = run_detail(run, select(run)).model_dump(mode="json")
    for one in told["answers"]:
        one["text"] = run.answers[one["id"]].text
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def as_csv(run: Run) -> str:
    """Returns an answer a row, the worst first."""
    rows = [
        [
            one.question.id,
            category(one.question.category),
            one.question.question,
            texts.EVAL_OUTCOMES[one.outcome],
            "" if one.judged.right else why(one.reasons),
            statuses(one.question.status),
            statuses([one.judged.status]),
            share(one.judged.vital_recall),
            decimal(one.judged.milliseconds, 0),
            run.answers[one.question.id].text,
        ]
        for one in select(run)
    ]
    return record.table(texts.EVAL_CSV_COLUMNS, rows)
