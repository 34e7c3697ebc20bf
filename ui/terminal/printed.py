"""What the command line prints. Results go to stdout, progress to stderr, so that a pipe gets results only."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.run import Report
    from rag.inventory import InventoryLine
    from rag.records import Answer, Citation, Hit, SearchResult
    from rag.settings import EffectiveSetting
    from rag.store.status import StoreStatus

WIDTH_CHARS = 100
STATES = {
    "open": "offen",
    "opens_on": "öffnet am",
    "closed": "geschlossen",
    "paused": "pausiert",
    "unproven": "unbestätigt",
}
IN_FORCE = {"open": "in Kraft", "closed": "außer Kraft"}
"""What the states of a rule are called."""


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int | None, str], None]]:
    """Yields `progress(done, total, name)`; the bar shows on stderr, and only while it is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    task = bar.add_task("", total=None, visible=False)

    def report(done: int, total: int | None, name: str) -> None:
        bar.update(task, completed=done, total=total, description=name[-60:], visible=total is None or done < total)

    with bar:
        yield report


def print_report(report: Report, *, as_json: bool) -> None:
    """Prints what an ingest did: counts, then each note and each failure in a line."""
    if as_json:
        _print_json(dataclasses.asdict(report))
        return
    counts = ", ".join(
        f"{len(value) if isinstance(value, (list, tuple)) else value} {name}"
        for name in ("added", "changed", "unchanged", "removed", "withdrawn", "failed")
        for value in [getattr(report, name)]
        if value or name != "withdrawn"
    )
    print(f"{counts} ({report.seconds:.1f} s)")
    for note in report.notes:
        print(f"note: {note.source}: {note.text}")
    for failure in report.failed:
        print(f"failed: {failure.source}: {failure.reason}")


def print_search(result: SearchResult, *, as_json: bool) -> None:
    """Prints documents by rank with their best passages."""
    if as_json:
        _print_json(
            {
                "query": dataclasses.asdict(result.query),
                "documents": [dataclasses.asdict(document) for document in result.documents],
                "timings_ms": dict(result.timings_ms),
            }
        )
        return
    if not result.documents:
        print("Nichts gefunden.")
    for group in result.documents:
        print(f"{group.rank}. {group.document.title}  [{group.score:.2f}]  {group.document.doc_id}")
        for hit in group.hits:
            print(textwrap.indent(_passage(hit), "   "))


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Prints warnings, the answer, and its sources with their quotes."""
    from ui.chat.warned import set_apart

    if as_json:
        print(answer.model_dump_json(indent=2))
        return
    warned, text = set_apart(answer)
    for warning in warned:
        print(_wrapped(f"Achtung, {warning.text} {warning.markers}".rstrip()))
    if warned and text:
        print()
    for paragraph in text.splitlines():
        if answer.ask is None or paragraph != answer.ask.question:  # it is set apart below
            print(_wrapped(paragraph))
    if answer.ask:
        print("\n" + _wrapped(answer.ask.question))
    if answer.note:
        print("\n" + _wrapped(answer.note))
    if answer.citations:
        print("\nQuellen")
    for citation in answer.citations:
        print(_wrapped(f"[{citation.marker}] {_source_line(citation)}"))
        print(textwrap.indent(_wrapped(f"„{' '.join(citation.quote.split())}“", WIDTH_CHARS - 4), "    "))


def print_status(settings: Sequence[EffectiveSetting], status: StoreStatus, *, as_json: bool) -> None:
    """Prints the settings with their origin, the counts, and the health of the indexes."""
    if as_json:
        _print_json({"settings": [row.model_dump() for row in settings], "store": dataclasses.asdict(status)})
        return
    width = max(len(row.name) for row in settings)
    print("Settings")
    for row in settings:
        print(f"  {row.name:<{width}}  {row.value or '-'}  ({row.origin})")
    print("Store")
    for name, value in dataclasses.asdict(status).items():
        if name == "documents_listed":
            continue
        if name == "health":
            value = "; ".join(str(one) for one in status.health)
        elif isinstance(value, Mapping):
            value = ", ".join(f"{key} {count}" for key, count in value.items()) or "-"
        print(f"  {name.replace('_', ' ')}: {'-' if value in (None, (), []) else value}")
    for info in status.documents_listed:
        print(f"    {info.doc_id}  {info.kind}  {info.audience}  {info.title}")


def print_entries(lines: Sequence[InventoryLine], *, as_json: bool) -> None:
    """Prints a line for each entry: id, state with its day, name; then the counts by kind and state."""
    from rag.inventory import counts

    if as_json:
        _print_json({"entries": [dataclasses.asdict(line) for line in lines], "counts": counts(lines)})
        return
    width = max((len(line.id) for line in lines), default=0)
    for line in lines:
        print(f"{line.id:<{width}}  {standing(line):<24}  {line.name}")
    for kind, states in counts(lines).items():
        told = ", ".join(f"{STATES.get(state, 'ohne Status')} {count}" for state, count in states.items())
        print(f"{kind}: {sum(states.values())} ({told})")


def standing(line: InventoryLine) -> str:
    """Returns in German how an entry stands, with the day of it."""
    availability = line.availability
    if availability is None:
        return "-"
    states = STATES | (IN_FORCE if line.kind == "rule" else {})
    day = {
        "open": availability.until,
        "unproven": availability.as_of,
    }.get(availability.state, availability.since)
    before = {"open": "bis ", "closed": "seit ", "paused": "seit ", "unproven": "zuletzt "}.get(availability.state, "")
    return states[availability.state] + (f" {before}{day:%d.%m.%Y}" if day else "")


def _passage(hit: Hit) -> str:
    where = " > ".join(hit.chunk.heading_path)
    page = f"S. {hit.chunk.page_first}" if hit.chunk.page_first else ""
    head = " · ".join(part for part in (where, page) if part)
    text = textwrap.shorten(" ".join(hit.chunk.text.split()), 300, placeholder=" …")
    others = ", ".join(textwrap.shorten(document.title, 80, placeholder=" …") for document in hit.also_in)
    return "\n".join(part for part in (head, _wrapped(text, WIDTH_CHARS - 3), others and f"auch in: {others}") if part)


def _source_line(citation: Citation) -> str:
    parts = [citation.title, citation.heading, f"S. {citation.page}" if citation.page else "", citation.url or ""]
    if citation.availability:
        state = STATES[citation.availability.state]
        day = citation.availability.since or citation.availability.until
        parts.append(f"{state} {day:%d.%m.%Y}" if day else state)
    if citation.as_of:
        parts.append(f"Stand {citation.as_of:%d.%m.%Y}")
    return " · ".join(part for part in parts if part)


def _wrapped(text: str, width: int = WIDTH_CHARS) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _print_json(value: Any) -> None:
    def plain(item: Any) -> Any:
        if isinstance(item, (dt.date, dt.datetime)):
            return item.isoformat()
        if isinstance(item, (set, frozenset)):
            return sorted(item)
        if isinstance(item, Mapping):
            return dict(item)
        return str(item)

    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=plain)
    sys.stdout.write("\n")
