"""How the server is: the three stores compared, counts, disk, settings without secrets."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from api.services import Services
from api.status import StatusOut, status
from rag.settings import PREFIX, EffectiveSetting
from rag.store.indexes import RepairReport
from ui import texts
from ui.staff.parts import asking, count, facts, notice, size, table
from ui.staff.understood import TYPES

SECTION = "fach-zustand"


def html(services: Services, said: str = "") -> str:
    """Returns the section; `said` is what was just done."""
    now = status(services)
    live = now.store.chunks
    held = {"database": live, "terms": services.store.chunk_count(), "vectors": services.store.vector_count()}
    rows = (
        (
            texts.STAFF_PARTS[one.part],
            texts.STAFF_HELD.format(held=count(held[one.part]), live=count(live)),
            _state(one.ok),
        )
        for one in now.store.health
    )
    compare = asking(
        texts.STAFF_REPAIR, texts.STAFF_REPAIR, texts.STAFF_REPAIR_ASK, "abgleich", {}, SECTION, stream=True
    )
    return (
        f'<h3 tabindex="-1">{texts.STAFF_SECTIONS["zustand"]}</h3>{notice(said)}'
        f"{table(texts.STAFF_STORES, (texts.STAFF_PART, texts.STAFF_HOLDS, texts.STAFF_STATE), rows)}"
        f'<p class="knoepfe">{compare}</p>'
        f'<div class="spalten"><div class="gruppe"><h4>{texts.STAFF_COUNTS}</h4>{_counts(now)}</div>'
        f'<div class="gruppe"><h4>{texts.STAFF_DISK}</h4>{_disk(services.settings.data)}'
        f'<p class="fuss">{texts.STAFF_BACKUP}</p></div></div>{_settings(now.settings)}'
    )


def _state(ok: bool) -> str:
    look, said = ("open", texts.STAFF_OK) if ok else ("closed", texts.STAFF_NOT_OK)
    return f'<span class="marke marke--{look}">{said}</span>'


def mended(found: RepairReport) -> str:
    """Returns what a comparison mended, in a sentence."""
    chunks = found.terms_added + found.terms_deleted + found.vectors_added + found.vectors_deleted
    versions = found.undone + found.retired
    if not chunks and not versions:
        return str(texts.STAFF_NOTHING_MENDED)
    return str(texts.STAFF_MENDED.format(chunks=count(chunks), versions=count(versions)))


def _counts(status_now: StatusOut) -> str:
    now = status_now.store
    return facts(
        (
            (texts.STAFF_DOCUMENTS, count(now.documents)),
            (texts.STAFF_PASSAGES, count(now.chunks)),
            (texts.STAFF_KINDS, _each(now.by_kind, texts.KINDS)),
            (texts.FACET_AUDIENCE, _each(now.by_audience, texts.AUDIENCES)),
            (texts.STAFF_TYPE, _each(now.by_media_type, TYPES)),
            (texts.STAFF_ENCODER, now.encoder or ""),
            (texts.STAFF_GENERATION, count(now.generation)),
            (texts.STAFF_VERSION_OF, status_now.version),
        )
    )


def _each(counted: Mapping[str, int], names: Mapping[str, str]) -> str:
    return ", ".join(
        f"{names.get(name, name)} {count(number)}" for name, number in sorted(counted.items(), key=lambda one: -one[1])
    )


def _disk(folder: Path) -> str:
    space = shutil.disk_usage(folder)
    return facts(
        (
            (texts.STAFF_FOLDER, str(folder.resolve())),
            (texts.STAFF_FOLDER_SIZE, size(_bytes(folder))),
            (texts.STAFF_FREE, f"{size(space.free)} ({100 * space.free / space.total:.0f} %)"),
        )
    )


def _bytes(folder: Path) -> int:
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(place) / name).stat().st_size
            except OSError:  # gone meanwhile: the indexes make and drop files
                continue
    return total


def _settings(settings: Sequence[EffectiveSetting]) -> str:
    rows = (
        (
            f"<code>{PREFIX}{one.name.upper()}</code>",
            escape(one.value) or f'<span class="leise">{texts.STAFF_UNSET}</span>',
            texts.STAFF_DEFAULT if one.origin == "default" else texts.STAFF_SET,
        )
        for one in settings
    )
    heads = (texts.STAFF_SETTING, texts.STAFF_VALUE, texts.STAFF_FROM_WHERE)
    return (
        f'<details class="gruppe"><summary><h4>{texts.STAFF_SETTINGS}</h4></summary>'
        f"<p>{texts.STAFF_SETTINGS_NOTE}</p>{table(texts.STAFF_SETTINGS, heads, rows)}</details>"
    )
