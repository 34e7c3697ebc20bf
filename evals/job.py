"""An evaluation that a running server starts: in a process of its own, one at a time, its progress to be looked at.

A process, not a thread: questions are answered by Python code, which would share its lock with the requests that the server
answers meanwhile; the store of the evaluation has memory of its own, and a process can be stopped at any point. It stands
back for the server (`NICE`) and is ended with it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evals.runs import runs_folder
from rag.settings import OTHERS, PREFIX, Settings, written

NICE = 10
LOOK_SECONDS = 0.2
ROOT = Path(__file__).resolve().parent.parent
_SERVERS_OWN = frozenset({"host", "port", "api_token"})


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: `step` is what is done (Store, Questions), `total` None while it is not known."""

    step: str = ""
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The run that was started last; `message` says why it failed."""

    name: str
    state: Literal["running", "done", "failed", "stopped"]
    step: Step
    message: str = ""


class Job:
    """Runs one evaluation at a time."""

    def __init__(self, settings: Settings, stopping: threading.Event) -> None:
        """Takes the settings that are evaluated, and what is set when the server ends."""
        self._settings, self._stopping = settings, stopping
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._name = ""
        self._stopped = False

    @property
    def log(self) -> Path:
        """What the process says on stderr."""
        return self._settings.data / "evals" / "job.log"

    def start(self, name: str, categories: Sequence[str]) -> bool:
        """Starts a run over the dev questions of the categories, all where none is named; False where one runs already."""
        command = [sys.executable, "-m", "lotse", "eval", "run", "--split", "dev", "--name", name, "--progress"]
        command += [part for one in categories for part in ("--category", one)]
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return False
            self.log.parent.mkdir(parents=True, exist_ok=True)
            with self.log.open("wb") as log:
                self._process = subprocess.Popen(
                    command, env=self._environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log
                )
            os.setpriority(os.PRIO_PROCESS, self._process.pid, NICE)
            self._name, self._stopped = name, False
            threading.Thread(target=self._end_with_server, args=(self._process,), daemon=True).start()
            return True

    def stop(self) -> None:
        """Ends the run, if one runs, and removes what it has of answers."""
        with self._lock:
            process = self._process
            if process is None or process.poll() is not None:
                return
            self._stopped = True
            process.terminate()
            process.wait()
            shutil.rmtree(runs_folder(self._settings) / self._name, ignore_errors=True)

    def state(self) -> State | None:
        """Returns how the run that was started last stands; None where none was."""
        with self._lock:
            if self._process is None:
                return None
            status = self._process.poll()
            steps, said = self._told()
            if status is None:
                return State(self._name, "running", steps)
            if self._stopped:
                return State(self._name, "stopped", steps)
            return State(self._name, "done" if status == 0 else "failed", steps, "" if status == 0 else said)

    def _told(self) -> tuple[Step, str]:
        """The last step told, and the last line that is none."""
        step, said = Step(), ""
        for line in self.log.read_text(encoding="utf-8", errors="replace").split("\n"):
            try:
                step = Step(**json.loads(line))
            except (ValueError, TypeError):
                said = line.strip() or said
        return step, said

    def _environment(self) -> dict[str, str]:
        """The settings of this server as an environment, whatever they came from."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX) or name in OTHERS}
        for name in type(self._settings).model_fields:
            value = getattr(self._settings, name)
            if value is not None and name not in _SERVERS_OWN:
                kept[PREFIX + name.upper()] = written(value)
        path = os.pathsep.join(part for part in (str(ROOT), kept.get("PYTHONPATH")) if part)
        return kept | {"PYTHONPATH": path}

    def _end_with_server(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            if self._stopping.wait(LOOK_SECONDS):
                process.terminate()
                return
