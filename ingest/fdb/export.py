"""The export as it comes: a ZIP or its unpacked folder, looked through without writing anything to the disk."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from ingest.load.limits import Limits
from ingest.sources import shown
from rag.errors import (
    SourceDamaged,
    SourceEncrypted,
    SourceError,
    SourceFormatMismatch,
    SourceMissing,
    SourceTooLarge,
    SourceUnreadable,
)

MAX_MEMBERS = 200_000
"""The real export has about 10,350 files."""
MAX_UNPACKED_MB = 4_000
"""The real export unpacks to some 300 MB."""
MAX_PROGRAMME_MB = 50
"""The largest programme of the sample has 0.4 MB."""
FIRST_YEAR = 2019
"""An older date in a ZIP is none: many programs write 1980 where they know no better."""
_PLACE = re.compile(r"(?:^|/)(?P<path>FDB/Content/DE/Foerderprogramm/.+)\.xml$", re.IGNORECASE)
_REMEDY = "give the ZIP of the export as it was downloaded, or the folder it was unpacked to"


class _Files(Protocol):
    def names(self) -> Iterator[str]: ...

    def read(self, name: str, max_bytes: int) -> bytes: ...

    def day(self) -> dt.date: ...


@dataclass(frozen=True, slots=True)
class Member:
    """One programme of the export: its `path` is its key for ever, `name` what a message calls it."""

    path: str
    name: str
    data: bytes = field(repr=False)


class Export:
    """An export opened for reading; make it with `open_export`, and use it in a `with` block or close it."""

    def __init__(self, files: _Files, name: str, limits: Limits) -> None:
        """`name` is what a message calls it."""
        self._files = files
        self._name = name
        self._max_bytes = min(MAX_PROGRAMME_MB, limits.file_mb) * 1_000_000
        self._programmes: dict[str, str] = {}
        self._all: dict[str, str] = {}
        self._twice: list[str] = []
        for member in files.names():
            self._all.setdefault(member.removesuffix(".xml"), member)
            if found := _PLACE.search(member):
                path = f"/BMWI/{found.group('path')}"
                if path in self._programmes:
                    self._twice.append(member)
                else:
                    self._programmes[path] = member
        if not self._programmes:
            reason = "no programmes in it: it has no file FDB/Content/DE/Foerderprogramm/….xml"
            raise SourceFormatMismatch(name, reason, _REMEDY)
        self._root = next(iter(self._programmes.values())).partition("FDB/Content/")[0].removesuffix("BMWI/")

    def __len__(self) -> int:
        """The number of programmes."""
        return len(self._programmes)

    @property
    def day(self) -> dt.date:
        """The day of the export: the newest date of its files."""
        return self._files.day()

    def paths(self) -> tuple[str, ...]:
        """Returns the keys of all programmes, readable or not, sorted."""
        return tuple(sorted(self._programmes))

    def programmes(self) -> Iterator[Member | SourceError]:
        """Yields the programmes by path, and an error for each that cannot be read."""
        for path in self.paths():
            name = path.partition("/Foerderprogramm/")[2]
            try:
                yield Member(path, name, self._files.read(self._programmes[path], self._max_bytes))
            except SourceError as error:
                yield error
        for member in self._twice:
            yield SourceDamaged(member, "the archive holds this programme twice", "the first one was taken")

    def linked(self, target: str) -> bytes | None:
        """Returns the file behind the target of a link ("/BMWI/SiteGlobals/…"), None where the archive lacks it."""
        member = self._all.get(f"{self._root}{target.lstrip('/')}".removesuffix(".xml"))
        if member is None:
            return None
        try:
            return self._files.read(member, self._max_bytes)
        except SourceError:
            return None

    def close(self) -> None:
        """Lets go of the file."""
        close = getattr(self._files, "close", None)
        if close:
            close()

    def __enter__(self) -> Export:
        """Returns itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Closes the export."""
        self.close()


def open_export(path: Path, limits: Limits) -> Export:
    """Opens the export at `path`, a ZIP or a folder.

    Raises:
        SourceMissing: there is nothing at `path`.
        SourceFormatMismatch: it is no ZIP, or holds no programmes.
        SourceTooLarge: more files or bytes, unpacked, than the export can have.
        SourceError: it cannot be read.
    """
    name = shown(path)
    if path.is_dir():
        return Export(_Folder(path), name, limits)
    if not path.exists():
        raise SourceMissing(name, "there is no such file or folder", "check the path")
    files = _Zip(path, name)
    try:
        return Export(files, name, limits)
    except BaseException:
        files.close()
        raise


class _Zip:
    """The members of a ZIP, read one at a time and never further than allowed, whatever their headers say."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise SourceFormatMismatch(name, "it is no ZIP file, or was not downloaded whole", _REMEDY) from error
        except OSError as error:
            raise SourceUnreadable(name, error.strerror or "cannot be read", "check the rights of the file") from error
        members = self._zip.infolist()
        unpacked_mb = sum(member.file_size for member in members) / 1_000_000
        if len(members) > MAX_MEMBERS or unpacked_mb > MAX_UNPACKED_MB:
            self.close()
            reason = f"it unpacks to {len(members):,} files of {unpacked_mb:,.0f} MB: that is not the export"
            raise SourceTooLarge(name, reason, _REMEDY)

    def names(self) -> Iterator[str]:
        for member in self._zip.infolist():
            parts = member.filename.split("/")
            if member.filename.endswith(".xml") and ".." not in parts and "\\" not in member.filename and parts[0]:
                yield member.filename

    def read(self, name: str, max_bytes: int) -> bytes:
        try:
            with self._zip.open(name) as stream:
                data = stream.read(max_bytes + 1)
        except RuntimeError as error:
            raise SourceEncrypted(name, "it is encrypted", _REMEDY) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise SourceDamaged(name, f"it cannot be unpacked ({error})", "download the export again") from error
        return _checked(data, name, max_bytes)

    def day(self) -> dt.date:
        newest = max(member.date_time[:3] for member in self._zip.infolist())
        if newest[0] >= FIRST_YEAR:
            with contextlib.suppress(ValueError):
                return dt.date(*newest)
        return dt.datetime.fromtimestamp(self._path.stat().st_mtime, dt.UTC).date()

    def close(self) -> None:
        self._zip.close()


class _Folder:
    """The XML files under a folder; links that lead out of it are left alone."""

    def __init__(self, path: Path) -> None:
        self._root = path.resolve()

    def names(self) -> Iterator[str]:
        yield from self._names()

    @lru_cache(maxsize=1)  # noqa: B019  one folder, as long as the export is open
    def _names(self) -> tuple[str, ...]:
        found = (one for one in self._root.rglob("*.xml") if one.is_file() and one.resolve().is_relative_to(self._root))
        return tuple(sorted(one.as_posix() for one in found))

    def read(self, name: str, max_bytes: int) -> bytes:
        try:
            with Path(name).open("rb") as stream:
                return _checked(stream.read(max_bytes + 1), name, max_bytes)
        except OSError as error:
            raise SourceUnreadable(name, error.strerror or "cannot be read", "check the rights of the file") from error

    def day(self) -> dt.date:
        newest = max(Path(name).stat().st_mtime for name in self._names())
        return dt.datetime.fromtimestamp(newest, dt.UTC).date()


def _checked(data: bytes, name: str, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        reason = f"it has more than {max_bytes / 1_000_000:.0f} MB: no programme is so large"
        raise SourceTooLarge(name, reason, "take it from the official export")
    return data
