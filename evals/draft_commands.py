"""The commands that make questions: `lotse eval draft` from a document, `lotse eval from-feedback` from thumbs-down."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from evals.commands import Folder, questions_of, settings_here
from evals.judge_commands import app

__all__ = ["app", "draft", "from_feedback"]


@app.command()
def draft(
    target: Annotated[str, typer.Argument(metavar="ENTRY_ID|PATH", help="An entry, or a file.")],
    folder: Folder = None,
) -> None:
    """Propose questions that a document answers, with gold and nuggets, as JSON lines for a person to accept."""
    from evals.draft import draft as draft_questions
    from evals.draft_source import load_document

    document, collection = load_document(target, settings_here())
    drafts = draft_questions(
        document,
        today=dt.datetime.now().astimezone().date(),
        needs=(collection or "corpus",),
        taken=questions_of(folder, "all", None, None),
    )
    for one in drafts:
        typer.echo(one.model_dump_json(exclude_defaults=True))
    typer.echo(f"{len(drafts)} drafts of '{document.title}'", err=True)
    if collection is None:
        typer.echo("the document lies in no collection: name one in 'needs' before the questions can be run", err=True)


@app.command(name="from-feedback")
def from_feedback(
    path: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Feedback, one record a line.")],
    folder: Folder = None,
) -> None:
    """Turn thumbs-down into drafts, as JSON lines; what a person must complete stands in 'note'. Exit 1 on bad lines."""
    from evals.from_feedback import from_feedback as turn
    from rag.errors import InputError

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as UTF-8 text: check the path") from error
    today = dt.datetime.now().astimezone().date()
    turned = turn(lines, str(path), today=today, taken=questions_of(folder, "all", None, None))
    for one in turned.drafts:
        typer.echo(one.model_dump_json())
    for fault in turned.faults:
        typer.echo(fault, err=True)
    told = f"{len(turned.drafts)} drafts, {turned.liked} thumbs-up left out, {len(turned.faults)} lines not readable"
    typer.echo(told, err=True)
    raise typer.Exit(1 if turned.faults else 0)
