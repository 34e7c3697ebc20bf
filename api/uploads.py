"""Files that come over the API: named safely, kept under the data folder, put back where the ingest refuses them."""

from __future__ import annotations

import errno
import re
import shutil
import unicodedata
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from api.services import Progress, Services
from ingest.run import Report
from rag.errors import InputError, SourceError, StoreFull
from rag.records import AUDIENCES, Audience, DocumentInfo, Filters

NAME_MAX_BYTES = 180


def safe_name(given: str | None) -> str:
    """Returns the last part of a file name, NFC, without control characters and leading dots; umlauts are kept.

    Raises:
        InputError: nothing is left of it.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given or ""))[-1]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*')
    kept = kept.strip().lstrip(".").strip()
    stem, dot, suffix = kept.rpartition(".")
    if not dot:
        stem, suffix = kept, ""
    while len(f"{stem}{dot}{suffix}".encode()) > NAME_MAX_BYTES and stem:
        stem = stem[:-1]
    if not stem:
        raise InputError("the uploaded file has no usable name: send it as 'name.pdf', 'name.docx', 'name.html' …")
    return f"{stem}{dot}{suffix}"


def take_in(
    services: Services, name: str, content: BinaryIO, audience: Audience, progress: Progress | None = None
) -> tuple[Path, Report]:
    """Stores `content` as the file `name` and ingests it; the same name replaces. The caller holds `change`.

    Where the ingest fails, the file that was there before is back, and its document is still whole.

    Raises:
        SourceError: the file cannot be read; its reason names what to do.
        StoreFull: no space is left.
    """
    folder = services.uploads
    target, partial, before = folder / name, folder / f".{name}.part", folder / f".{name}.before"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            shutil.copyfileobj(content, file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull(str(folder)) from error
        raise
    if target.exists():
        target.replace(before)
    partial.replace(target)
    try:
        report = services.ingest([str(target)], audience=audience, progress=progress)
        if report.failed:
            raise SourceError(name, report.failed[0].reason, "nothing was changed")
    except BaseException:
        target.unlink()
        if before.exists():
            before.replace(target)
        raise
    before.unlink(missing_ok=True)
    return target, report


def remove(services: Services, info: DocumentInfo) -> None:
    """Removes a document and, where it came by upload, its file; the caller holds `change`.

    A collection's file stays as long as another of its rows is stored.
    """
    services.store.remove([info.doc_id])
    file, _, row = info.source.partition("#")
    path = Path(unquote(urlsplit(file).path) if file.startswith("file:") else file)
    if path.parent not in (services.uploads.resolve(), services.uploads):
        return
    _, others = services.store.database.documents.page(Filters(), frozenset(AUDIENCES), 0, 1, within=(f"{file}#",))
    if not (row and others):
        path.unlink(missing_ok=True)
