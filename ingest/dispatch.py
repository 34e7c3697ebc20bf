"""Does a change here, as owner of the data folder, or lets the server that owns it do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.handover import can_take, hand_over, remove_there
from ingest.run import Progress, Report, ingest
from rag.embed import load_encoder
from rag.records import Audience
from rag.settings import Settings
from rag.store.lock import holder_of
from rag.store.store import Store


def ingest_here_or_there(
    targets: Sequence[str],
    settings: Settings,
    *,
    audience: Audience,
    prune: bool,
    field_map: Mapping[str, str] | None,
    wait_seconds: float,
    progress: Progress,
) -> Report:
    """Ingests the targets and returns the report; another ingest is waited for, a running server is handed the work.

    Raises:
        StoreLocked: another process owned the folder for the whole of `wait_seconds`.
    """
    holder = holder_of(settings.data)
    if can_take(holder):
        assert holder is not None
        return hand_over(holder, targets, audience=audience, prune=prune, field_map=field_map, progress=progress)
    encoder = load_encoder(settings)
    with Store.open(
        settings,
        role="owner",
        encoder_name=encoder.name,
        dim=encoder.dim,
        wait_seconds=wait_seconds,
        progress=progress,
    ) as store:
        return ingest(
            targets, store, encoder, settings, audience=audience, prune=prune, field_map=field_map, progress=progress
        )


def remove_here_or_there(doc_ids: Sequence[str], settings: Settings) -> int:
    """Removes documents and returns how many there were.

    Raises:
        StoreLocked: another process owns the folder and takes no work.
    """
    holder = holder_of(settings.data)
    if can_take(holder):
        assert holder is not None
        return remove_there(holder, doc_ids)
    encoder = load_encoder(settings)
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        return store.remove(doc_ids)


def repair_store(settings: Settings, *, encode: bool, progress: Progress) -> list[str]:
    """Mends the indexes, or encodes everything again, and returns what was done, a line each.

    Raises:
        StoreLocked: another process owns the folder; stop it first.
    """
    encoder = load_encoder(settings)
    with Store.open(
        settings, role="owner", encoder_name=encoder.name, dim=encoder.dim, reencode=encode, progress=progress
    ) as store:
        if encode:
            count = store.reencode(encoder.passages, encoder.name, encoder.dim, progress)
            return [f"{count} chunks encoded with {encoder.name}"]
        return (store.at_opening + store.repair()).lines()
