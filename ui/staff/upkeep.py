"""What to mend in the entries and which to look up again, grouped by what is to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from api.findings import DueOut, FindingsOut
from rag.records import DocumentInfo
from ui import texts
from ui.chat.panel import day
from ui.staff.document import address
from ui.staff.parts import count, table

OPENED_MAX = 20
"""A group of no more entries is open at first."""


def html(found: FindingsOut, infos: Mapping[str, DocumentInfo]) -> str:
    """Returns the section; `infos` are the entries that are stored, whose originals are linked."""
    said = texts.STAFF_CORPUS_COUNTED.format(
        entries=count(found.entries),
        findings=count(len(found.findings)),
        due=count(len(found.due)),
        day=day(found.today),
    )
    return (
        f'<h3 tabindex="-1">{texts.STAFF_SECTIONS["korpus"]}</h3><p class="einleitung">{texts.STAFF_CORPUS_LEAD}</p>'
        f'<p class="zaehlung">{said}</p>{_findings(found)}{_due(found.due, infos)}'
    )


def _findings(found: FindingsOut) -> str:
    if not found.findings:
        return f'<p class="meldung">{texts.STAFF_NO_FINDINGS}</p>'
    parts = []
    for file, group in groupby(sorted(found.findings, key=lambda one: one.file), key=lambda one: one.file):
        rows = "".join(
            f'<li><code>{escape(one.field)}</code> <span lang="en">{escape(one.message)}; {escape(one.remedy)}</span></li>'
            for one in group
        )
        parts.append(f"<h5><code>{escape(file)}</code></h5><ul>{rows}</ul>")
    return (
        f'<div class="gruppe"><h4>{texts.STAFF_FINDINGS}</h4><p>{texts.STAFF_FINDINGS_NOTE}</p>{"".join(parts)}</div>'
    )


def _due(due: Sequence[DueOut], infos: Mapping[str, DocumentInfo]) -> str:
    groups: list[str] = []
    for reason, head in texts.STAFF_DUE.items():
        ours = [one for one in due if one.reason == reason]
        if ours:
            said = (head, texts.STAFF_DUE_DO[reason], texts.STAFF_DUE_DAY[reason])
            groups.append(_group(*said, ours, infos, opened=not groups and len(ours) <= OPENED_MAX))
    return "".join(groups) or f'<p class="meldung">{texts.STAFF_NOTHING_DUE}</p>'


def _group(
    head: str, what: str, dated: str, due: Sequence[DueOut], infos: Mapping[str, DocumentInfo], *, opened: bool
) -> str:
    rows = (
        (
            f"{_name(one)}<small><code>{escape(one.id)}</code></small>",
            day(one.day) or texts.STAFF_UNKNOWN,
            _original(infos.get(one.id)),
        )
        for one in due
    )
    heads = (texts.STAFF_ENTRY, dated, texts.STAFF_LOOK_UP)
    return (
        f'<details class="gruppe"{" open" if opened else ""}><summary><h4>{head} ({count(len(due))})</h4></summary><p>{what}</p>'
        f"{table(head, heads, rows)}</details>"
    )


def _name(one: DueOut) -> str:
    return (
        f'<button type="button" class="titel" data-tun="oeffnen" data-adresse="{escape(address(one.id), quote=True)}">'
        f"{escape(one.name)}</button>"
    )


def _original(info: DocumentInfo | None) -> str:
    url = info.url if info is not None else None
    if not url or not url.startswith(("http://", "https://")):
        return "–"
    host = url.split("/")[2].removeprefix("www.")
    return (
        f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(host)}'
        f'<span class="nur-vorgelesen"> ({texts.NEW_TAB})</span></a>'
    )
