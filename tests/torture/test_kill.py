"""kill -9 at random points of an ingest: after the restart every document is whole, old or new, in all three stores.

`LOTSE_TORTURE_KILLS` says how often (30; `make torture`: 200).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rag.embed import HashEncoder
from rag.records import PUBLIC
from rag.settings import Settings
from rag.store.store import Store

KILLS = int(os.environ.get("LOTSE_TORTURE_KILLS", "30"))
ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 12
LINES = 30
CHILD = """
import os, sys
from pathlib import Path
from rag.embed import HashEncoder
from rag.settings import Settings
from rag.store.store import Store
from ingest.run import ingest
data, folder, step_wanted, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
seen = 0
def checkpoint(step):
    global seen
    if step == step_wanted:
        seen += 1
        if seen == count:
            os.kill(os.getpid(), 9)
settings, encoder = Settings(data=Path(data)), HashEncoder()
with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
    print("open", flush=True)
    ingest([folder], store, encoder, settings, checkpoint=checkpoint)
"""
STEPS = ("pending", "vectors", "indexed", "switched", "terms dropped", "vectors dropped")


def write_version(folder: Path, number: int) -> None:
    """Writes every document in version `number`; each line names document and version."""
    for document in range(DOCUMENTS):
        lines = (f"Fassung{number} von Dokument{document}, Zeile {line}: " + "Förderung " * 30 for line in range(LINES))
        (folder / f"d{document}.txt").write_text("\n\n".join(lines), encoding="utf-8")


def check(settings: Settings, encoder: HashEncoder, known: set[int]) -> None:
    """Every document is there in one known version, whole, in the database and both indexes."""
    with Store.open(settings, role="owner", encoder_name=encoder.name, dim=encoder.dim) as store:
        assert store.repair().lines() == ["nothing to mend: all three stores agree"]
        sources = store.sources()
        for doc_id, *_ in sources.values():
            text = store.text(doc_id, None, PUBLIC) or ""
            versions = {number for number in known if f"Fassung{number} " in text}
            assert len(versions) == 1, (doc_id, versions)
            assert text.count(f"Fassung{versions.pop()} ") == LINES
            chunks = store.document_chunks(doc_id, PUBLIC)
            wanted = {chunk.chunk_id for chunk in chunks}
            assert sum(chunk.text.count("Zeile") for chunk in chunks) == LINES
            only = frozenset({doc_id})
            assert wanted == {one.chunk_id for one in store.search_terms("Förderung", 999, PUBLIC, only)}
            held = {one.chunk_id for one in store.search_vectors(encoder.query("Förderung"), 9999, PUBLIC)}
            assert wanted <= held


@pytest.mark.timeout(3600)
@pytest.mark.slow
def test_a_kill_leaves_each_document_whole(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    folder, settings, encoder = tmp_path / "in", Settings(data=tmp_path / "var"), HashEncoder()
    folder.mkdir()
    write_version(folder, 0)
    known, killed = {0}, 0
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    for number in range(KILLS):
        at_step = number % 2 == 0
        step = STEPS[(number // 2) % len(STEPS)] if at_step else "never"
        command = [sys.executable, "-c", CHILD, str(settings.data), str(folder), step, str(chance.randint(1, 2))]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environ, text=True)
        assert child.stdout is not None and child.stdout.readline() == "open\n"
        if not at_step:
            time.sleep(chance.uniform(0.0, 0.35))  # the moment of the kill is what is tested
            child.send_signal(signal.SIGKILL)
        child.communicate()
        killed += child.returncode == -signal.SIGKILL
        check(settings, encoder, known)
        known.add(number + 1)
        write_version(folder, number + 1)
    assert killed >= KILLS // 2
