"""The commands `lotse corpus check` and `lotse corpus schema`."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="corpus", help="Keep the entries: check them, and write the schema for editors.", no_args_is_help=True
)

SHIPPED = Path(__file__).resolve().parent / "entries"
SCHEMA = Path(__file__).resolve().parent / "entry.schema.json"
Folder = Annotated[
    Path,
    typer.Argument(exists=True, file_okay=False, help="Folder of <kind>s/<id>.md; without it, the entries that ship."),
]


@app.command()
def check(
    folder: Folder = SHIPPED,
    today: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Stale and ending as of this day.")
    ] = None,
    links: Annotated[
        bool, typer.Option("--links", help="Ask the web whether each address answers, one a second and host.")
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check schema, figures, sources, links and dates; list what is stale or ends soon. Exit 1 where something is wrong."""
    from corpus.upkeep import upkeep
    from corpus.weblinks import addresses, check_links

    day = today.date() if today else dt.datetime.now().astimezone().date()
    found = upkeep(folder, day)
    states = check_links(addresses(found.entries), progress=_say) if links else []
    gone = [one for one in states if one.state == "gone"]
    if json_:
        typer.echo(
            json.dumps(
                {
                    "entries": len(found.entries),
                    "findings": [str(one) for one in found.findings],
                    "due": [{"id": one.entry_id, "reason": one.reason, "day": one.day} for one in found.due],
                    "links": [{"url": one.url, "state": one.state, "detail": one.detail} for one in states],
                },
                ensure_ascii=False,
                indent=2,
                default=str,
            )
        )
    else:
        for line in (*found.findings, *found.due, *(one for one in states if one.state != "ok")):
            typer.echo(str(line))
        typer.echo(
            f"{len(found.entries)} entries, {len(found.findings)} findings, {len(found.due)} to look at, "
            f"{len(gone)} links gone"
        )
    raise typer.Exit(1 if found.findings or gone else 0)


@app.command()
def schema(
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it; else printed.")] = None,
) -> None:
    """Write the JSON Schema of an entry's front matter, with which an editor completes and checks fields."""
    text = json_schema()
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


def json_schema() -> str:
    """Returns the JSON Schema of `Entry`, as `entry.schema.json` holds it."""
    from corpus.schema import Entry

    return json.dumps(Entry.model_json_schema(), ensure_ascii=False, indent=1) + "\n"


def _say(done: int, total: int, url: str) -> None:
    typer.echo(f"{done}/{total} {url}", err=True)
