"""The optional folder of real documents and benchmarks."""

from __future__ import annotations

import os
from pathlib import Path


def shared_folder() -> Path:
    """Returns the folder that `LOTSE_SHARED` names, else the one beside the project; it need not exist."""
    return Path(os.environ.get("LOTSE_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
