"""Changes beside a running server, and two at once: real processes over one data folder; nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ingest.dispatch import ingest_here_or_there, remove_here_or_there, repair_store
from rag.embed import load_encoder
from rag.errors import StoreLocked
from rag.settings import Settings, load_settings
from rag.store.lock import RECORD, Holder
from rag.store.store import Store
from tests.serving import ROOT, Running, environment, lotse


def write(folder: Path, name: str, count: int) -> Path:
    """A folder of `count` documents, each about something of its own."""
    made = folder / name
    made.mkdir()
    for number in range(count):
        text = f"# {name} {number}\n\nDas Vorhaben {name}{number} bekommt {number + 1} Prozent.\n"
        (made / f"{name}-{number}.md").write_text(text, encoding="utf-8")
    return made


def settings(folder: Path) -> Settings:
    """Settings over `folder` with the hash encoder."""
    return load_settings(environ={}, overrides={"data": folder / "var", "encoder": "hash"})


def ingest(folder: Path, target: Path, wait_seconds: float = 0.0, prune: bool = False) -> int:
    """Ingests `target` in this process and returns how many documents were added."""
    report = ingest_here_or_there(
        [str(target)],
        settings(folder),
        audience="public",
        prune=prune,
        field_map=None,
        wait_seconds=wait_seconds,
        progress=lambda *step: None,
    )
    assert not report.failed
    return len(report.added)


def start_ingest(folder: Path, target: Path, *options: str) -> subprocess.Popen[str]:
    """Starts an ingest in a process of its own."""
    command = [sys.executable, "-m", "lotse", "ingest", str(target), "--json", *options]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """A server over an empty corpus."""
    (tmp_path / "entries").mkdir()
    with Running(tmp_path, LOTSE_CORPUS=str(tmp_path / "entries")) as running:
        yield running


def test_a_running_server_takes_over_an_ingest_and_finds_it_at_once(tmp_path: Path, server: Running) -> None:
    target = write(tmp_path, "alpha", 3)
    result = lotse(tmp_path, "ingest", str(target))
    assert result.returncode == 0 and result.stdout.startswith("3 added"), result
    found = httpx.get(f"{server.url}/api/v1/search", params={"q": "Vorhaben alpha2"}, trust_env=False).json()
    assert found["documents"][0]["document"]["title"] == "alpha 2"
    assert "3 unchanged" in lotse(tmp_path, "ingest", str(target)).stdout
    assert server.log.read_text() == ""


def test_a_running_server_takes_over_removals_and_prunes(tmp_path: Path, server: Running) -> None:
    target = write(tmp_path, "beta", 3)
    ids = json.loads(lotse(tmp_path, "ingest", str(target), "--json").stdout)["added"]
    assert "removed 1 of 2" in lotse(tmp_path, "remove", ids[0], "nie-da").stdout
    (target / "beta-1.md").unlink()
    report = json.loads(lotse(tmp_path, "ingest", str(target), "--prune", "--json").stdout)
    assert len(report["removed"]) == 1 and len(report["added"]) == 1
    assert httpx.get(f"{server.url}/ready", trust_env=False).json()["documents"] == 2


def test_a_failure_beside_a_server_is_reported_like_one_without(tmp_path: Path, server: Running) -> None:
    target = write(tmp_path, "gamma", 1)
    (target / "leer.pdf").write_bytes(b"")
    result = lotse(tmp_path, "ingest", str(target))
    assert result.returncode == 1
    assert result.stdout.startswith("1 added") and "leer.pdf" in result.stdout


def test_repairing_beside_a_server_is_refused_with_a_line_that_names_it(tmp_path: Path, server: Running) -> None:
    result = lotse(tmp_path, "repair")
    assert result.returncode == 2
    assert server.url in result.stderr and "lotse serve" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_reading_works_beside_a_server(tmp_path: Path, server: Running) -> None:
    lotse(tmp_path, "ingest", str(write(tmp_path, "delta", 2)))
    asked = lotse(tmp_path, "ask", "Wie viel Prozent bekommt das Vorhaben delta1?")
    assert "2 Prozent" in asked.stdout, asked
    assert "delta" in lotse(tmp_path, "status", "--documents").stdout


def test_two_ingests_into_a_server_at_once_lose_nothing(tmp_path: Path, server: Running) -> None:
    running = [start_ingest(tmp_path, write(tmp_path, name, 10)) for name in ("eins", "zwei")]
    reports = [json.loads(one.communicate(timeout=120)[0]) for one in running]
    assert [len(report["added"]) for report in reports] == [10, 10]
    assert httpx.get(f"{server.url}/ready", trust_env=False).json()["documents"] == 20
    assert server.stop() == 0
    assert "three stores agree" in lotse(tmp_path, "repair").stdout


def test_two_ingests_without_a_server_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    running = [start_ingest(tmp_path, write(tmp_path, name, 10)) for name in ("drei", "vier")]
    reports = [json.loads(one.communicate(timeout=120)[0]) for one in running]
    assert [len(report["added"]) for report in reports] == [10, 10]
    status = json.loads(lotse(tmp_path, "status", "--json").stdout)["store"]
    assert status["documents"] == 20
    assert "three stores agree" in lotse(tmp_path, "repair").stdout


def test_a_second_ingest_that_does_not_wait_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    given = settings(tmp_path)
    encoder = load_encoder(given)
    with Store.open(given, role="owner", encoder_name=encoder.name, dim=encoder.dim) as owned:
        result = lotse(tmp_path, "ingest", str(write(tmp_path, "epsilon", 1)), "--wait", "0")
        assert result.returncode == 2
        assert "is in use by" in result.stderr and "process" in result.stderr
        assert owned.chunk_count() == 0


def test_the_record_of_a_killed_server_stops_nobody(tmp_path: Path) -> None:
    target = write(tmp_path, "zeta", 2)
    assert ingest(tmp_path, target) == 2
    dead = Holder(999_999, "lotse serve", "token", "http://127.0.0.1:9")
    (tmp_path / "var" / RECORD).write_text(
        json.dumps({"pid": dead.pid, "command": dead.command, "token": dead.token, "url": dead.url}), encoding="utf-8"
    )
    (target / "zeta-2.md").write_text("# zeta 2\n\nEin drittes.\n", encoding="utf-8")
    assert ingest(tmp_path, target) == 1


def test_changes_without_a_server_are_made_here(tmp_path: Path) -> None:
    target = write(tmp_path, "eta", 2)
    assert ingest(tmp_path, target) == 2
    encoder = load_encoder(settings(tmp_path))
    with Store.open(settings(tmp_path), role="owner", encoder_name=encoder.name, dim=encoder.dim) as owned:
        ids = [doc_id for doc_id, *_ in owned.sources().values()]
        with pytest.raises(StoreLocked):
            remove_here_or_there(ids, settings(tmp_path))
    assert remove_here_or_there([ids[0], "nie-da"], settings(tmp_path)) == 1
    assert any("agree" in line for line in repair_store(settings(tmp_path), encode=False, progress=lambda *step: None))
    lines = repair_store(settings(tmp_path), encode=True, progress=lambda *step: None)
    assert lines[0].startswith("1 chunks encoded with hash")
