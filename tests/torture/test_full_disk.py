"""A full disk: what was stored stays whole, the error says so, and the same ingest finishes once there is room."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.run import ingest
from rag.embed import HashEncoder
from rag.records import PUBLIC, Filters
from rag.settings import Settings
from rag.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
from pathlib import Path
from rag.embed import HashEncoder
from rag.errors import LotseError
from rag.settings import Settings
from rag.store.store import Store
from ingest.run import ingest
settings, encoder = Settings(data=Path(sys.argv[1])), HashEncoder()
try:
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        ingest([sys.argv[2]], store, encoder, settings)
except LotseError as error:
    print(type(error).__name__, error)
    sys.exit(error.exit_code)
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("a small file system can only be mounted by root")
    command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small file system may not be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_keeps_what_was_stored_and_the_next_run_finishes(small_disk: Path, tmp_path: Path) -> None:
    documents = tmp_path / "in"
    documents.mkdir()
    for number in range(60):
        lines = (f"Zeile {line} von Dokument{number}: " + f"Förderung{number} " * 30 for line in range(120))
        (documents / f"d{number:02}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    (small_disk / "filler").write_bytes(bytes(16 << 20))
    command = [sys.executable, "-c", CHILD, str(small_disk / "var"), str(documents)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert (ended.returncode, ended.stdout.split(" ")[0]) == (2, "StoreFull"), ended.stdout + ended.stderr
    (small_disk / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=400m", str(small_disk)], check=True)
    encoder, settings = HashEncoder(), Settings(data=small_disk / "var")
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        for doc_id, *_ in store.sources().values():
            assert (store.text(doc_id, None, PUBLIC) or "").count("Zeile") == 120
        before = len(store.sources())
        report = ingest([str(documents)], store, encoder, settings)
        assert (report.failed, report.unchanged, len(report.added)) == ([], before, 60 - before)
        assert store.list(Filters(), PUBLIC)[1] == 60
        assert store.repair().lines() == ["nothing to mend: all three stores agree"]
