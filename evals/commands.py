"""The commands `lotse eval …`: check the questions, run them, read the results."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from evals.question import Question, Split
    from evals.run import Progress, Run, RunConfig
    from evals.testbed import Testbed
    from rag.chat_model import ChatModel
    from rag.settings import Settings

app = typer.Typer(
    name="eval", help="Answer-quality tests: questions, runs, reports, comparisons, floors.", no_args_is_help=True
)

Folder = Annotated[
    Path | None,
    typer.Option("--questions-in", metavar="FOLDER", help="Folder of question files; else those that ship."),
]
Splits = Annotated[str, typer.Option("--split", help="dev, test, or all. The test split is for the gate.")]
Categories = Annotated[
    list[str] | None, typer.Option("--category", metavar="C", help="Only this category; can be repeated.")
]
Ids = Annotated[list[str] | None, typer.Option("--id", metavar="ID", help="Only this question; can be repeated.")]
Name = Annotated[str | None, typer.Option(metavar="NAME", help="Name of the run; the same name goes on with it.")]


@app.command()
def check(folder: Folder = None) -> None:
    """Check the question files: schema, ids, and that every quoted passage stands in the store's text."""
    from evals.quotes import missing_quotes

    settings = settings_here()
    questions = questions_of(folder, "all", None, None)
    with _opened("Store", settings, questions) as (bed, _):
        lines, skipped = missing_quotes(bed, questions)
    for line in lines:
        typer.echo(line)
    typer.echo(
        f"{len(questions)} questions, {len(lines)} passages not found, {skipped} not looked up (collection not here)"
    )
    raise typer.Exit(1 if lines else 0)


@app.command()
def run(
    name: Name = None,
    split: Splits = "dev",
    category: Categories = None,
    id_: Ids = None,
    folder: Folder = None,
    judge: Annotated[
        str | None,
        typer.Option(metavar="PROVIDER:MODEL", help="A chat model that judges the answers beside the measures."),
    ] = None,
    told: Annotated[
        bool, typer.Option("--progress", help="A line of JSON on stderr for each step, for a program that waits.")
    ] = False,
) -> None:
    """Ask the questions and measure the answers; prints the table and where the run lies. Stopped runs go on."""
    from evals.run import run_questions
    from evals.runs import runs_folder
    from evals.table import lines_of
    from rag.chat_model import named_chat_model

    settings = settings_here()
    judging = named_chat_model(judge, settings) if judge else None  # what it lacks is said before, not after the run
    questions = questions_of(folder, split, category, id_)
    with _opened("Questions", settings, questions, told=told) as (bed, progress):
        config = _config(name, bed, questions, settings)
        done = run_questions(bed, questions, runs_folder(settings) / config.name, config, progress=progress)
    for line in [*lines_of(done), *(judged_lines(done, judging) if judging else ())]:
        typer.echo(line)
    typer.echo(f"run: {done.folder}")


@app.command()
def ablation(
    name: Name = None,
    split: Splits = "dev",
    category: Categories = None,
    id_: Ids = None,
    folder: Folder = None,
) -> None:
    """Ask the questions with the lexical half alone, the dense half alone, both, and with the chat model set; one table."""
    from evals.ablation import ablate, lines_of
    from evals.runs import runs_folder
    from rag.chat_model import load_chat_model

    settings = settings_here()
    questions = questions_of(folder, split, category, id_)
    with _opened("Questions", settings, questions) as (bed, progress):
        config = _config(name, bed, questions, settings)
        model = load_chat_model(settings)
        done = ablate(bed, questions, runs_folder(settings), config, settings, progress=progress, chat_model=model)
    for line in lines_of(done):
        typer.echo(line)
    typer.echo(f"runs: {', '.join(one.config.name for one in done.values())}")


@app.command()
def report(
    name: Annotated[str, typer.Argument(metavar="RUN", help="A finished run, by name or folder.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE.html", help="Else report.html in the run's folder.")] = None,
    worst: Annotated[int, typer.Option(min=0, metavar="N", help="How many of the wrong answers are shown.")] = 25,
) -> None:
    """Write a run as one HTML file: tables, charts, and the worst answers beside the passages they should stand on."""
    from evals.report import render
    from evals.run import load_run

    done = load_run(run_folder(name))
    path = out or done.folder / "report.html"
    path.write_text(render(done, worst), encoding="utf-8")
    typer.echo(f"report: {path}")


@app.command()
def compare(
    first: Annotated[str, typer.Argument(metavar="A")], second: Annotated[str, typer.Argument(metavar="B")]
) -> None:
    """Compare run B with run A: each measure with its p-value, and every question won or lost, with the reason."""
    from evals.compare import compare as compare_runs
    from evals.compare import lines_of
    from evals.run import load_run

    for line in lines_of(compare_runs(load_run(run_folder(first)), load_run(run_folder(second)))):
        typer.echo(line)


@app.command()
def gate(
    name: Annotated[str, typer.Argument(metavar="RUN", help="A finished run.")],
    update: Annotated[bool, typer.Option("--update", help="Take the run's values as floors.")] = False,
    lower: Annotated[
        list[str] | None, typer.Option("--lower", metavar="MEASURE", help="With --update: this floor may fall.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="The floors; else evals/baseline.json.")] = None,
) -> None:
    """Hold a run against the floors; exit 1 where one is missed. --update raises floors and lowers none silently."""
    from evals.gate import BASELINE, check_floors, lines_of
    from evals.gate import update as update_floors
    from evals.run import load_run

    path = baseline or BASELINE
    done = load_run(run_folder(name))
    if update:
        for line in update_floors(done, path, lower=lower or ()) or ["no floor moved"]:
            typer.echo(line)
        return
    missed = check_floors(done, path)
    for line in lines_of(missed):
        typer.echo(line)
    raise typer.Exit(1 if missed else 0)


@app.command()
def verifier() -> None:
    """Hold the verifier against right and wrong sentences: recall and precision, by kind of change."""
    from evals.verifier.measure import lines_of, outcomes, suite

    for line in lines_of(outcomes(suite(settings_here().corpus))):
        typer.echo(line)


def judged_lines(done: Run, model: ChatModel) -> list[str]:
    """Returns what a chat model says of a run, as lines; the verdicts are kept in the run's folder.

    Raises:
        ChatModelError: the model cannot be reached.
    """
    from evals.llm_judge import judge_run
    from evals.opinions import judgement, lines_of

    with progress_line("Judge") as progress:
        opinion = judge_run(done, model, progress=progress)
    return lines_of(judgement(done, opinion))


def _config(name: str | None, bed: Testbed, questions: list[Question], settings: Settings) -> RunConfig:
    """The config of a run that begins now, named after the time where it has no name."""
    from evals.run import RunConfig, fingerprint

    now = dt.datetime.now().astimezone()
    return RunConfig(
        name=name or now.strftime("%Y%m%d-%H%M%S"),
        engine=settings.chat_model or "extract",
        encoder=bed.reader.encoder.name,
        dense_weight=settings.dense_weight,
        abstain_below=settings.abstain_below,
        corpus=bed.fingerprint,
        questions=fingerprint(questions),
        collections=bed.collections,
        splits=tuple(sorted({one.split for one in questions})),
        started=now.isoformat(timespec="seconds"),
        reranker=settings.reranker,
    )


def run_folder(name: str) -> Path:
    """Returns the folder of a run by its name, or by its folder."""
    from evals.runs import runs_folder

    return Path(name) if Path(name).is_dir() else runs_folder(settings_here()) / name


def _store(settings: Settings) -> Path:
    return settings.data / "evals" / "store"


def settings_here() -> Settings:
    """Returns the settings of the environment and of `lotse.toml`."""
    from rag.settings import load_settings

    return load_settings(overrides={})


def questions_of(
    folder: Path | None, split: str, categories: list[str] | None, ids: list[str] | None
) -> list[Question]:
    """Returns the questions of the folder (else those that ship); `ids` are taken whatever their split.

    Raises:
        FilterUnknown: there is no such split.
        InputError: no question has one of the ids, or a file holds a line that is no question.
    """
    from evals.question import FOLDER, load_questions
    from rag.errors import FilterUnknown, InputError

    if split not in ("dev", "test", "all"):
        raise FilterUnknown("split", split, ["dev", "test", "all"])
    splits = cast("tuple[Split, ...]", ("dev", "test") if split == "all" or ids else (split,))
    questions = load_questions(folder or FOLDER, splits=splits, categories=categories)
    if ids:
        unknown = sorted(set(ids) - {one.id for one in questions})
        if unknown:
            raise InputError(f"no question has the id '{unknown[0]}': see evals/questions")
        questions = [one for one in questions if one.id in set(ids)]
    return questions


@contextmanager
def _opened(
    title: str, settings: Settings, questions: list[Question], *, told: bool = False
) -> Iterator[tuple[Testbed, Progress]]:
    """The store with what the questions need, open, and what shows progress."""
    from evals.testbed import open_testbed

    wanted = {name for one in questions for name in one.needs}
    with (
        progress_line("Store", told=told) as storing,
        open_testbed(settings, wanted, folder=_store(settings), progress=storing) as bed,
        progress_line(title, told=told) as progress,
    ):
        yield bed, progress


@contextmanager
def progress_line(title: str, *, told: bool = False) -> Iterator[Progress]:
    """A line on stderr while it is a terminal: what is done, of how many; `told` a line of JSON a step (`evals.job.Step`)."""
    shown = sys.stderr.isatty() and not told

    def report(done: int, total: int | None, name: str) -> None:
        if told:
            sys.stderr.write(json.dumps({"step": title, "done": done, "total": total}) + "\n")
            sys.stderr.flush()
        elif shown:
            sys.stderr.write(f"\r{title} {done}{f'/{total}' if total else ''} {name[-50:]:<50}")

    try:
        yield report
    finally:
        if shown:
            sys.stderr.write("\r" + " " * 80 + "\r")
