"""Fetches the export of the Förderdatenbank: one file a day, whole, by the address made for it; the site is not crawled."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from rag.errors import ExportUnavailable, StoreError, StoreFull
from rag.settings import Settings

USER_AGENT = "Foerderlotse/0.1 (ingest of the official export, once a day)"
MAX_MB = 500
"""The real export has 28 to 50 MB."""
SLOWEST_SECONDS = 1_800
_NAME = "export.zip"
_REMEDY = "download it by hand in a browser, and run 'lotse ingest --fdb FILE.zip'"
_NO_SPACE = 28

Progress = Callable[[int, int | None, str], None]


def download_export(settings: Settings, progress: Progress = lambda done, total, name: None) -> Path:
    """Returns the path of today's export under the data folder, fetched where the server has another than the one there.

    What comes is written beside the file that is there and takes its place only when whole; its date is the server's.
    `progress` counts megabytes.

    Raises:
        ExportUnavailable: no answer, an error status, more than `MAX_MB`, or what came is no ZIP, such as a page that asks
            whether one is human.
        StoreFull: no space is left.
    """
    url = settings.fdb_url
    target = settings.data / "fdb" / _NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    marks = target.with_suffix(".etag")
    part = target.with_suffix(".part")
    try:
        with (
            httpx.Client(timeout=settings.fetch_timeout_seconds, follow_redirects=True, max_redirects=3) as client,
            client.stream("GET", url, headers=_headers(target, marks)) as response,
        ):
            if response.status_code == httpx.codes.NOT_MODIFIED and target.exists():
                return target
            if response.status_code != httpx.codes.OK:
                raise ExportUnavailable(url, f"the server answers {response.status_code}", _REMEDY)
            _write(response, part, url, progress)
            _take(response, part, target, marks, url)
    except httpx.TimeoutException as error:
        reason = f"no answer within {settings.fetch_timeout_seconds:g} s"
        raise ExportUnavailable(url, reason, f"{_REMEDY}, or raise LOTSE_FETCH_TIMEOUT_SECONDS") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ExportUnavailable(url, f"cannot be fetched ({error or type(error).__name__})", _REMEDY) from error
    except OSError as error:
        if error.errno == _NO_SPACE:
            raise StoreFull(str(target.parent)) from error
        raise StoreError(
            f"{target.parent} cannot be written ({error.strerror}): check the rights of the folder"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _headers(target: Path, marks: Path) -> dict[str, str]:
    headers = {"User-Agent": USER_AGENT, "Accept": "application/zip"}
    if target.exists() and marks.exists():
        etag, _, modified = marks.read_text(encoding="utf-8").partition("\n")
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
    return headers


def _write(response: httpx.Response, part: Path, url: str, progress: Progress) -> None:
    declared = response.headers.get("content-length", "")
    total = int(declared) if declared.isdecimal() else None
    deadline = time.monotonic() + SLOWEST_SECONDS
    done = 0
    with part.open("wb") as stream:
        for block in response.iter_bytes(1 << 16):
            done += len(block)
            if max(done, total or 0) > MAX_MB * 1_000_000:
                raise ExportUnavailable(url, f"it is larger than {MAX_MB} MB: that is not the export", _REMEDY)
            if time.monotonic() > deadline:
                raise ExportUnavailable(url, "the answer comes too slowly", _REMEDY)
            stream.write(block)
            progress(done // 1_000_000, total and max(total // 1_000_000, 1), _NAME)
        stream.flush()
        os.fsync(stream.fileno())


def _take(response: httpx.Response, part: Path, target: Path, marks: Path, url: str) -> None:
    """Puts the finished file in its place, dated as the server says, and notes by what it is known."""
    with part.open("rb") as stream:
        if not stream.read(4).startswith(b"PK"):
            raise ExportUnavailable(url, "what came is no ZIP file", _REMEDY)
    modified = response.headers.get("last-modified", "")
    with contextlib.suppress(ValueError):
        made = parsedate_to_datetime(modified or response.headers.get("date", "")).timestamp()
        os.utime(part, (made, made))
    marks.unlink(missing_ok=True)
    part.replace(target)
    marks.write_text(f"{response.headers.get('etag', '')}\n{modified}", encoding="utf-8")
