"""The command line: one thin function a command; everything heavy is imported where it is used."""

from __future__ import annotations

import datetime as dt
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from corpus.commands import app as corpus_app
from corpus.vocabulary import FOLDERS
from evals.benchmarks.commands import app as eval_app
from ui.terminal.alerts import app as alerts_app
from ui.terminal.feedback import app as feedback_app
from ui.terminal.feedback import purge
from ui.terminal.keys import app as key_app

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.serve import Mount
    from corpus.schema import Entry
    from rag.records import Audience, Filters
    from rag.settings import Settings

app = typer.Typer(
    name="lotse",
    help="Cited answers to German questions about funding and transformation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(corpus_app)
app.add_typer(eval_app)
app.add_typer(key_app)
app.add_typer(feedback_app)
app.add_typer(alerts_app)
app.command()(purge)

KINDS_OF_ENTRIES = tuple(FOLDERS)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="Answer as of this day, YYYY-MM-DD.")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="K", help="Only this kind; can be repeated.")]
Regions = Annotated[
    list[str] | None,
    typer.Option("--region", metavar="R", help="What works there: Wolfsburg, 'Lkr. Gifhorn', 38440, 03151."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was in force on this day.")]
Internal = Annotated[bool, typer.Option("--internal", help="Search internal documents, too.")]


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the page at / and the API at /api/v1; bring the index up to date first."""
    from api.serve import serve as run_server
    from ui.terminal.printed import progress_bar

    settings = _settings(host=host, port=port)
    with progress_bar("Index") as progress:
        run_server(settings, page=_page, progress=progress, ready=_say_ready)


@app.command()
def ingest(
    targets: Annotated[
        list[str] | None, typer.Argument(metavar="PATH|URL...", help="Files, folders, addresses.")
    ] = None,
    fdb: Annotated[
        str | None,
        typer.Option(metavar="ZIP|FOLDER|download", help="The export of the Förderdatenbank; download fetches it."),
    ] = None,
    fdb_day: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of the export; else the newest date of its files.")
    ] = None,
    audience: Annotated[str, typer.Option(help="Who may see it: public or internal.")] = "public",
    prune: Annotated[bool, typer.Option("--prune", help="Remove what is gone from the folders given.")] = False,
    field_map: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=COLUMN", help="For .jsonl: which column holds title, text …")
    ] = None,
    wait: Annotated[float, typer.Option(metavar="SECONDS", help="How long to wait for another ingest.")] = 600.0,
    json_: Json = False,
) -> None:
    """Load, split, embed and store documents; what has not changed is skipped."""
    from ingest.dispatch import ingest_here_or_there
    from rag.errors import InputError
    from ui.terminal.printed import print_report, progress_bar

    settings = _settings()
    if not targets and fdb is None:
        raise InputError("nothing to ingest: give files, folders or addresses, or an export with --fdb")
    exports = [] if fdb is None else [_export(fdb, fdb_day, settings)]
    with progress_bar("Ingest") as progress:
        report = ingest_here_or_there(
            [*(targets or ()), *exports],
            settings,
            audience=cast("Audience", _choice("audience", audience, ("public", "internal"))),
            prune=prune,
            field_map=_pairs(field_map),
            wait_seconds=wait,
            progress=progress,
        )
    print_report(report, as_json=json_)
    raise typer.Exit(report.exit_code)


@app.command()
def search(
    question: Annotated[str, typer.Argument(metavar="Q")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many documents.")] = 10,
    kind: Kinds = None,
    region: Regions = None,
    as_of: AsOf = None,
    today: Today = None,
    internal: Internal = False,
    json_: Json = False,
) -> None:
    """Find passages."""
    from rag.assemble import open_reader
    from rag.records import Query
    from ui.terminal.printed import print_search

    with open_reader(_settings(), answers=False) as reader:
        query = Query(
            question, _date(today, "--today"), _filters(kind, region, as_of), _audiences(internal), limit=limit
        )
        print_search(reader.retriever.search(query), as_json=json_)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(metavar="Q")] = None,
    batch: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="Questions, one JSON object a line.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="Where the answers go; else printed.")] = None,
    kind: Kinds = None,
    region: Regions = None,
    as_of: AsOf = None,
    today: Today = None,
    internal: Internal = False,
    json_: Json = False,
) -> None:
    """Answer a question, or a file of questions, with citations."""
    from rag.assemble import open_reader
    from rag.errors import InputError
    from ui.terminal.printed import print_answer, progress_bar

    if (question is None) == (batch is None):
        raise InputError("nothing to answer: give a question, or a file with --batch")
    day, filters, audiences = _date(today, "--today"), _filters(kind, region, as_of), _audiences(internal)
    with open_reader(_settings()) as reader:
        if question is not None:
            answer = reader.answerer.answer(question, today=day, filters=filters, audiences=audiences)
            print_answer(answer, as_json=json_)
            return
        from rag.answer.batch import answer_file

        assert batch is not None
        with progress_bar("Questions") as progress:
            failed = answer_file(
                reader.answerer, batch, out, today=day, filters=filters, audiences=audiences, progress=progress
            )
    raise typer.Exit(1 if failed else 0)


@app.command()
def check(
    profile: Annotated[Path, typer.Argument(metavar="PROFILE.yaml", help="The company and its project, YAML or JSON.")],
    entry: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this programme, criterion by criterion; can be repeated."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All programmes, also those that do not fit or have another topic.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many programmes.")] = 10,
    today: Today = None,
    internal: Internal = False,
    json_: Json = False,
) -> None:
    """Check which programmes fit a company and its project, and what they could pay."""
    from rag.eligibility.report import report
    from rag.profile_file import read_profile
    from ui.terminal.check import print_check

    asker = read_profile(profile)
    found = report(
        asker,
        _programmes(internal),
        _date(today, "--today"),
        only=entry or (),
        everything=everything,
        limit=limit,
    )
    print_check(found, as_json=json_, details=bool(entry))


@app.command()
def entries(
    entry_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Show this one whole, an imported one, too.")
    ] = None,
    kind: Kinds = None,
    state: Annotated[
        list[str] | None, typer.Option(metavar="S", help="Only this state: open, opens_on, closed, paused, unproven.")
    ] = None,
    region: Regions = None,
    topic: Annotated[
        list[str] | None, typer.Option(metavar="T", help="Only this topic, e.g. innovation_rd; can be repeated.")
    ] = None,
    today: Today = None,
    internal: Internal = False,
    json_: Json = False,
) -> None:
    """List the entries of the corpus and how each stands, with counts by kind and state; or show one."""
    from corpus.files import readable
    from corpus.vocabulary import Topic
    from rag.inventory import inventory, works_in
    from rag.region_filter import region_ids
    from ui.terminal.entry import print_entry
    from ui.terminal.printed import STATES, print_entries

    if entry_id is not None:
        print_entry(*_entry(entry_id, internal), _date(today, "--today"), as_json=json_)
        return
    kinds = [_choice("kind", one, KINDS_OF_ENTRIES) for one in kind or KINDS_OF_ENTRIES]
    states = [_choice("state", one, tuple(STATES)) for one in state or ()]
    lines = inventory(readable(_settings().corpus), _date(today, "--today"))
    regions = region_ids(region or ())
    topics = {_choice("topic", one, get_args(Topic)) for one in topic or ()}
    shown = [
        one
        for one in lines
        if one.kind in kinds
        and (not states or one.state in states)
        and (not regions or works_in(one, regions))
        and (not topics or not topics.isdisjoint(one.topics))
    ]
    print_entries(shown, as_json=json_)


@app.command()
def mcp(internal: Internal = False) -> None:
    """Serve search, ask, check and entry as MCP tools on stdin and stdout, for a program that starts this command."""
    from api.mcp import build
    from rag.assemble import open_reader

    seen = _audiences(internal)
    with open_reader(_settings()) as reader:
        build(reader, lambda: _date(None, ""), lambda _: seen).run("stdio")


@app.command()
def status(
    documents: Annotated[bool, typer.Option("--documents", help="List the public documents, too.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="With --documents: internal ones, too.")] = False,
    json_: Json = False,
) -> None:
    """Show the effective settings, what is stored, and the health of the indexes."""
    from rag.settings import effective_settings
    from rag.store.status import read_status
    from ui.terminal.printed import print_status

    found = read_status(_settings(), documents=documents, audiences=_audiences(internal))
    print_status(effective_settings(), found, as_json=json_)


@app.command()
def remove(
    doc_ids: Annotated[list[str], typer.Argument(metavar="DOC_ID...", help="Ids as 'lotse status --documents' lists.")],
) -> None:
    """Remove documents from the store."""
    from ingest.dispatch import remove_here_or_there

    removed = remove_here_or_there(doc_ids, _settings())
    typer.echo(f"removed {removed} of {len(doc_ids)} documents")


@app.command()
def repair(
    encode: Annotated[bool, typer.Option("--encode", help="Encode every chunk again with the encoder set.")] = False,
) -> None:
    """Compare the indexes with the database and mend them."""
    from ingest.dispatch import repair_store
    from ui.terminal.printed import progress_bar

    with progress_bar("Repair") as progress:
        lines = repair_store(_settings(), encode=encode, progress=progress)
    for line in lines:
        typer.echo(line)


def main() -> None:
    """Runs the command line; an expected error is one line on stderr and its exit code."""
    from rag.quiet import hush

    hush()
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # threads that share a product wait for each other: p95 21 -> 12 ms
    from rag.errors import LotseError

    # typer brings a click of its own: its root error is a base of the one that it shows
    click_error = cast(
        "type[typer.BadParameter]",
        next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException"),
    )
    try:
        code = app(standalone_mode=False)
    except click_error as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "lotse"
        message = str(error.format_message()).rstrip(".")
        code = _fail(f"{message[:1].lower()}{message[1:]}: see '{command} --help'", 2)
    except LotseError as error:
        code = _fail(str(error), error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        code = _fail("stopped; what was stored is whole, the same command goes on", 130)
    sys.exit(code if isinstance(code, int) else 0)


def _page() -> Mount:
    """Imports and loads the page; runs in a thread, while the store opens."""
    from ui.app import load

    return load()


def _say_ready(url: str) -> None:
    typer.echo(f"Förderlotse: {url}  (stop with Ctrl+C)")
    sys.stdout.flush()


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"lotse: {' '.join(message.split())}\n")
    return code


def _settings(**given: Any) -> Settings:
    from rag.settings import load_settings

    return load_settings(overrides={name: value for name, value in given.items() if value is not None})


def _export(given: str, day: str | None, settings: Settings) -> str:
    """The address of the export that was given, or fetched just now."""
    from ingest.fdb.sources import address

    path = Path(given)
    if given == "download":
        from ingest.fdb.download import download_export
        from ui.terminal.printed import progress_bar

        with progress_bar("Download") as progress:
            path = download_export(settings, progress)
    return address(path, _date(day, "--fdb-day") if day else None)


def _date(text: str | None, option: str) -> dt.date:
    from rag.errors import InputError

    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} '{text}' is no date: write it as YYYY-MM-DD") from error


def _filters(kinds: list[str] | None, regions: list[str] | None, as_of: str | None) -> Filters:
    from rag.records import KINDS, Filters
    from rag.region_filter import region_ids

    return Filters(
        kinds=tuple(_choice("kind", kind, KINDS) for kind in kinds or ()),
        regions=region_ids(regions or ()),
        valid_at=_date(as_of, "--as-of") if as_of else None,
    )


def _choice(name: str, value: str, known: tuple[str, ...]) -> str:
    from rag.errors import FilterUnknown

    if value not in known:
        raise FilterUnknown(name, value, list(known))
    return value


def _audiences(internal: bool) -> frozenset[str]:
    from rag.records import AUDIENCES, PUBLIC

    return frozenset(AUDIENCES) if internal else PUBLIC


def _entry(entry_id: str, internal: bool) -> tuple[Entry, str]:
    """The entry of an id and its text: of the corpus, else of the index, which holds imported ones, too."""
    from rag.answer.entries import entry_of
    from rag.errors import IndexMissing, NoSuchEntry
    from rag.inventory import shipped
    from rag.store.store import Store

    settings = _settings()
    with suppress(NoSuchEntry):
        return shipped(settings.corpus, entry_id)
    with suppress(IndexMissing), Store.open(settings, role="reader") as store:
        info = store.info(entry_id, _audiences(internal))
        entry = entry_of(info) if info is not None else None
        text = store.text(entry_id, None, _audiences(internal))
        if entry is not None and text is not None:
            return entry, text
    raise NoSuchEntry(entry_id)


def _programmes(internal: bool) -> Sequence[Entry]:
    """The programmes of the index, imported ones among them; those of the corpus where there is none, or none in it."""
    from corpus.files import readable
    from rag.eligibility.stock import Stock
    from rag.errors import IndexMissing
    from rag.store.store import Store

    settings = _settings()
    try:
        with Store.open(settings, role="reader") as store:
            return Stock(store).programmes(_audiences(internal)) or readable(settings.corpus)
    except IndexMissing:
        return readable(settings.corpus)


def _pairs(given: list[str] | None) -> dict[str, str] | None:
    from rag.errors import InputError

    pairs = [text.partition("=") for text in given or ()]
    for field, sign, column in pairs:
        if not (field and sign and column):
            raise InputError(f"--field-map '{field}{sign}{column}' is not FIELD=COLUMN, e.g. title=name")
    return {field: column for field, _, column in pairs} or None


if __name__ == "__main__":
    main()
