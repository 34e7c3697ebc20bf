"""Alerts as an Atom feed.

Source: RFC 4287 (Atom): each entry has an id that stays, a title and the time of its last change; RFC 3339 for times.
"""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as tree

from rag.alert_wording import change_text, notice_text
from rag.alerts import Alerts

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
ID = "urn:foerderlotse:alert"

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has not."""


def feed(alerts: Alerts, own_url: str, entries_url: str) -> bytes:
    """Returns the feed of a watch: its changes and notices, newest first; `entries_url` is where an entry can be read."""
    tree.register_namespace("", NAMESPACE)
    root = tree.Element(_name("feed"))
    watch = alerts.watch
    told = [(one.day, one.id, one.entry_id, change_text(one)) for one in alerts.changes]
    told += [(one.since, one.id, one.entry_id, notice_text(one)) for one in alerts.notices]
    told.sort(key=lambda one: one[0], reverse=True)
    _text(root, "id", f"{ID}:{watch.id}")
    _text(root, "title", f"Förderlotse: {watch.name}")
    _text(root, "updated", _time(told[0][0] if told else watch.created))
    tree.SubElement(root, _name("link"), {"rel": "self", "href": own_url, "type": MEDIA_TYPE})
    author = tree.SubElement(root, _name("author"))
    _text(author, "name", "Förderlotse")
    for day, change_id, entry_id, text in told:
        entry = tree.SubElement(root, _name("entry"))
        _text(entry, "id", f"{ID}:{watch.id}:{change_id}")
        _text(entry, "title", text)
        _text(entry, "updated", _time(day))
        tree.SubElement(entry, _name("link"), {"rel": "alternate", "href": f"{entries_url}/{entry_id}"})
        _text(entry, "summary", text)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tree.tostring(root, encoding="unicode").encode()


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _text(parent: tree.Element, name: str, text: str) -> None:
    tree.SubElement(parent, _name(name)).text = _FORBIDDEN.sub("", text)


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
