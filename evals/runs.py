"""The runs of a data folder: listed newest first, looked up by name, and kept in memory while they are read."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from evals.rows import read_rows
from evals.run import ANSWERS, RESULTS, Run, RunConfig, load_config, load_run
from rag.errors import InputError, RunUnknown
from rag.settings import Settings

KEPT = 12
"""How many runs are kept in memory, the last read ones; 250 answers take about 10 MB and 50 ms to load."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A run in a list. `run` is None where it is not finished, and `answered` says how far it came, or where `fault` is why."""

    name: str
    config: RunConfig
    run: Run | None
    answered: int
    fault: str = ""


def runs_folder(settings: Settings) -> Path:
    """Returns where the runs of a data folder lie."""
    return settings.data / "evals" / "runs"


class Runs:
    """The runs under a folder, which need not exist. A run's name is its folder's."""

    def __init__(self, folder: Path) -> None:
        """Reads nothing yet."""
        self.folder = folder
        self._kept: OrderedDict[str, tuple[int, Run]] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, offset: int = 0, limit: int = 100) -> tuple[list[Listed], int]:
        """Returns a page of the runs, newest first, and how many there are; what is no run of ours is left out."""
        configs = self._configs()
        names = sorted(configs, key=lambda name: (configs[name].started, name), reverse=True)
        return [self._listed(name, configs[name]) for name in names[offset : offset + limit]], len(names)

    def get(self, name: str) -> Run:
        """Returns a finished run.

        Raises:
            RunUnknown: there is none of this name.
            InputError: it is not finished, or was made by another version.
        """
        if name not in self._configs():
            raise RunUnknown(f"run '{name}'", "GET /api/v1/evals and the tab Auswertung list those there are")
        path = self.folder / name / RESULTS
        changed = path.stat().st_mtime_ns if path.exists() else 0
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept[0] == changed:
                self._kept.move_to_end(name)
                return kept[1]
        run = load_run(self.folder / name)
        with self._lock:
            self._kept[name] = (changed, run)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return run

    def _configs(self) -> dict[str, RunConfig]:
        found = {}
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            try:
                found[path.name] = load_config(path)
            except (OSError, ValueError, TypeError):
                continue
        return found

    def _listed(self, name: str, config: RunConfig) -> Listed:
        if not (self.folder / name / RESULTS).exists():
            return Listed(name, config, None, len(read_rows(self.folder / name / ANSWERS)))
        try:
            run = self.get(name)
        except InputError as error:
            return Listed(name, config, None, 0, str(error))
        return Listed(name, config, run, len(run.answers))
