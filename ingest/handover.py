"""Hands work to the server that owns the data folder, and shows its progress."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from ingest.run import Failure, Note, Progress, Report
from rag.errors import LotseError, ServeError, StoreLocked
from rag.store.lock import Holder

CONNECT_SECONDS = 5.0


def report_to_json(report: Report) -> dict[str, Any]:
    """Returns the report as plain values."""
    return dataclasses.asdict(report)


def report_from_json(values: Mapping[str, Any]) -> Report:
    """Returns the report that `report_to_json` described."""
    failed = [Failure(**failure) for failure in values["failed"]]
    notes = [Note(**note) for note in values["notes"]]
    return Report(**{**values, "failed": failed, "notes": notes})


def hand_over(
    holder: Holder,
    targets: Sequence[str],
    *,
    audience: str,
    prune: bool,
    field_map: Mapping[str, str] | None,
    progress: Progress,
) -> Report:
    """Lets the server at `holder.url` ingest the targets and returns its report.

    Raises:
        LotseError: what the server answered instead.
        ServeError: it does not answer.
    """
    asked = {
        "targets": [target if "://" in target else str(Path(target).expanduser().resolve()) for target in targets],
        "audience": audience,
        "prune": prune,
        "field_map": dict(field_map) if field_map else None,
    }
    with _client(holder) as client:
        try:
            with client.stream("POST", "/api/v1/documents/ingest", json=asked) as response:
                if response.status_code != 200:
                    response.read()
                    raise _problem(response.text)
                for event, data in _events(response.iter_lines()):
                    if event == "progress":
                        progress(data["done"], data["total"], data["name"])
                    elif event == "report":
                        return report_from_json(data)
                    elif event == "problem":
                        raise _problem(json.dumps(data))
        except httpx.HTTPError as error:
            raise _silent(holder, error) from error
    raise ServeError(f"{holder} ended without a report: run the same command again, it goes on where it was")


def remove_there(holder: Holder, doc_ids: Sequence[str]) -> int:
    """Lets the server at `holder.url` remove documents and returns how many there were."""
    removed = 0
    with _client(holder) as client:
        for doc_id in doc_ids:
            try:
                response = client.delete(f"/api/v1/documents/{doc_id}")
            except httpx.HTTPError as error:
                raise _silent(holder, error) from error
            if response.is_success:
                removed += 1
            elif response.status_code != 404:
                raise _problem(response.text)
    return removed


def can_take(holder: Holder | None) -> bool:
    """Returns True where the holder serves and answers."""
    if holder is None or not holder.url:
        return False
    try:
        with _client(holder) as client:
            return client.get("/health").is_success
    except httpx.HTTPError:
        return False


def _client(holder: Holder) -> httpx.Client:
    return httpx.Client(
        base_url=holder.url or "",
        headers={"Authorization": f"Bearer {holder.token}"},
        timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),
        trust_env=False,
    )


def _events(lines: Iterator[str]) -> Iterator[tuple[str, Any]]:
    """Yields (event, data) of a text/event-stream."""
    event, data = "message", ""
    for line in lines:
        if not line:
            if data:
                yield event, json.loads(data)
            event, data = "message", ""
        elif line.startswith("event:"):
            event = line[6:].strip()
        elif line.startswith("data:"):
            data += line[5:].strip()


def _problem(text: str) -> LotseError:
    try:
        return ServeError(str(json.loads(text)["detail"]))
    except (ValueError, KeyError, TypeError):
        return ServeError(f"the server answered: {text[:200]}")


def _silent(holder: Holder, error: Exception) -> StoreLocked:
    return StoreLocked("the data folder", f"{holder}, which does not answer ({error})")
