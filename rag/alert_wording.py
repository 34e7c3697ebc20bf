"""Changes and notices in plain German, a line each."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from rag.alerts import Change, Notice

STATES = {
    "open": "offen",
    "opens_on": "öffnet später",
    "closed": "geschlossen",
    "paused": "pausiert",
    "unproven": "unbestätigt",
}
FIELDS = {
    "state": "Stand",
    "status": "gemeldeter Stand",
    "status_as_of": "gemeldeter Stand vom",
    "name": "Name",
    "clocks.window.opens": "Antragsbeginn",
    "clocks.window.closes": "Antragsende",
    "clocks.window.cutoffs": "Stichtage",
    "clocks.in_force.valid_from": "Richtlinie gilt ab",
    "clocks.in_force.valid_until": "Richtlinie gilt bis",
    "clocks.money.state": "Mittel",
    "percent": "Förderquote in Prozent",
    "max_eur": "Höchstbetrag in EUR",
    "min_eur": "Mindestbetrag in EUR",
    "successor": "Nachfolger",
    "funder": "Fördergeber",
    "executing_agency": "Stelle",
    "eligible.text": "wer gefördert wird",
}
"""Paths, and last parts of paths, that have a name; any other is told as it is."""

VALUE_MAX_CHARS = 200
_LIST = re.compile(r"^(\w+)\[(\d+)\]\.(\w+)$")


def change_text(change: Change) -> str:
    """Returns a line such as "Testbonus: Antragsende 10.12.2026 -> 31.03.2027"."""
    if change.what == "found":
        return f"{change.name}: neu gefunden"
    if change.what == "gone":
        return f"{change.name}: nicht mehr verzeichnet"
    if change.what == "text":
        return f"{change.name}: der Text wurde geändert"
    path = change.field or ""
    return f"{change.name}: {_field(path)} {_value(path, change.before)} -> {_value(path, change.after)}"


def notice_text(notice: Notice) -> str:
    """Returns a line such as "Testbonus: läuft am 10.12.2026 aus"."""
    day = _day(notice.on)
    return f"{notice.name}: öffnet am {day}" if notice.what == "opens" else f"{notice.name}: läuft am {day} aus"


def _field(path: str) -> str:
    if path in FIELDS:
        return FIELDS[path]
    listed = _LIST.match(path)
    if listed and listed[3] in FIELDS:
        return f"{FIELDS[listed[3]]} ({listed[1]}[{listed[2]}])"
    return path


def _value(path: str, value: Any) -> str:
    if value is None:
        return "keine Angabe"
    if path == "state" and value in STATES:
        return STATES[value]
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, (int, float)):
        return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
    if isinstance(value, list):
        return ", ".join(_value(path, one) for one in value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    try:
        return _day(date.fromisoformat(text))
    except ValueError:
        shown = text[: VALUE_MAX_CHARS - 1].rstrip() + "…" if len(text) > VALUE_MAX_CHARS else text
        return f"„{shown}“" if " " in shown else shown


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
