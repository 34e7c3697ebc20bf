"""The command `lotse eval judge`: a chat model as a second judge of a finished run."""

from __future__ import annotations

from typing import Annotated

import typer

from evals.commands import app, judged_lines, run_folder, settings_here

__all__ = ["app", "judge"]


@app.command()
def judge(
    name: Annotated[str, typer.Argument(metavar="RUN", help="A finished run, by name or folder.")],
    judge_: Annotated[
        str, typer.Option("--judge", metavar="PROVIDER:MODEL", help="Any chat model of LangChain, by name.")
    ],
) -> None:
    """Let a chat model judge the answers of a run in two rounds; prints its table and how far to trust it."""
    from evals.run import load_run
    from rag.chat_model import named_chat_model

    for told in judged_lines(load_run(run_folder(name)), named_chat_model(judge_, settings_here())):
        typer.echo(told)
