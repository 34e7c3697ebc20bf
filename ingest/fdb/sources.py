"""The programmes of an export as sources of an ingest, and the address by which an export is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from ingest import media
from ingest.fdb.categories import read_categories
from ingest.fdb.export import Export, Member, open_export
from ingest.fdb.programme import Programme, read_programme
from ingest.fdb.twins import Names
from ingest.load.limits import Limits
from ingest.sources import Source
from rag.errors import InputError, SourceError

SCHEME = "fdb"
"""Scheme of the address of an export ("fdb:///srv/export.zip?day=2026-11-24") and of the source of a programme."""


def address(path: Path, day: dt.date | None = None) -> str:
    """Returns the address of the export at `path`, with the `day` it was made where its files do not say it."""
    uri = SCHEME + path.expanduser().resolve().as_uri().removeprefix("file")
    return f"{uri}?day={day.isoformat()}" if day else uri


def is_export(target: str) -> bool:
    """Returns True for the address of an export."""
    return target.startswith(f"{SCHEME}://")


def sources(target: str, limits: Limits, corpus: Path) -> Iterator[Source | SourceError]:
    """Yields the programmes of the export at the address `target`, and an error for each that cannot be read.

    The `fields` of a source hold its `path`, the titles of the files it links to, the id of our own entry on the same
    programme, and `retrieved`, the day of the export. An export that cannot be opened is one error.

    Raises:
        InputError: the address names no day where it should.
    """
    parts = urlsplit(target)
    said = parse_qs(parts.query).get("day")
    try:
        given = dt.date.fromisoformat(said[0]) if said else None
    except ValueError as error:
        raise InputError(f"'{said and said[0]}' is no day of an export: write it as YYYY-MM-DD") from error
    try:
        export = open_export(Path(unquote(parts.path)), limits)
    except SourceError as error:
        yield error
        return
    with export:
        names = Names.of_corpus(corpus)
        label = _Labels(export)
        day = given or export.day
        for member in export.programmes():
            yield member if isinstance(member, SourceError) else _source(member, day, names, label)


def listed_paths(target: str, limits: Limits) -> tuple[str, ...]:
    """Returns the URIs of all programmes that the export holds, readable or not.

    Raises:
        SourceError: it cannot be opened.
    """
    with open_export(Path(unquote(urlsplit(target).path)), limits) as export:
        return tuple(f"{SCHEME}:{path}" for path in export.paths())


def _source(member: Member, day: dt.date, names: Names, label: Callable[[str], str | None]) -> Source:
    fields: dict[str, object] = {"path": member.path, "retrieved": day}
    try:
        programme: Programme | None = read_programme(member.data, member.name)
    except SourceError:
        programme = None  # loading it says what is wrong
    if programme is not None:
        labels = {link: title for link in programme.links if (title := label(link))}
        regions = read_categories(programme.links, member.path, "", labels.get).regions
        fields["labels"] = labels
        fields["same_as"] = names.twin(programme.title, regions)
    return Source(f"{SCHEME}:{member.path}", member.name, media.FDB, fields=fields, content=member.data)


class _Labels:
    """Titles of the files that programmes link to: each is read once."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._known: dict[str, str | None] = {}

    def __call__(self, target: str) -> str | None:
        if target not in self._known:
            data = self._export.linked(target)
            try:
                self._known[target] = read_programme(data, target, any_type=True).title if data else None
            except SourceError:
                self._known[target] = None
        return self._known[target]
