"""A machine without a network after the installation: everything works, and nothing tries to leave it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rag import quiet
from tests.serving import CHROMIUM

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAMESPACE = ("unshare", "--map-root-user", "--net")
"""Words before a command that leave it without any network; not every system allows them."""

SWITCHES = {*quiet.SWITCHES, "HF_HUB_OFFLINE", "CI"}
"""With CI set, onnxruntime is silent by itself, which would prove nothing."""


def namespace() -> tuple[str, ...]:
    """`NAMESPACE` where it is allowed, else nothing: then Python's own ways out are refused alone."""
    allowed = shutil.which("unshare") and subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)
    return NAMESPACE if allowed and allowed.returncode == 0 else ()


def bare() -> dict[str, str]:
    """This environment without the switches that the tests set for themselves: the product must set its own."""
    return {name: value for name, value in os.environ.items() if name not in SWITCHES}


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What happened while the product was used without a network."""
    folder = tmp_path_factory.mktemp("alone")
    command = [*namespace(), sys.executable, str(HERE / "alone.py"), str(folder)]
    result = subprocess.run(command, cwd=ROOT, env=bare(), capture_output=True, text=True, timeout=280, check=False)
    assert result.returncode == 0, result.stderr[-3000:]
    return dict(json.loads(result.stdout))


@pytest.mark.slow
def test_serving_ingesting_searching_and_asking_work_without_a_network(used: dict[str, Any]) -> None:
    assert used["ingest"].startswith("1 added")
    assert "Merkblatt" in used["search"]
    assert "40 Prozent" in used["ask"]
    assert not namespace() or not used["way_out"]


@pytest.mark.slow
def test_nothing_was_looked_up_or_connected_to_outside_loopback(used: dict[str, Any]) -> None:
    assert used["python"] == []
    assert used["native"] == []
    if used["traced"]:
        assert used["traced_calls"] >= 2, "the tracer saw not even the ingest that was handed to the server"


@pytest.mark.slow
@pytest.mark.browser
def test_the_page_answers_and_requests_only_from_its_server(
    used: dict[str, Any], record_property: Callable[[str, object], None]
) -> None:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: apt-get install chromium")
    assert "40 Prozent" in used["page_answer"]
    requests = used["page_requests"]
    record_property("requests of the page", requests)
    sys.stdout.write("\n".join(["the page requested:", *requests, ""]))
    assert len(requests) > 10
    assert all(one.startswith(("http://127.0.0.1:", "data:", "blob:")) for one in requests)


@pytest.mark.parametrize(
    ("attempt", "noted"),
    [
        ("socket.create_connection(('192.0.2.1', 80), 1)", "192.0.2.1"),
        ("socket.getaddrinfo('huggingface.co', 443)", "huggingface.co"),
        ("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))", "192.0.2.1"),
    ],
)
def test_the_watch_notes_and_refuses_what_tries_to_leave(tmp_path: Path, attempt: str, noted: str) -> None:
    log = tmp_path / "python.log"
    environment = {**os.environ, "OFFLINE_LOG": str(log), "PYTHONPATH": str(HERE / "watch")}
    command = [sys.executable, "-c", f"import socket; {attempt}"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert "refused by the test" in result.stderr
    assert noted in log.read_text()
