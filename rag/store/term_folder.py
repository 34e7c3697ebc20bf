"""Where the term index lies: in a folder named by its version, so that terms of another analysis are never searched."""

from __future__ import annotations

import shutil
from pathlib import Path

from rag.errors import StoreError, StoreVersion
from rag.store.terms import KEYS, SEQUENCE, WEIGHTS, TermIndex
from rag.text.version import analysis_version, fingerprint


def index_folder(folder: Path) -> Path:
    """Returns where in a data folder the term index of this version lies: its name is a hash of analysis and fields.

    So an index that another version filled is never searched, and one that is being made is never seen half.
    """
    fields = repr((KEYS, sorted(WEIGHTS), "raw basic", "whitespace freq", SEQUENCE)).encode()
    return folder / "terms" / fingerprint([analysis_version().encode(), fields])


def open_terms(folder: Path) -> TermIndex:
    """Opens the term index of a data folder for reading.

    Raises:
        StoreVersion: there is none of this version of the analysis.
        StoreDamaged: the files are there and cannot be read.
    """
    mine = index_folder(folder)
    if not mine.exists():
        raise StoreVersion(
            f"{folder} has no term index of this version of the analysis: stop 'lotse serve' where it runs and start "
            "it again, or run 'lotse repair'"
        )
    return TermIndex(mine, writable=False)


def remove_index(folder: Path) -> None:
    """Deletes the files of an index, so that it can be made anew.

    Raises:
        StoreError: the system does not let them be deleted.
    """
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
        else:
            folder.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be deleted ({error.strerror}): correct its rights") from error
