"""One process owns a data folder: a lock of the operating system, and a record that says who holds it."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from rag.errors import StoreError, StoreFull, StoreLocked

LOCK = "owner.lock"
RECORD = "owner.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who owns the folder; `url` and `token` are set where it serves."""

    pid: int
    command: str
    token: str
    url: str | None = None

    def __str__(self) -> str:
        """Returns what a user can act on."""
        return f"'{self.command}' (process {self.pid}{', ' + self.url if self.url else ''})"


class OwnerLock:
    """Owns `folder` until `release`; the operating system frees it, too, when the process is killed."""

    def __init__(self, folder: Path, wait_seconds: float = 0.0) -> None:
        """Takes the lock, waiting up to `wait_seconds`.

        Raises:
            StoreLocked: another process holds it.
            StoreFull: no space is left.
            StoreError: the folder cannot be made or written.
        """
        from filelock import FileLock, Timeout

        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(str(folder / LOCK), timeout=wait_seconds)
            self._lock.acquire()
        except Timeout as error:
            raise StoreLocked(str(folder), str(holder_of(folder) or "another process")) from error
        except OSError as error:
            raise _unwritable(folder, error) from error
        command = " ".join(["lotse", *sys.argv[1:2]])
        self.holder = Holder(os.getpid(), command, secrets.token_urlsafe(24))
        try:
            self._write()
        except OSError as error:
            self._lock.release()
            raise _unwritable(folder, error) from error

    def announce(self, url: str) -> Holder:
        """Notes the address at which this process serves, so that others can hand work to it."""
        self.holder = dataclasses.replace(self.holder, url=url)
        self._write()
        return self.holder

    def release(self) -> None:
        """Frees the folder."""
        (self._folder / RECORD).unlink(missing_ok=True)
        self._lock.release()

    def _write(self) -> None:
        path = self._folder / RECORD
        partial = path.with_suffix(".part")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(dataclasses.asdict(self.holder), file)
        partial.replace(path)


def _unwritable(folder: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(str(folder))
    return StoreError(
        f"the data folder {folder} cannot be written ({error.strerror}): correct its rights or set LOTSE_DATA"
    )


def holder_of(folder: Path) -> Holder | None:
    """Returns who wrote the record, None where there is none; the record of a killed process may remain."""
    try:
        return Holder(**json.loads((folder / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
