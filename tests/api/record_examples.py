"""`python -m tests.api.record_examples` writes `api/examples.json`: what the addresses answer in the small world of the tests.

Run it where a model of an answer changed; `test_examples.py` holds the file against the description.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

import api.examples
from api.app import create_app
from rag.feedback import Feedback
from rag.records import PUBLIC
from rag.watch import new_watch
from tests.api.conftest import BASE
from tests.api.tiny import TODAY, TOKEN, open_tiny

LISTED_MAX = 2
TEXT_MAX = 300
LEAFLET = "# Merkblatt zum Testbonus\n\nStand: 15. Oktober 2026\n\nDer Testbonus fördert die Digitalisierung kleiner Unternehmen.\n"
QUESTION = "Wie viel zahlt der Testbonus?"


def main() -> None:
    """Asks every address once and writes what it answered, shortened."""
    with tempfile.TemporaryDirectory() as folder, open_tiny(Path(folder)) as services:
        watch = new_watch("Digitalisierung", today=TODAY, audience="public", topics=["digitalisation"])
        services.store.database.watches.add(watch.id, watch.audience, watch.model_dump_json())
        services.give_feedback(Feedback(question=QUESTION, thumb="down", reason="outdated"), PUBLIC)
        caller = TestClient(create_app(services), base_url=BASE, headers={"authorization": f"Bearer {TOKEN}"})
        file = {"files": {"file": ("merkblatt-testbonus.md", LEAFLET.encode())}}
        asked: dict[str, dict[str, Any]] = {
            "GET /health": {},
            "GET /ready": {},
            "GET /api/v1/search": {"params": {"q": QUESTION, "limit": 1}},
            "POST /api/v1/ask": {"json": {"question": QUESTION}},
            "POST /api/v1/check": {"json": {"profile": {"headcount": 38, "place": "Hannover"}, "everything": True}},
            "GET /api/v1/entries": {"params": {"limit": 1}},
            "GET /api/v1/entries/{entry_id}": {"url": "/api/v1/entries/testbonus"},
            "POST /api/v1/documents/preview": file,
            "POST /api/v1/documents": file,
            "GET /api/v1/documents": {"params": {"limit": 1}},
            "GET /api/v1/documents/{doc_id}": {"url": "/api/v1/documents/testbonus", "params": {"start": 0, "end": 80}},
            "POST /api/v1/feedback": {"json": {"question": QUESTION, "thumb": "up"}},
            "GET /api/v1/feedback": {"params": {"limit": 1}},
            "GET /api/v1/alerts/{watch_id}.json": {"url": f"/api/v1/alerts/{watch.id}.json"},
            "GET /api/v1/session": {},
            "POST /api/v1/session": {"json": {"key": TOKEN}},
            "GET /api/v1/status": {},
            "GET /api/v1/corpus/findings": {},
            "GET /v1/models": {},
            "GET /v1/models/{model}": {"url": "/v1/models/foerderlotse"},
            "POST /v1/chat/completions": {
                "json": {"model": "foerderlotse", "messages": [{"role": "user", "content": QUESTION}]}
            },
        }
        told = {}
        for name, sent in asked.items():
            method, path = name.split()
            response = caller.request(method, sent.pop("url", path), **sent)
            response.raise_for_status()
            told[name] = json.loads(json.dumps(shortened(response.json())).replace(folder, "/srv/foerderlotse"))
    Path(api.examples.FILE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def shortened(value: Any) -> Any:
    """A value with at most two elements of each list and no long text."""
    if isinstance(value, dict):
        return {name: shortened(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shortened(one) for one in value[:LISTED_MAX]]
    if isinstance(value, str) and len(value) > TEXT_MAX:
        return f"{value[:TEXT_MAX]} …"
    return value


if __name__ == "__main__":
    main()
