"""The export as a file: what is one, what is refused, and that nothing leaves it."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest

from ingest.fdb import export as module
from ingest.fdb.export import Member, open_export
from ingest.load.limits import Limits
from rag.errors import SourceDamaged, SourceError, SourceFormatMismatch, SourceMissing, SourceTooLarge
from tests.ingest.fdb_made import ROOT, pack, xml


def members(path: Path, limits: Limits = Limits()) -> list[Member | SourceError]:  # noqa: B008  a frozen record
    with open_export(path, limits) as export:
        return list(export.programmes())


def test_a_zip_and_its_folder_hold_the_same_programmes(tmp_path: Path) -> None:
    packed = pack(
        tmp_path / "e.zip", {"Bund/b.xml": xml(), "Land/Hessen/a.xml": xml(), "/BMWI/SiteGlobals/x.xml": b"<a/>"}
    )
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "out")
    keys = [f"/{ROOT}/Bund/b", f"/{ROOT}/Land/Hessen/a"]
    for place in (packed, tmp_path / "out", tmp_path / "out" / ROOT):
        assert [one.path for one in members(place) if isinstance(one, Member)] == keys


def test_the_day_is_the_newest_of_the_files_and_1980_is_none(tmp_path: Path) -> None:
    with open_export(pack(tmp_path / "e.zip", {"Bund/b.xml": xml()}), Limits()) as export:
        assert export.day == dt.date(2026, 11, 24)
    old = pack(tmp_path / "old.zip", {"Bund/b.xml": xml()}, day=(1980, 1, 1))
    os.utime(old, (1_700_000_000, 1_700_000_000))
    with open_export(old, Limits()) as export:
        assert export.day == dt.date(2023, 11, 14)


@pytest.mark.parametrize("content", [b"", b"<html>Captcha</html>", b"PK\x03\x04 broken"])
def test_what_is_no_zip_is_named_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "e.zip").write_bytes(content)
    with pytest.raises(SourceFormatMismatch, match="no ZIP file"):
        open_export(tmp_path / "e.zip", Limits())


def test_another_zip_and_no_file_are_named_so(tmp_path: Path) -> None:
    with pytest.raises(SourceFormatMismatch, match="no programmes"):
        open_export(pack(tmp_path / "e.zip", {"/readme.xml": b"<a/>"}), Limits())
    with pytest.raises(SourceMissing):
        open_export(tmp_path / "none.zip", Limits())


def test_a_name_that_climbs_is_left_alone_and_nothing_is_written(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "e.zip", {"Bund/b.xml": xml(), "Bund/../../../../evil.xml": xml(), f"//{ROOT}/Bund/c.xml": xml()}
    )
    assert [one.name for one in members(path) if isinstance(one, Member)] == ["Bund/b"]
    assert [one.name for one in tmp_path.iterdir()] == ["e.zip"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_bytes(xml())
    folder = tmp_path / "in" / ROOT / "Bund"
    folder.mkdir(parents=True)
    (folder / "b.xml").write_bytes(xml())
    (folder / "c.xml").symlink_to(tmp_path / "secret.xml")
    assert [one.name for one in members(tmp_path / "in") if isinstance(one, Member)] == ["Bund/b"]


def test_a_bomb_is_refused_whole_or_for_its_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack(tmp_path / "e.zip", {"Bund/a.xml": b" " * 3_000_000, "Bund/b.xml": xml()})
    found = members(path, Limits(file_mb=1))
    assert [type(one) for one in found] == [SourceTooLarge, Member]
    monkeypatch.setattr(module, "MAX_UNPACKED_MB", 2)
    with pytest.raises(SourceTooLarge, match="not the export"):
        open_export(path, Limits())


def test_a_damaged_member_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w") as archive:  # stored, so that a changed byte breaks the checksum
        archive.writestr(f"{ROOT}/Bund/a.xml", xml())
        archive.writestr(f"{ROOT}/Bund/b.xml", xml())
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Muster", b"Moster", 1))
    assert [type(one) for one in members(path)] == [SourceDamaged, Member]
