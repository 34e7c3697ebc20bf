"""Entry files: front matter and body read, with errors that name file, field and remedy."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from corpus.schema import Entry
from corpus.vocabulary import FOLDERS


class EntryError(ValueError):
    """An entry file cannot be used; the message names file, field and remedy."""


def split_front_matter(text: str) -> tuple[dict[str, Any] | None, str]:
    """Returns (front matter, body); None where the text does not begin with a `---` line.

    Raises:
        ValueError: the block is not closed by a `---` line, or is not a YAML mapping.
    """
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    if not lines or lines[0].strip() != "---":
        return None, text
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            try:
                loaded = yaml.safe_load("".join(lines[1:number]))
            except yaml.YAMLError as error:
                raise ValueError(f"front matter is no valid YAML: {str(error).splitlines()[0]}") from error
            if not isinstance(loaded, dict):
                raise ValueError("front matter is no mapping of field: value")
            return loaded, "".join(lines[number + 1 :])
    raise ValueError("front matter is not closed: add a line '---' after the last field")


def read_entry(path: Path) -> tuple[Entry, str]:
    """Returns the entry in `path` and its body.

    Raises:
        EntryError: the file has no front matter, or a field does not keep the schema.
    """
    try:
        fields, body = split_front_matter(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EntryError(f"{path}: {error}") from error
    if fields is None:
        raise EntryError(f"{path}: no front matter: begin the file with '---', the fields, and '---'")
    try:
        entry = Entry.model_validate(fields)
    except ValidationError as error:
        faults = "; ".join(
            f"field '{'.'.join(str(part) for part in fault['loc']) or 'entry'}': {fault['msg']}"
            for fault in error.errors(include_url=False)
        )
        raise EntryError(f"{path}: {faults}") from error
    if path.stem != entry.id:
        raise EntryError(f"{path}: field 'id': is '{entry.id}', but the file is named '{path.stem}': make them equal")
    if path.parent.name != FOLDERS[entry.kind]:
        raise EntryError(f"{path}: field 'kind': '{entry.kind}' belongs into the folder '{FOLDERS[entry.kind]}'")
    return entry, body


def readable(folder: Path) -> list[Entry]:
    """Returns the entries under `folder` that can be read, in file order; `corpus.check` names the others."""
    entries = []
    for path in entry_paths(folder):
        with contextlib.suppress(EntryError, OSError):
            entries.append(read_entry(path)[0])
    return entries


def entry_paths(folder: Path) -> Iterator[Path]:
    """Yields the entry files under `folder`, sorted."""
    yield from sorted(folder.glob("*/*.md"))
