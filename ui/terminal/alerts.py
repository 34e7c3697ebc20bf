"""The commands `lotse alerts [add|list|remove]`: what changed, opens or closes in what somebody watches."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rag.store.database import Database
    from rag.watch import Watch

app = typer.Typer(name="alerts", help="Tell what changed, opens or closes in saved searches and shortlists.")
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Internal = Annotated[bool, typer.Option("--internal", help="Also those over internal entries.")]
Many = list[str] | None


@app.callback(invoke_without_command=True)
def alerts(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, help="Changes of so many days.")] = 30,
    today: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="As of this day.")
    ] = None,
    internal: Internal = False,
    json_: Json = False,
) -> None:
    """Tell what changed, opens or closes in saved searches and shortlists."""
    if context.invoked_subcommand is not None:
        return
    from rag.alert_wording import change_text, notice_text
    from rag.alerts import look
    from rag.assemble import open_reader
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    settings, day = load_settings(), today.date() if today else _today()
    with open_reader(settings, answers=False) as reader, open_ledger(settings) as ledger:
        told = [
            look(watch, ledger, reader.store, reader.retriever, day, days=days, remember=day == _today())
            for watch in _watches(ledger, internal)
        ]
    if json_:
        typer.echo(json.dumps([one.model_dump(mode="json") for one in told], ensure_ascii=False, indent=2))
        return
    for one in told:
        typer.echo(f"{one.watch.name} ({one.watch.id})")
        for notice in one.notices:
            typer.echo(f"  {notice_text(notice)}")
        for change in one.changes:
            typer.echo(f"  {change.day:%d.%m.%Y}  {change_text(change)}")
        if not one.notices and not one.changes:
            typer.echo("  nichts Neues")
    if not told:
        typer.echo("no alerts: make some with 'lotse alerts add NAME --query WORDS' or '--entry ID'", err=True)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What to call it.")],
    query: Annotated[str | None, typer.Option(metavar="WORDS", help="What is looked for; the best 20 entries.")] = None,
    entry: Annotated[Many, typer.Option(metavar="ID", help="An entry of a shortlist; can be repeated.")] = None,
    kind: Annotated[Many, typer.Option(metavar="K", help="Only this kind; can be repeated.")] = None,
    region: Annotated[Many, typer.Option(metavar="R", help="What works there; can be repeated.")] = None,
    topic: Annotated[Many, typer.Option(metavar="T", help="Only this topic; can be repeated.")] = None,
    within: Annotated[int, typer.Option(min=0, max=366, metavar="DAYS", help="Tell so long before.")] = 30,
    internal: Annotated[bool, typer.Option("--internal", help="Watch internal entries, too.")] = False,
) -> None:
    """Save a search or a shortlist, and remember how its entries stand now."""
    from rag.alerts import look
    from rag.assemble import open_reader
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger
    from rag.watch import check_shortlist, new_watch

    settings, day = load_settings(), _today()
    watch = new_watch(
        name,
        today=day,
        audience="internal" if internal else "public",
        within_days=within,
        query=query,
        entry_ids=entry or (),
        kinds=kind or (),
        regions=region or (),
        topics=topic or (),
    )
    with open_reader(settings, answers=False) as reader, open_ledger(settings) as ledger:
        check_shortlist(watch, reader.store)
        ledger.watches.add(watch.id, watch.audience, watch.model_dump_json())
        look(watch, ledger, reader.store, reader.retriever, day)
        count = len(ledger.watches.seen(watch.id) or ())
    typer.echo(watch.id)
    typer.echo(f"'{watch.name}' watches {count} entries; feed: /api/v1/alerts/{watch.id}.atom", err=True)


@app.command(name="list")
def list_(internal: Internal = False, json_: Json = False) -> None:
    """List saved searches and shortlists."""
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    with open_ledger(load_settings()) as ledger:
        watches = _watches(ledger, internal)
    if json_:
        typer.echo(json.dumps([one.model_dump(mode="json") for one in watches], ensure_ascii=False, indent=2))
        return
    for one in watches:
        what = [one.query, *one.entry_ids, *one.kinds, *one.regions, *one.topics]
        typer.echo(f"{one.id}  {one.created}  {one.audience:8}  {one.name}: {', '.join(filter(None, what))}")
    if not watches:
        typer.echo("no alerts: make some with 'lotse alerts add NAME --query WORDS' or '--entry ID'", err=True)


@app.command()
def remove(watch_id: Annotated[str, typer.Argument(metavar="ID", help="As 'lotse alerts list' shows it.")]) -> None:
    """Remove a saved search or shortlist; its feed is gone."""
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    with open_ledger(load_settings()) as ledger:
        ledger.watches.remove(watch_id)
    typer.echo(f"removed {watch_id}")


def _watches(ledger: Database, internal: bool) -> list[Watch]:
    from rag.records import AUDIENCES, PUBLIC
    from rag.watch import Watch

    return [Watch.model_validate_json(one) for one in ledger.watches.all(frozenset(AUDIENCES) if internal else PUBLIC)]


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
