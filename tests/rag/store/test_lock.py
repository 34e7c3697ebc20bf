from __future__ import annotations

from pathlib import Path

import pytest

from rag.errors import StoreError, StoreFull, StoreLocked
from rag.store.lock import RECORD, OwnerLock, holder_of


def test_one_process_owns_the_folder_and_says_who_it_is(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path)
    assert holder_of(tmp_path) == lock.holder
    with pytest.raises(StoreLocked, match="process"):
        OwnerLock(tmp_path)
    lock.release()
    OwnerLock(tmp_path).release()
    assert holder_of(tmp_path) is None


def test_a_folder_that_cannot_be_written_is_not_called_full(tmp_path: Path) -> None:
    (tmp_path / RECORD).with_suffix(".part").mkdir()
    with pytest.raises(StoreError, match="cannot be written") as caught:
        OwnerLock(tmp_path)
    assert not isinstance(caught.value, StoreFull)
    (tmp_path / RECORD).with_suffix(".part").rmdir()
    OwnerLock(tmp_path).release()
