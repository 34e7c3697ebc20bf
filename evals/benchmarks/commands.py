"""The command `lotse eval benchmarks`: our retrieval and plain peers over public test collections."""

from __future__ import annotations

from typing import Annotated

import typer

from evals.commands import settings_here
from evals.draft_commands import app

__all__ = ["app", "benchmarks"]

Sets = Annotated[list[str] | None, typer.Option("--set", metavar="S", help="Only this set; can be repeated.")]


@app.command()
def benchmarks(
    sets: Sets = None,
    retrievers: Annotated[
        list[str] | None,
        typer.Option(
            "--retriever", metavar="R", help="lexical, dense, hybrid, bm25s, chroma, ensemble; can be repeated."
        ),
    ] = None,
    queries: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first queries.")] = None,
    documents: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only so many documents.")] = None,
) -> None:
    """Rank public German test collections: our ways and plain peers in one run, beside published scores."""
    from evals.benchmarks.retrievers import WAYS
    from evals.benchmarks.run import lines_of, run_set, write
    from evals.benchmarks.sets import SETS, load_set

    settings = settings_here()
    results = []
    for name in sets or SETS:
        benchmark = load_set(name, queries=queries, documents=documents)
        results.append(run_set(benchmark, retrievers or list(WAYS), settings, lambda text: typer.echo(text, err=True)))
        typer.echo("\n".join(lines_of(results[-1])) + "\n")
    for path in write(results, settings.encoder, settings.data / "evals" / "benchmarks"):
        typer.echo(f"results: {path}")
