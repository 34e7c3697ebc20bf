"""Sources: what can be loaded, found from what a person typed: files, folders, addresses, collections."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from ingest import collection, media
from rag.errors import SourceError, SourceMissing, SourceUnreadable

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "§": "par-"})


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to load.

    `uri` is absolute and stable: `file:///…`, `file:///…/x.jsonl.gz#row-id`, or the address. `name` is what a person
    calls it (NFC). `fields` are metadata that win over what the loader finds; for a row of a collection they hold its
    `text` too. The bytes are read when asked for; `content` holds them where no file does (an address, an upload).
    """

    uri: str
    name: str
    media_type: str
    path: Path | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    content: bytes | None = field(default=None, repr=False)

    @property
    def place(self) -> str:
        """What a message calls it: its path, the row of its collection, or its address; an upload by its name."""
        if self.path is not None:
            return shown(self.path)
        if self.uri.startswith("file:"):
            return f"{shown(unquote(urlsplit(self.uri).path))}, row '{self.name}'"
        return self.uri if re.match(r"(?i)https?:", self.uri) else self.name

    def data(self) -> bytes:
        """Returns the raw bytes; for a row its text as UTF-8.

        Raises:
            SourceMissing: the file has gone since it was found.
            SourceUnreadable: the system refuses to read it.
        """
        if self.content is not None:
            return self.content
        if self.path is None:
            return str(self.fields.get("text", "")).encode()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def size(self) -> int:
        """Returns the number of raw bytes, without reading a file.

        Raises:
            SourceMissing: the file has gone since it was found.
            SourceUnreadable: the system refuses to look at it.
        """
        if self.content is not None or self.path is None:
            return len(self.data())
        try:
            return self.path.stat().st_size
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def hash(self) -> str:
        """Returns the SHA-256 (hex) of the raw bytes and of `fields`, so that a change of either is seen.

        Raises:
            SourceMissing: the file has gone since it was found.
            SourceUnreadable: the system refuses to read it.
        """
        digest = hashlib.sha256()
        lasting = {name: value for name, value in self.fields.items() if name != "retrieved"}
        if lasting:
            digest.update(json.dumps(lasting, sort_keys=True, ensure_ascii=False, default=str).encode())
        if self.content is not None:
            digest.update(self.content)
        elif self.path is not None:
            try:
                with self.path.open("rb") as stream:
                    while block := stream.read(1 << 20):
                        digest.update(block)
            except OSError as error:
                raise _unreadable(self.path, error) from error
        return digest.hexdigest()


def from_bytes(name: str, data: bytes, *, uri: str | None = None, fields: Mapping[str, Any] | None = None) -> Source:
    """Returns a source for bytes that came without a file, such as an upload; `uri` defaults to `upload:///<name>`.

    Raises:
        SourceFormatMismatch: the bytes are of another format than the name says.
        SourceFormatUnknown: no loader reads it.
    """
    shown = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1]) or "upload"
    return Source(
        uri=uri or f"upload:///{quote(shown)}",
        name=shown,
        media_type=media.media_type(shown, data[: media.HEAD_BYTES], shown),
        fields=dict(fields or {}),
        content=data,
    )


def discover(
    targets: Sequence[str],
    *,
    field_map: Mapping[str, str] | None = None,
    recursive: bool = True,
    allow_private: bool = False,
    timeout_seconds: float = 30.0,
    max_file_mb: int = 200,
) -> Iterator[Source | SourceError]:
    """Yields what the targets name, in their order, and an error for each thing that cannot be loaded; each once.

    A folder is walked in sorted order, through links, without its hidden files and folders (those whose name begins
    with a dot, and the `~$…` locks of office programs); name one as a target to load it. An address is fetched when
    its turn comes; `allow_private` lets it lie in this machine's or a private network, which only the person at the
    keyboard may.

    Raises:
        InputError: the field map names a field that does not exist.
    """
    seen: set[str] = set()
    for target in targets:
        if re.match(r"(?i)https?://", target):
            from ingest.fetch import fetch

            try:
                found: Iterator[Source | SourceError] = iter(
                    [fetch(target, timeout_seconds=timeout_seconds, max_mb=max_file_mb, allow_private=allow_private)]
                )
            except SourceError as error:
                found = iter([error])
        else:
            path = _existing(Path(target).expanduser())
            if path is None:
                found = iter([SourceMissing(shown(target), "there is no such file or folder", "check the path")])
            else:
                found = _walk(path, field_map, recursive, max_file_mb)
        for source in found:
            if isinstance(source, Source):
                if source.uri in seen:
                    continue
                seen.add(source.uri)
            yield source


def document_id(uri: str, name: str) -> str:
    """Returns the id of a document: a slug of its name (at most 60 letters, umlauts written out) and 8 hex digits of
    the SHA-256 of its URI, so that it is readable, unique and the same over versions.
    """
    stem = name[: -len(media.extension(name))] if media.extension(name) in media.BY_EXTENSION else name
    return f"{slug(stem)[:60].strip('-') or 'document'}-{hashlib.sha256(uri.encode()).hexdigest()[:8]}"


def slug(text: str) -> str:
    """Returns a text in small ASCII letters and digits, umlauts written out, anything else as one "-"; "" for none."""
    folded = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def shown(path: Path | str) -> str:
    """Returns a path fit for a message: NFC, bytes that are no UTF-8 replaced, no line breaks."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return re.sub(r"[\x00-\x1f\x7f]", "\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", text))


def _walk(
    path: Path, field_map: Mapping[str, str] | None, recursive: bool, max_mb: int
) -> Iterator[Source | SourceError]:
    """Yields what lies at `path`: depth first, names in sorted order, each real folder once."""
    entered: set[tuple[int, int]] = set()
    waiting = [path]
    while waiting:
        current = waiting.pop()
        try:
            described = current.stat()
            if stat.S_ISDIR(described.st_mode):
                if (described.st_dev, described.st_ino) in entered or (entered and not recursive):
                    continue
                entered.add((described.st_dev, described.st_ino))
                inside = sorted(current.iterdir(), key=lambda entry: unicodedata.normalize("NFC", entry.name))
                waiting.extend(entry for entry in reversed(inside) if not entry.name.startswith((".", "~$")))
            elif not stat.S_ISREG(described.st_mode):
                yield SourceUnreadable(shown(current), "it is no regular file", "give a file or a folder")
            else:
                yield from _file(current.resolve(), field_map, max_mb)
        except SourceError as error:
            yield error
        except OSError as error:
            yield _unreadable(current, error)


def _file(path: Path, field_map: Mapping[str, str] | None, max_mb: int) -> Iterator[Source | SourceError]:
    uri = path.as_uri()
    if collection.is_collection(path.name):
        for row in collection.rows(path, field_map, max_mb):
            if isinstance(row, SourceError):
                yield row
            else:
                yield Source(
                    uri=f"{uri}#{quote(row.row_id, safe='')}",
                    name=row.row_id,
                    media_type=media.MARKDOWN if _is_markdown(row.fields["text"]) else media.TEXT,
                    fields=row.fields,
                )
        return
    with path.open("rb") as stream:
        head = stream.read(media.HEAD_BYTES)
    name = shown(path.name)
    yield Source(uri=uri, name=name, media_type=media.media_type(name, head, shown(path)), path=path)


def _is_markdown(text: str) -> bool:
    if not any(
        sign in text for sign in ("#", "---", "**")
    ):  # a tenth of the pattern's time, on most rows of plain text
        return False
    return re.search(r"^(#{1,6} \S|\|? *:?-{3,}:? *\||[-*] \*\*)", text, re.MULTILINE) is not None


def _existing(path: Path) -> Path | None:
    """Returns the path as the file system spells it, or None: an umlaut may be typed as one sign and stored as two."""
    try:
        if path.exists() or path.is_symlink():
            return path
        found = Path(path.anchor or ".")
        for part in path.parts[1 if path.anchor else 0 :]:
            direct = found / part
            if not direct.exists():
                wanted = unicodedata.normalize("NFC", part)
                same = [entry for entry in found.iterdir() if unicodedata.normalize("NFC", entry.name) == wanted]
                if not same:
                    return None
                direct = same[0]
            found = direct
        return found
    except PermissionError:
        return path
    except (OSError, ValueError):
        return None


def _unreadable(path: Path, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceMissing(shown(path), "there is no such file", "check the path")
    if isinstance(error, PermissionError):
        return SourceUnreadable(shown(path), "no right to read it", f"allow it: chmod -R u+rX '{shown(path)}'")
    return SourceUnreadable(
        shown(path), f"the system refuses ({error.strerror or error})", "check the path and the disk"
    )
