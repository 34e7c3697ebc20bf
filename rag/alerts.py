"""Alerts: what changed in the entries that somebody watches, and what opens or closes soon.

The store keeps no old versions, so each look keeps the fields that it saw and compares them with those of the look before. What
differs is noted with the day and stays, so that every reader of a feed sees the same, however often others look.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from rag.answer.entries import state_of
from rag.field_changes import field_changes, flat
from rag.record import Record
from rag.records import DocumentInfo
from rag.retrieve import Retriever
from rag.store.database import Database
from rag.store.reading import Reading
from rag.watch import Watch, watched

DAYS_SHOWN = 90
"""How far back a feed reaches."""

Seen = dict[str, dict[str, Any]]
"""Entry id -> what a look saw of it: its name, version, and fields by path."""


class Change(Record):
    """A difference between two looks; `field`, `before` and `after` are set where a field changed.

    `found`: the watch finds it for the first time. `gone`: it is not among the documents any more. `text`: another text, the
    same fields.
    """

    id: str
    day: date
    entry_id: str
    name: str
    what: Literal["changed", "text", "found", "gone"]
    field: str | None = None
    before: Any = None
    after: Any = None


class Notice(Record):
    """An entry opens, or closes after, the day `on`; it is told from `since` on."""

    id: str
    entry_id: str
    name: str
    what: Literal["opens", "closes"]
    on: date
    since: date


class Alerts(Record):
    """What there is to tell of a watch at a day: changes, newest first, and notices, nearest first."""

    watch: Watch
    today: date
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]


def look(
    watch: Watch,
    database: Database,
    store: Reading,
    retriever: Retriever,
    today: date,
    *,
    days: int = DAYS_SHOWN,
    remember: bool = True,
) -> Alerts:
    """Compares what a watch finds with the look before, notes what differs, and returns what there is to tell.

    The first look only remembers; without `remember` nothing is noted, as for a look at another day. `database` is that of
    `store`, open for writing. What is told of an entry that the watch's audience sees no more is that it is gone.
    """
    seen = database.watches.seen(watch.id)
    found = watched(watch, store, retriever, today, seen or ())
    current: Seen = {doc_id: _seen(info, today) for doc_id, info in found.items()}

    def compare(before: Seen | None) -> list[Change]:
        return [] if before is None else _changes(watch, before, current, today)

    fresh = [] if remember else compare(seen)
    if remember and seen != current:
        database.watches.advance(watch.id, current, lambda before: [_row(one) for one in compare(before)])
    noted = database.watches.changes(watch.id, today - timedelta(days=days))
    told = [*fresh, *(Change.model_validate(row) for row in noted)]
    return Alerts(
        watch=watch,
        today=today,
        changes=tuple(one for one in told if one.what == "gone" or one.entry_id in found),
        notices=tuple(sorted(_notices(watch, found, today), key=lambda one: (one.on, one.name))),
    )


def _seen(info: DocumentInfo, today: date) -> dict[str, Any]:
    standing = state_of(info, today)
    fields = json.loads(json.dumps(flat(info.entry or {}), default=str))  # as it comes back from the database
    if standing is not None:
        fields["state"] = standing.state
    return {"name": info.title, "version": info.version, "fields": fields}


def _changes(watch: Watch, before: Seen, after: Seen, today: date) -> list[Change]:
    made: list[Change] = []

    def note(entry_id: str, what: str, field: str | None = None, old: Any = None, new: Any = None) -> None:
        name = (after.get(entry_id) or before[entry_id])["name"]
        key = json.dumps([watch.id, today.isoformat(), entry_id, what, field, old, new], ensure_ascii=False)
        made.append(
            Change(
                id=hashlib.sha256(key.encode()).hexdigest()[:24],
                day=today,
                entry_id=entry_id,
                name=name,
                what=what,
                field=field,
                before=old,
                after=new,
            )
        )

    for entry_id in after.keys() - before.keys():
        note(entry_id, "found")
    for entry_id in before.keys() - after.keys():
        note(entry_id, "gone")
    for entry_id in before.keys() & after.keys():
        was, now = before[entry_id], after[entry_id]
        differing = field_changes(was["fields"], now["fields"])
        for field, old, new in differing:
            note(entry_id, "changed", field, old, new)
        if not differing and was["version"] != now["version"]:
            note(entry_id, "text")
    return made


def _notices(watch: Watch, found: Mapping[str, DocumentInfo], today: date) -> list[Notice]:
    ahead = timedelta(days=watch.within_days)
    made = []
    for entry_id, info in found.items():
        standing = state_of(info, today)
        if standing is None:
            continue
        on = {"opens_on": standing.since, "open": standing.until}.get(standing.state)
        if on is None or not today <= on <= today + ahead:
            continue
        what: Literal["opens", "closes"] = "opens" if standing.state == "opens_on" else "closes"
        made.append(
            Notice(
                id=f"{entry_id}:{what}:{on}",
                entry_id=entry_id,
                name=info.title,
                what=what,
                on=on,
                since=max(on - ahead, watch.created),
            )
        )
    return made


def _row(change: Change) -> dict[str, Any]:
    return change.model_dump(mode="json")
