"""The commands `lotse key create|list|revoke`: keys by which programs show what they may."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Annotated

import typer

app = typer.Typer(name="key", help="Make, list and revoke the API keys of programs.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="Which program holds it.")],
    role: Annotated[str, typer.Option(help="public, staff, evaluator or admin.")] = "staff",
    scope: Annotated[
        list[str] | None,
        typer.Option(metavar="S", help="Only this scope of the role: internal, feedback, documents; can be repeated."),
    ] = None,
    until: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Last day on which it counts.")
    ] = None,
    json_: Json = False,
) -> None:
    """Make a key and print it: this once, as only its hash is stored."""
    from rag.access import new_key
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    last = until.date() if until else None
    secret, key = new_key(name, role, today=_today(), scopes=tuple(scope or ()), until=last)
    with open_ledger(load_settings()) as ledger:
        ledger.keys.add(key)
    if json_:
        typer.echo(json.dumps({"key_id": key.key_id, "role": key.role, "scopes": key.scopes, "key": secret}))
        return
    typer.echo(secret)
    scopes = ", ".join(key.scopes) or "none"
    typer.echo(f"key {key.key_id} for '{key.name}', role {role}, scopes {scopes}; it is shown this once", err=True)


@app.command(name="list")
def list_(json_: Json = False) -> None:
    """List the keys, revoked ones too; none can be shown again."""
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    with open_ledger(load_settings()) as ledger:
        keys = ledger.keys.all()
    if json_:
        shown = [{name: value for name, value in dataclasses.asdict(key).items() if name != "digest"} for key in keys]
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2, default=str))
        return
    for key in keys:
        state = f"revoked {key.revoked}" if key.revoked else f"until {key.until}" if key.until else "valid"
        typer.echo(f"{key.key_id}  {key.role:9}  {' '.join(key.scopes) or '-':27}  {key.created}  {state}  {key.name}")
    if not keys:
        typer.echo("no keys: make one with 'lotse key create NAME --role staff'", err=True)


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(metavar="KEY_ID", help="As 'lotse key list' shows it.")]) -> None:
    """Let a key count no more, from the next request on."""
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    with open_ledger(load_settings()) as ledger:
        ledger.keys.revoke(key_id, _today())
    typer.echo(f"revoked {key_id}")


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
