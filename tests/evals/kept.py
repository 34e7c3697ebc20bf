"""Writes a run that was made by hand as the folder that `load_run` reads."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from evals.rows import as_line
from evals.run import ANSWERS, CONFIG, RESULTS, Run


def keep(run: Run, runs: Path, **config: object) -> Path:
    """Writes `run` under `runs` by its name, `config` changed, and returns its folder."""
    made = replace(run.config, **config)  # type: ignore[arg-type]
    folder = runs / made.name
    folder.mkdir(parents=True)
    told = {
        "questions": [one.model_dump(mode="json") for one in run.questions],
        "judged": {name: asdict(one) for name, one in run.judged.items()},
        "retrieval": run.retrieval,
        "skipped": list(run.skipped),
    }
    rows = [
        {"id": name, "found": list(run.found.get(name, ())), "answer": one.model_dump(mode="json")}
        | ({"dialogue": asdict(run.dialogues[name])} if name in run.dialogues else {})
        for name, one in run.answers.items()
    ]
    (folder / CONFIG).write_text(json.dumps(asdict(made)), encoding="utf-8")
    (folder / ANSWERS).write_text("".join(map(as_line, rows)), encoding="utf-8")
    (folder / RESULTS).write_text(json.dumps(told), encoding="utf-8")
    return folder
