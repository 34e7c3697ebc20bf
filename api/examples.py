"""Examples of answers for the OpenAPI description: recorded from a small world (`tests/api/record_examples.py`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


def examples() -> dict[str, Any]:
    """Returns the body of a good answer by method and path, e.g. `GET /api/v1/search`; lists and texts are cut short."""
    told: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return told
