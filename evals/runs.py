"""The runs of a data folder: listed newest first, looked up by name, and kept in memory while they are read."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from evals.gate import Missed, verdict
from evals.rows import read_rows
from evals.run import ANSWERS, RESULTS, Run, RunConfig, load_config, load_run
from evals.summary import Summary, summarise
from rag.errors import InputError, RunUnknown
from rag.settings import Settings

KEPT = 6
"""How many runs are kept in memory, the last read ones; 250 answers take about 7 MB and 50 ms to load."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A run in a list. `total` are its measures over all questions, `missed` the floors that it misses (None: taken from others).

    `total` is None where it is not finished, and `answered` says how far it came, or where it is another version's (`fault`).
    """

    name: str
    config: RunConfig
    answered: int
    total: Summary | None = None
    missed: tuple[Missed, ...] | None = None
    fault: str = ""


def listed(run: Run) -> Listed:
    """Returns what a list says of a finished run."""
    try:
        missed = verdict(run)
    except InputError:  # no floors ship
        missed = None
    told = None if missed is None else tuple(missed)
    return Listed(run.folder.name, run.config, len(run.answers), summarise(run), told)


def runs_folder(settings: Settings) -> Path:
    """Returns where the runs of a data folder lie."""
    return settings.data / "evals" / "runs"


class Runs:
    """The runs under a folder, which need not exist. A run's name is its folder's."""

    def __init__(self, folder: Path) -> None:
        """Reads nothing yet."""
        self.folder = folder
        self._kept: OrderedDict[str, tuple[int, Run]] = OrderedDict()
        self._listed: dict[str, tuple[int, Listed]] = {}
        self._lock = threading.Lock()

    def page(self, offset: int = 0, limit: int = 100) -> tuple[list[Listed], int]:
        """Returns a page of the runs, newest first, and how many there are; what is no run of ours is left out."""
        configs = self._configs()
        names = sorted(configs, key=lambda name: (configs[name].started, name), reverse=True)
        return [self._told(name, configs[name]) for name in names[offset : offset + limit]], len(names)

    def get(self, name: str) -> Run:
        """Returns a finished run.

        Raises:
            RunUnknown: there is none of this name.
            InputError: it is not finished, or was made by another version.
        """
        if name not in self._configs():
            raise RunUnknown(f"run '{name}'", "GET /api/v1/evals and the tab Auswertung list those there are")
        changed = self._changed(name)
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

    def _told(self, name: str, config: RunConfig) -> Listed:
        """What a list says of a run; worked out once, as a list of many would load them all each time."""
        changed = self._changed(name)
        if not changed:
            return Listed(name, config, len(read_rows(self.folder / name / ANSWERS)))
        kept = self._listed.get(name)
        if kept is None or kept[0] != changed:
            try:
                kept = (changed, listed(self.get(name)))
            except InputError as error:
                kept = (changed, Listed(name, config, 0, fault=str(error)))
            self._listed[name] = kept
        return kept[1]

    def _changed(self, name: str) -> int:
        """When a run was finished, in nanoseconds; 0 where it is not."""
        path = self.folder / name / RESULTS
        return path.stat().st_mtime_ns if path.exists() else 0
