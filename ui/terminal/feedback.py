"""The commands `lotse feedback list|export|remove`: what askers thought of answers."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rag.feedback import StoredFeedback

app = typer.Typer(name="feedback", help="Read what askers thought of answers.", no_args_is_help=True)
Internal = Annotated[bool, typer.Option("--internal", help="Also what was said of internal answers.")]
ALL = 1_000_000


@app.command(name="list")
def list_(
    down: Annotated[bool, typer.Option("--down", help="Only thumbs down.")] = False,
    internal: Internal = False,
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the feedback that is within its time, newest first."""
    found = _read(internal, down=down)
    if json_:
        typer.echo(json.dumps([one.model_dump(mode="json") for one in found], ensure_ascii=False, indent=2))
        return
    from rag.feedback import REASONS

    for one in found:
        given = one.feedback
        said = [REASONS[given.reason]] if given.reason else []
        said += [given.comment] if given.comment else []
        typer.echo(
            f"{one.id}  {one.day}  {given.thumb:4}  {given.question}" + (f"  ({': '.join(said)})" if said else "")
        )
    typer.echo(f"{len(found)} of feedback", err=True)


@app.command()
def export(
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where the lines go; else printed.")] = None,
    internal: Internal = False,
) -> None:
    """Write feedback as JSON lines that 'lotse eval from-feedback' turns into drafts of questions."""
    from rag.errors import InputError
    from rag.feedback import lines

    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(reversed(_read(internal))))
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out} cannot be written ({error.strerror}): name another file") from error
    typer.echo(f"{text.count(chr(10))} lines in {out}", err=True)


@app.command()
def remove(
    feedback_id: Annotated[str, typer.Argument(metavar="ID", help="As 'list' shows it, or as its giver was told.")],
) -> None:
    """Delete one for good, when who gave it asks for that."""
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    with open_ledger(load_settings()) as ledger:
        ledger.feedback.remove(feedback_id)
    typer.echo(f"removed {feedback_id}")


def purge(
    everything: Annotated[bool, typer.Option("--all", help="All feedback, not only what is over its time.")] = False,
) -> None:
    """Delete for good the feedback that is older than LOTSE_KEEP_FEEDBACK_DAYS."""
    from rag.feedback import oldest_kept
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    settings = load_settings()
    with open_ledger(settings) as ledger:
        deleted = ledger.feedback.delete(None if everything else oldest_kept(settings, _today()))
    typer.echo(f"deleted {deleted} of feedback")


def _read(internal: bool, *, down: bool = False) -> list[StoredFeedback]:
    from rag.feedback import read_feedback
    from rag.records import AUDIENCES, PUBLIC
    from rag.settings import load_settings
    from rag.store.ledger import open_ledger

    settings = load_settings()
    audiences = frozenset(AUDIENCES) if internal else PUBLIC
    with open_ledger(settings) as ledger:
        found, _ = read_feedback(
            ledger, settings, audiences=audiences, today=_today(), thumb="down" if down else None, limit=ALL
        )
    return found


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
