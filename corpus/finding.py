"""A fault of an entry: where it is, what it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """One fault: where it is, what it is, and what to do."""

    file: Path
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.message}; {self.remedy}"
