from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rag.errors import FeedbackUnknown
from rag.settings import load_settings
from rag.store.ledger import open_ledger

TODAY = dt.date(2026, 11, 24)
PUBLIC = frozenset({"public"})


def test_what_is_deleted_stands_in_no_file_any_more(tmp_path: Path) -> None:
    with open_ledger(load_settings(environ={}, overrides={"data": tmp_path})) as ledger:
        for number in range(30):
            ledger.feedback.add(f"f{number}", TODAY, "public", "down", f"Wachtelweizen {number} " * 20)
        assert b"Wachtelweizen" in held(tmp_path)
        ledger.feedback.remove("f3")
        assert b"Wachtelweizen 3 " not in held(tmp_path) and b"Wachtelweizen 4 " in held(tmp_path)
        assert ledger.feedback.delete(before=TODAY) == 0
        assert ledger.feedback.delete() == 29
        assert b"Wachtelweizen" not in held(tmp_path)


def held(folder: Path) -> bytes:
    """All bytes of a folder's files."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_pages_are_newest_first_and_an_unknown_id_is_named(tmp_path: Path) -> None:
    with open_ledger(load_settings(environ={}, overrides={"data": tmp_path})) as ledger:
        for number, thumb in enumerate(("up", "down", "up")):
            ledger.feedback.add(f"f{number}", TODAY + dt.timedelta(days=number // 2), "public", thumb, "{}")
        rows, total = ledger.feedback.page(PUBLIC, None, TODAY, 0, 2)
        assert ([row[0] for row in rows], total) == (["f2", "f1"], 3)
        assert ledger.feedback.page(PUBLIC, "down", TODAY, 0, 9)[1] == 1
        with pytest.raises(FeedbackUnknown, match="lotse feedback list"):
            ledger.feedback.remove("nie")
