"""A real `lotse serve` in a process of its own, on a free port, over a data folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a command over `folder`: the hash encoder, and none of this machine's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOTSE_")}
    return kept | {"LOTSE_DATA": str(folder / "var"), "LOTSE_ENCODER": "hash"} | more


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A server that answers at `url`; `stop` ends it like Ctrl+C and returns its exit status."""

    def __init__(self, folder: Path, port: int | None = None, before: Sequence[str] = (), **more: str) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.log = folder / "serve.log"
        command = [*before, sys.executable, "-m", "lotse", "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment(folder, **more),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert self.url in said, f"not ready: {said!r} {self.log.read_text()}"

    def stop(self) -> int:
        """Asks the server to end, and waits for it."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGINT)  # a tracer before it passes nothing on
        status = self._process.wait(30)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return status

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *raised: object) -> None:
        self.stop()


def lotse(folder: Path, *arguments: str, before: Sequence[str] = (), **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of the command line over `folder` and returns what it said."""
    command = [*before, sys.executable, "-m", "lotse", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(folder, **more), capture_output=True, text=True, timeout=180, check=False
    )
