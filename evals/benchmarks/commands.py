"""The commands `lotse eval benchmarks`, `benchmark-gate` and `analysis`: our retrieval over test collections."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals.commands import settings_here
from evals.draft_commands import app

__all__ = ["analysis", "app", "benchmark_gate", "benchmarks"]

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


@app.command(name="benchmark-gate")
def benchmark_gate(
    update: Annotated[bool, typer.Option("--update", help="Take the values as floors.")] = False,
    lower: Annotated[
        list[str] | None, typer.Option("--lower", metavar="NAME", help="With --update: this floor may fall.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="The floors; else those that ship.")] = None,
) -> None:
    """Hold retrieval on parts of the test collections against floors; exit 1 where one is missed."""
    from evals.benchmarks.gate import BASELINE, check, measured
    from evals.benchmarks.gate import update as update_floors
    from evals.gate import lines_of

    path = baseline or BASELINE
    gated = measured(settings_here(), lambda text: typer.echo(text, err=True))
    if update:
        for line in update_floors(gated, path, lower=lower or ()) or ["no floor moved"]:
            typer.echo(line)
        return
    missed = check(gated, path)
    for line in lines_of(missed):
        typer.echo(line)
    raise typer.Exit(1 if missed else 0)


@app.command()
def analysis(
    sets: Sets = None,
    queries: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first queries.")] = None,
    documents: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only so many documents.")] = None,
) -> None:
    """Measure what each choice of the German analysis and ranking is worth: nDCG@10 x 100, p against the product's."""
    from evals.benchmarks.analysis import ablate
    from evals.benchmarks.own import NAME, own_benchmark
    from evals.benchmarks.sets import load_set
    from evals.table import line

    settings = settings_here()
    columns = {}
    for name in sets or ("legalquad", "xquad_de", "law_heading", NAME):
        own = name == NAME
        benchmark = own_benchmark(settings) if own else load_set(name, queries=queries, documents=documents)
        columns[name] = ablate(benchmark)
        typer.echo(f"{name}: done", err=True)
    typer.echo(line(["nDCG@10 x 100 (p)", *columns]))
    typer.echo(line(["---"] * (len(columns) + 1)))
    for rows in zip(*columns.values(), strict=True):
        cells = []
        for one, column in zip(rows, columns.values(), strict=True):
            told = "" if one is column[0] else f" ({one.p_value(column[0], 'nDCG@10'):.2f})"
            cells.append(f"{100 * one.mean('nDCG@10'):.1f}{told}")
        typer.echo(line([rows[0].ranker, *cells]))
